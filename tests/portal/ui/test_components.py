"""Each component with what it must say, and nothing taken from the page by accident."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, engines
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler

from portal.ui import samples


@pytest.fixture(autouse=True)
def _english(frozen_clock):
    with translation.override("en"):
        yield


def render(source: str, **values: object) -> str:
    compiled = CottonCompiler().process(source)
    template = engines["django"].from_string(compiled).template
    return " ".join(template.render(Context(values)).split())


def test_a_panel_has_a_heading_only_with_a_title() -> None:
    assert "<h2" not in render("<c-panel>x</c-panel>", title="of the page")
    assert "Grade" in render('<c-panel title="Grade">x</c-panel>')


def test_a_title_is_escaped() -> None:
    html = render('<c-panel :title="name">x</c-panel>', name="<b>A & B</b>")
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in html


def test_a_button_with_an_address_is_a_link() -> None:
    html = render('<c-button href="/x/" kind="primary">Go</c-button>')
    assert html.startswith('<a href="/x/" class="button button-primary"')


def test_a_button_without_an_address_sends_its_form() -> None:
    html = render('<c-button name="step" value="accept">Accept</c-button>')
    assert '<button type="submit"' in html
    assert 'name="step" value="accept"' in html


def test_a_post_is_one_form_with_its_token() -> None:
    html = render('<c-post action="/x/" label="Take it" />', csrf_token="token")
    assert 'action="/x/"' in html
    assert 'name="csrfmiddlewaretoken" value="token"' in html


@pytest.mark.parametrize("kind", ["neutral", "good", "caution", "bad", "seal"])
def test_a_tag_has_its_kind(kind: str) -> None:
    assert f"tag-{kind}" in render(f'<c-tag kind="{kind}">paid</c-tag>')


def test_a_stamp_says_what_by_whom_when_until_when() -> None:
    html = render(
        '<c-stamp what="Licence" by="Suzhou institute" :on="on" :until="until" />',
        on=date(2026, 3, 3),
        until=date(2027, 3, 3),
    )
    for words in ("Licence", "Suzhou institute", "3 Mar 2026", "again by 3 Mar 2027"):
        assert words in html
    assert "stamp-over" not in html


def test_a_stamp_holds_through_its_last_day_and_is_grey_after() -> None:
    source = '<c-stamp what="Licence" :until="until" />'
    assert "stamp-over" not in render(source, until=date(2026, 11, 23))
    html = render(source, until=date(2026, 11, 22))
    assert "stamp-over" in html
    assert "ran out on 22 Nov 2026" in html


@pytest.mark.django_db  # the calendar asks for the yearly notice
def test_a_clock_says_how_many_working_days_are_left() -> None:
    html = render('<c-clock :due="due" />', due=date(2026, 11, 25))
    assert "clock-soon" in html
    assert "2 working days left" in html
    assert render('<c-clock :due="due" />', due=None) == ""


def test_a_reason_says_its_sign_in_words() -> None:
    assert "In favour:" in render('<c-reason kind="plus">x</c-reason>')
    assert "Against:" in render('<c-reason kind="minus">x</c-reason>')


def test_a_path_names_where_it_stands() -> None:
    html = render('<c-path :steps="steps" />', steps=samples.steps())
    assert html.count('aria-current="step"') == 1
    assert "Check · now" in html
    assert html.count("· done") == 2


def test_a_newcomer_has_no_grade_but_a_count() -> None:
    html = render('<c-credit-pair :card="card" />', card=samples.cards()["new_card"])
    assert "No record yet" in html
    assert "1 of 3 completed engagements" in html
    assert "Not enough evidence" in html
    assert "<svg" not in html


def test_grade_and_forecast_stand_side_by_side() -> None:
    html = render('<c-credit-pair :card="card" :peers="0.77" />', **samples.cards())
    for words in ("97.0", "rulebook 2", "86", "model 1", "14.2 effective"):
        assert words in html
    assert "with 90 % certainty between" in html.replace("\u00a0", " ")


def test_the_chart_has_its_numbers_as_a_table() -> None:
    html = render('<c-step-chart :chart="chart" />', chart=samples.chart())
    assert html.count('role="img"') == 2
    assert "<table" in html
    assert "Complaint upheld" in html
    assert "−8.0" in html


def test_a_list_that_is_whole_has_no_pager() -> None:
    assert render('<c-pager :next="next" />', next=None) == ""
    assert 'href="?after=7"' in render('<c-pager :next="next" />', next="?after=7")


def test_a_timeline_says_when_and_who() -> None:
    at = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    entries = [{"at": at, "who": "Lin Wei", "text": "accepted"}]
    html = render('<c-timeline :entries="entries" />', entries=entries)
    assert "22 Nov 2026, 10:00" in html
    assert "Lin Wei" in html


def test_a_form_names_its_faults_and_links_them() -> None:
    form = samples.SampleForm({"note": "kept"})
    html = render('<c-form :form="form" submit="Send" />', form=form)
    assert 'href="#id_title"' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'id="id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert "kept</textarea>" in html
    assert html.count("<label") == html.count("</label>")


def test_a_field_may_say_the_language_written_in_it() -> None:
    form = samples.SampleForm()
    form.fields["title"].lang = "zh-hans"
    html = render('<c-field :field="form.title" />', form=form)
    assert 'lang="zh-Hans"' in html


PARTY = SimpleNamespace(name="恒瑞智远", name_en="Hengrui", language="zh-hans")


def test_a_name_is_shown_in_the_language_of_the_page() -> None:
    source = "{% party_name party %}"
    assert render(source, party=PARTY) == '<span lang="en">Hengrui</span>'
    with translation.override("zh-hans"):
        assert render(source, party=PARTY) == '<span lang="zh-Hans">恒瑞智远</span>'


def test_a_name_without_translation_keeps_its_language() -> None:
    party = SimpleNamespace(name="恒瑞<智远", name_en="", language="zh-hans")
    html = render("{% party_name party %}", party=party)
    assert html == '<span lang="zh-Hans">恒瑞&lt;智远</span>'


def test_what_a_party_wrote_is_escaped_and_marked() -> None:
    html = render("{{ words|user_text:'zh-hans' }}", words="一<script>\n二")
    assert 'lang="zh-Hans"' in html
    assert "一&lt;script&gt;<br>二" in html


def test_empty_values_stay_empty() -> None:
    source = "{{ x|money }}{{ x|points }}{{ x|percent }}{{ x|day }}{{ x|user_text }}"
    assert render(source, x=None) == ""
