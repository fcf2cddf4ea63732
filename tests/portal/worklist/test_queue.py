import csv
import io
from datetime import timedelta

import pytest

from portal.journal.models import EntryRow
from portal.kernel import clock
from portal.worklist import queries, rows
from portal.worklist.models import WorkItem
from tests.people import Cast


def put(cast: Cast, number: int, **more: object) -> WorkItem:
    values = {
        "kind": "vetting",
        "ref": f"VET-{number:05d}",
        "institute_ref": cast.ningbo_institute.ref,
        "title": f"机构{number}",
        "stands": "submitted",
        "next_step": "take_up",
        "url_name": "accounts:authority",
        "due_at": clock.now() + timedelta(days=number),
    }
    rows.put(**{**values, **more})
    return WorkItem.objects.get(ref=values["ref"])


def get(cast: Cast, user: object, query: str = "") -> object:
    return cast.client(user).get(f"/en/institute/{query}")


def test_the_nearest_deadline_stands_first_and_none_last(cast: Cast) -> None:
    put(cast, 3)
    put(cast, 1)
    put(cast, 2, due_at=None)
    response = get(cast, cast.wang_min, "?tab=team")
    refs = [row.ref for row in response.context["rows"]]
    assert refs == ["VET-00001", "VET-00003", "VET-00002"]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_opens_in_both_languages(cast: Cast, language: str) -> None:
    put(cast, 1)
    response = cast.client(cast.wang_min).get(f"/{language}/institute/")
    assert response.status_code == 200


def test_officers_see_their_own_institutes_rows_only(cast: Cast) -> None:
    put(cast, 1)
    assert get(cast, cast.gao_lei, "?tab=team").context["rows"] == []
    assert get(cast, cast.zhao_hai).status_code == 404
    assert cast.client(cast.stranger).get("/en/institute/work.csv").status_code == 404


def test_taking_and_releasing_is_written_down(cast: Cast) -> None:
    put(cast, 1)
    client = cast.client(cast.wang_min)
    url = "/en/institute/work/vetting/VET-00001"
    assert client.post(f"{url}/take/").status_code == 302
    assert client.post(f"{url}/take/").status_code == 302
    assert WorkItem.objects.get().owner_ref == cast.wang_min.ref
    assert cast.client(cast.li_na).post(f"{url}/take/").status_code == 409
    assert cast.client(cast.li_na).post(f"{url}/release/").status_code == 403
    assert cast.client(cast.gao_lei).post(f"{url}/take/").status_code == 404
    assert client.post(f"{url}/release/").status_code == 302
    kinds = EntryRow.objects.filter(stream="work/vetting/VET-00001")
    assert list(kinds.values_list("kind", flat=True)) == ["WorkTaken", "WorkReleased"]


def test_who_proposed_cannot_take_the_decision(cast: Cast) -> None:
    put(cast, 1, excluded_ref=cast.wang_min.ref, next_step="decide")
    page = get(cast, cast.wang_min, "?tab=others").content.decode()
    assert "You proposed it: somebody else decides." in page
    client = cast.client(cast.wang_min)
    response = client.post("/en/institute/work/vetting/VET-00001/take/")
    assert response.status_code == 403
    assert WorkItem.objects.get().owner_ref == ""


def test_the_owner_stays_while_the_same_step_is_to_be_done(cast: Cast) -> None:
    put(cast, 1)
    WorkItem.objects.update(owner_ref=cast.li_na.ref)
    assert put(cast, 1, stands="accepted").owner_ref == cast.li_na.ref
    barred = put(cast, 1, excluded_ref=cast.li_na.ref)
    assert barred.owner_ref == ""


def test_another_step_goes_back_to_the_team(cast: Cast) -> None:
    put(cast, 1)
    WorkItem.objects.update(owner_ref=cast.li_na.ref)
    assert put(cast, 1, next_step="decide").owner_ref == ""


def test_done_work_is_not_taken(cast: Cast) -> None:
    put(cast, 1)
    rows.close("vetting", "VET-00001")
    client = cast.client(cast.wang_min)
    url = "/en/institute/work/vetting/VET-00001/take/"
    assert client.post(url).status_code == 409


