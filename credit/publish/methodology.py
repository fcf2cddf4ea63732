"""How does the score work? Every number of the page, read from the active rulebook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from credit.engine import schema
from credit.engine.rulebook import Rulebook
from credit.publish import words
from portal.ui import text

# Value of each number in words: hundredths of points, days, a share, a plain number.
GRADE_LABELS = {
    "grade.base": (gettext_lazy("Everybody starts with"), "points"),
    "grade.bonus_cap": (gettext_lazy("Bonus at most"), "points"),
    "grade.a_from": (gettext_lazy("A from"), "points"),
    "grade.b_from": (gettext_lazy("B from"), "points"),
    "grade.c_from": (gettext_lazy("C from; D below"), "points"),
    "grade.completed_needed": (
        gettext_lazy("Completed engagements before a grade is published"),
        "plain",
    ),
    "grade.oversight_factor": (
        gettext_lazy(
            "Part of a practitioner’s deduction that reaches the organization"
        ),
        "share",
    ),
    "volume.clients_needed": (
        gettext_lazy("Many complaints: different clients needed"),
        "plain",
    ),
    "volume.rate_above": (
        gettext_lazy("Many complaints: more than this part of the engagements"),
        "share",
    ),
    "volume.points": (gettext_lazy("Many complaints: points"), "points"),
}
FORECAST_LABELS = {
    "forecast.half_life_days": (gettext_lazy("Evidence weighs half after"), "days"),
    "forecast.prior_strength": (
        gettext_lazy("Weight of the start, in observations"),
        "plain",
    ),
    "forecast.practitioner_prior_strength": (
        gettext_lazy("Weight of a practitioner’s start from the organization"),
        "plain",
    ),
    "forecast.min_effective": (
        gettext_lazy("Effective observations before a number is shown"),
        "plain",
    ),
    "forecast.strangers_cap": (
        gettext_lazy("Strangers together weigh at most, each way"),
        "plain",
    ),
    "forecast.interval": (gettext_lazy("Certainty of the interval"), "share"),
    "forecast.source_weights.certification": (
        gettext_lazy("Weight of a certification result"),
        "plain",
    ),
    "forecast.source_weights.decision": (
        gettext_lazy("Weight of an institute’s decision"),
        "plain",
    ),
    "forecast.source_weights.milestone": (
        gettext_lazy("Weight of the record of an engagement"),
        "plain",
    ),
    "forecast.source_weights.review": (
        gettext_lazy("Weight of a client’s review"),
        "plain",
    ),
    "forecast.source_weights.honour": (gettext_lazy("Weight of an honour"), "plain"),
}


@dataclass(frozen=True, kw_only=True)
class Number:
    label: str
    value: str
    source: str


@dataclass(frozen=True, kw_only=True)
class KindRow:
    title: str
    severity: str
    points: int
    cap: int
    scoring_days: int
    publication_days: int
    outcome: str
    limiter: str
    source: str


@dataclass(frozen=True, kw_only=True)
class ClassRow:
    title: str
    minimum: int
    maximum: int
    weight: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Methodology:
    rulebook: Rulebook
    grade: Sequence[Number]
    forecast: Sequence[Number]
    kinds: Sequence[KindRow]
    classes: Sequence[ClassRow]
    periods: Sequence[tuple[str, str]]


def methodology(rulebook: Rulebook) -> Methodology:
    origins = schema.sources(rulebook.text)
    return Methodology(
        rulebook=rulebook,
        grade=[_number(rulebook, key, origins) for key in GRADE_LABELS],
        forecast=[_number(rulebook, key, origins) for key in FORECAST_LABELS],
        kinds=[_kind(rulebook, code, origins) for code in rulebook.kinds],
        classes=[_class(rulebook, name, origins) for name in rulebook.classes],
        periods=periods(),
    )


def _number(rulebook: Rulebook, key: str, origins: dict[str, str]) -> Number:
    label, unit = {**GRADE_LABELS, **FORECAST_LABELS}[key]
    section, *rest = key.split(".")
    value = getattr(getattr(rulebook, section), rest[0])
    if len(rest) > 1:
        value = value[rest[1]]
    return Number(
        label=str(label), value=_spelled(value, unit), source=_sources([key], origins)
    )


def _spelled(value: float, unit: str) -> str:
    if unit == "points":
        return text.points(round(value))
    if unit == "share":
        return text.percent(round(value * 10_000))
    if unit == "days":
        return _("%(days)s days") % {"days": value}
    return f"{value:g}"


def _sources(keys: Iterable[str], origins: dict[str, str]) -> str:
    codes = dict.fromkeys(origins[key] for key in keys if key in origins)
    return text.listed((words.ORIGINS[code] for code in codes), "part")


def _kind(rulebook: Rulebook, code: str, origins: dict[str, str]) -> KindRow:
    row = rulebook.kinds[code]
    return KindRow(
        title=words.kind(code),
        severity=str(words.SEVERITIES.get(row.severity, "")),
        points=row.points,
        cap=row.cap,
        scoring_days=row.scoring_days,
        publication_days=row.publication_days,
        outcome="" if row.outcome is None else f"{row.outcome:g}",
        limiter=row.limiter,
        source=_sources(
            [key for key in origins if key.startswith(f"kinds.{code}.")], origins
        ),
    )


def _class(rulebook: Rulebook, name: str, origins: dict[str, str]) -> ClassRow:
    row = rulebook.classes[name]
    return ClassRow(
        title=str(words.SEVERITIES[name]),
        minimum=row.publication_min_days,
        maximum=row.publication_max_days,
        weight=f"{row.forecast_weight:g}",
        source=_sources(
            [key for key in origins if key.startswith(f"classes.{name}.")], origins
        ),
    )


def periods() -> list[tuple[str, str]]:
    """The periods of the whole portal, as its users see them."""
    return [
        (
            _("Silence on a deliverable"),
            _(
                "10 working days from the newest submission, reminders on days 5 and 9; it counts as accepted only where both signed that rule, otherwise mediation follows"
            ),
        ),
        (_("Mediation"), _("45 working days at most")),
        (
            _("Complaint: accept or decline, then investigate"),
            _("7, then 15 working days, which may be extended by 15"),
        ),
        (_("Answer of the party complained about"), _("10 working days")),
        (
            _("Appeal against a decision"),
            _("within 15 working days; decided within 30"),
        ),
        (
            _("Objection to an event"),
            _(
                "as long as it is public; marked at once; answered in 5 working days, with approval 8"
            ),
        ),
        (
            _("Repair"),
            _(
                "from the shortest period of its class; decided in 10 working days; free"
            ),
        ),
        (
            _("Reviews"),
            _(
                "open 30 days after completion, revealed when both are in or at the end, no change after"
            ),
        ),
        (
            _("Vetting"),
            _("decided within 20 working days; public notice for 7 days"),
        ),
        (
            _("Authority of an account, checked facts"),
            _("12 months, then the badge turns grey"),
        ),
    ]
