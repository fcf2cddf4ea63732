"""What does the style guide show? Invented values, one for each component."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from portal.kernel import clock, workdays
from portal.ui import charts


class SampleForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("What do you need?"),
        help_text=gettext_lazy("One line that a consultant understands."),
    )
    note = forms.CharField(
        label=gettext_lazy("Anything else"), widget=forms.Textarea, required=False
    )
    size = forms.ChoiceField(
        label=gettext_lazy("Size of your enterprise"),
        choices=[("small", gettext_lazy("small")), ("large", gettext_lazy("large"))],
    )
    edition = forms.ChoiceField(
        label=gettext_lazy("Edition of the standard"),
        choices=[("2023", "GB/T 29490-2023"), ("2013", "GB/T 29490-2013")],
        widget=forms.RadioSelect,
    )
    agree = forms.BooleanField(
        label=gettext_lazy("I may speak for this organization"),
        help_text=gettext_lazy("The institute checks it."),
    )


@dataclass(frozen=True, kw_only=True)
class Card:
    grade: str | None
    points_hundredths: int | None
    record_count: int
    forecast: float | None
    low: float | None
    high: float | None
    n_eff: float
    as_of: datetime
    rulebook: str = "2"
    model: str = "1"


AS_OF = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def cards() -> dict[str, Card]:
    good = Card(
        grade="A",
        points_hundredths=9700,
        record_count=14,
        forecast=0.86,
        low=0.74,
        high=0.94,
        n_eff=14.2,
        as_of=AS_OF,
    )
    new = Card(
        grade=None,
        points_hundredths=None,
        record_count=1,
        forecast=None,
        low=None,
        high=None,
        n_eff=0.8,
        as_of=AS_OF,
    )
    return {"card": good, "new_card": new}


def chart() -> charts.StepChart:
    steps = [
        charts.Step(on=date(2024, 9, 1), points=10000),
        charts.Step(
            on=date(2025, 3, 2), points=9200, delta=-800, label=_("Complaint upheld")
        ),
        charts.Step(
            on=date(2026, 6, 30),
            points=9350,
            delta=150,
            label=_("Three engagements accepted on time"),
        ),
        charts.Step(
            on=date(2026, 8, 12),
            points=9700,
            delta=350,
            label=_("Certificate granted to client"),
        ),
    ]
    return charts.step_chart(
        name="sample",
        title=_("Points from October 2024 to today"),
        steps=steps,
        since=date(2024, 10, 1),
        until=date(2026, 11, 22),
    )


def steps() -> list[dict[str, str]]:
    return [
        {
            "label": _("Plan"),
            "title": _("Diagnosis, policy and goals"),
            "note": _("2 of 2 milestones"),
            "state": "done",
        },
        {
            "label": _("Implement"),
            "title": _("Documents, training"),
            "note": _("2 of 2 milestones"),
            "state": "done",
        },
        {
            "label": pgettext("phase of the work", "Check"),
            "title": _("Internal audit, review"),
            "note": _("0 of 2 milestones"),
            "state": "now",
        },
        {
            "label": _("Improve"),
            "title": _("Certification"),
            "note": _("body chosen by you: none yet"),
            "state": "todo",
        },
    ]


def lists() -> dict[str, list[dict[str, Any]]]:
    return {
        "parts": [
            {"label": _("Every party begins with"), "points": 10000},
            {"label": _("Complaint upheld"), "points": -800, "url": "#chart"},
            {"label": _("Bonus, at most 10"), "points": 500},
        ],
        "gaps": [
            {"label": "4", "value": 90, "start": 20},
            {"label": "8", "value": 70, "start": 10},
            {"label": "10", "value": 5, "start": 0},
        ],
        "chips": [
            {"label": _("All"), "url": "?", "active": True, "count": 64},
            {"label": _("Guidance"), "url": "?kind=guidance", "count": 5},
        ],
    }


def context(request: HttpRequest) -> dict[str, Any]:
    today = clock.today()
    good_form = SampleForm()
    bad_form = SampleForm({"note": "保留所输入的内容"}, auto_id="bad_%s")
    party = SimpleNamespace(
        name="恒瑞智远知识产权咨询",
        name_en="Hengrui Zhiyuan IP Consulting",
        language="zh-hans",
    )
    return {
        **cards(),
        "theme": request.GET.get("theme", ""),
        "chart": chart(),
        "steps": steps(),
        "form": good_form,
        "bad_form": bad_form,
        "party": party,
        "party_label": party.name,
        **lists(),
        "statement": "内部审核已于三月补做，记录见附件。\n我们接受这一结论。",
        "calm": clock.end_of(workdays.add_working_days(today, 8)),
        "soon": clock.end_of(workdays.add_working_days(today, 1)),
        "over": clock.end_of(today - timedelta(days=5)),
        "checked": today - timedelta(days=30),
        "valid": today + timedelta(days=300),
        "ran_out": today - timedelta(days=1),
        "entries": [
            {
                "at": AS_OF,
                "who": "Lin Wei",
                "text": _("Milestone 5 was accepted"),
                "detail": _("12,000 yuan are due within 10 working days"),
            },
            {
                "at": AS_OF - timedelta(days=3),
                "who": "Hengrui Zhiyuan",
                "text": _("The internal audit report was delivered"),
            },
        ],
    }