def test_tabs_count_every_open_row_once(cast: Cast) -> None:
    put(cast, 1, owner_ref=cast.wang_min.ref)
    put(cast, 2)
    put(cast, 3, owner_ref=cast.li_na.ref)
    put(cast, 4, excluded_ref=cast.wang_min.ref)
    put(cast, 5, kind="complaint")
    put(cast, 6, institute_ref=cast.suzhou_institute.ref)
    found = queries.counts(cast.actor(cast.wang_min))
    assert (found.mine, found.team, found.others) == (1, 2, 2)
    assert found.kinds == {"vetting": 4, "complaint": 1}


def test_the_page_shows_the_tabs_with_their_counts(cast: Cast) -> None:
    put(cast, 1, owner_ref=cast.wang_min.ref)
    put(cast, 2, kind="complaint")
    page = " ".join(get(cast, cast.wang_min).content.decode().split())
    page = page.replace(" >", ">")
    assert 'href="?tab=mine" aria-current="page">Mine <span class="num">1<' in page
    assert 'href="?tab=complaint">Complaints <span class="num">1<' in page


def test_pages_follow_each_other_without_gap_or_repeat(cast: Cast) -> None:
    moment = clock.now()
    for number in range(60):
        put(cast, number, due_at=None if number % 3 == 0 else moment)
    seen, query = [], "?tab=team"
    for _page in range(3):
        response = get(cast, cast.wang_min, query)
        seen += [row.ref for row in response.context["rows"]]
        query = response.context["next"]
    assert query == ""
    assert len(seen) == len(set(seen)) == 60


def test_the_list_takes_the_same_queries_for_1_10_and_50_rows(
    cast: Cast, django_assert_num_queries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = cast.client(cast.wang_min)
    client.get("/en/institute/")  # what is kept per process is read now
    numbers = set()
    for upper in (1, 10, 50):
        for number in range(upper):
            put(cast, number, owner_ref=cast.li_na.ref)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get("/en/institute/?tab=vetting")
        numbers.add(len(captured))
    assert len(numbers) == 1


def test_filters_narrow_by_words_and_due_day(cast: Cast) -> None:
    put(cast, 1, title="甬江机械", due_at=clock.now() - timedelta(days=1))
    put(cast, 2, title="苏州精工")
    for query, expected in (
        ("q=甬江", ["VET-00001"]),
        ("q=vet-00002", ["VET-00002"]),
        ("due=over", ["VET-00001"]),
        ("due=week", ["VET-00002"]),
        ("kind=complaint", []),
    ):
        response = get(cast, cast.wang_min, f"?tab=team&{query}")
        assert [row.ref for row in response.context["rows"]] == expected, query


@pytest.mark.parametrize("cursor", ["x", "2026~", "nonsense~7", "~", "~x"])
def test_a_cursor_that_makes_no_sense_starts_anew(cast: Cast, cursor: str) -> None:
    put(cast, 1)
    response = get(cast, cast.wang_min, f"?tab=team&after={cursor}")
    assert response.status_code == 200


def test_the_export_has_every_row_and_runs_no_formula(cast: Cast) -> None:
    put(cast, 1, title="=HYPERLINK(1)")
    put(cast, 2)
    response = cast.client(cast.wang_min).get("/en/institute/work.csv?tab=team")
    table = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [line[0] for line in table[1:]] == ["VET-00001", "VET-00002"]
    assert table[1][2] == "'=HYPERLINK(1)"


def test_the_queue_names_parties_in_the_language_of_the_page(cast: Cast) -> None:
    put(cast, 1, title="甬江机械", title_en="Yongjiang Machinery")
    put(cast, 2, title="苏州精工")
    client = cast.client(cast.wang_min)
    english = client.get("/en/institute/?tab=team").context["rows"]
    chinese = client.get("/zh-hans/institute/?tab=team").context["rows"]
    assert [row.title for row in english] == ["Yongjiang Machinery", "苏州精工"]
    assert [row.title for row in chinese] == ["甬江机械", "苏州精工"]
    found = get(cast, cast.wang_min, "?tab=team&q=yongjiang").context["rows"]
    assert [row.ref for row in found] == ["VET-00001"]
