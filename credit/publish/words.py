"""How is a result said? Codes of the engine in words, in both languages."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from credit.engine.explain import Change
from credit.engine.forecast import Prior
from portal.ui import text

KINDS = {
    "certificate_granted": gettext_lazy("Certificate granted, no nonconformity"),
    "certificate_granted_minor": gettext_lazy(
        "Certificate granted, minor nonconformities only"
    ),
    "certificate_granted_major_closed": gettext_lazy(
        "Certificate granted after major nonconformities were closed"
    ),
    "certificate_refused": gettext_lazy("Certificate refused"),
    "certificate_withdrawn": gettext_lazy("Certificate withdrawn"),
    "engagement_completed": gettext_lazy("Engagement completed"),
    "engagement_on_time": gettext_lazy("Engagement accepted on time"),
    "engagement_abandoned": gettext_lazy("Engagement abandoned by the provider"),
    "milestone_late": gettext_lazy("Milestone delivered late"),
    "client_review": gettext_lazy("Client's review"),
    "honour": gettext_lazy("Honour or contribution to the public"),
    "complaint_upheld_minor": gettext_lazy("Complaint upheld, minor"),
    "complaint_upheld_general": gettext_lazy("Complaint upheld, general"),
    "complaint_upheld_serious": gettext_lazy("Complaint upheld, serious"),
    "false_promise": gettext_lazy("Promised a certificate"),
    "fabricated_evidence": gettext_lazy("Fabricated evidence"),
    "abnormal_volume": gettext_lazy("Unexplained volume of cases per person"),
    "abnormal_filing": gettext_lazy("Abnormal filings"),
    "business_suspended": gettext_lazy("Ordered to stop taking new business"),
    "licence_revoked": gettext_lazy("Licence revoked"),
    "criminal_conviction": gettext_lazy("Criminal conviction of the management"),
}
SEVERITIES = {
    "minor": gettext_lazy("minor"),
    "general": gettext_lazy("general"),
    "serious": gettext_lazy("serious"),
}
SOURCES = {
    "certification": gettext_lazy("certification body"),
    "decision": gettext_lazy("institute’s decision"),
    "milestone": gettext_lazy("record of the engagement"),
    "review": gettext_lazy("client’s review"),
    "honour": gettext_lazy("award"),
}
LINES = {
    "base": gettext_lazy("Starting points"),
    "kind_cap": gettext_lazy("Limit of this kind reached"),
    "volume": gettext_lazy("Many complaints for the work done"),
    "bonus_cap": gettext_lazy("Limit of the bonus reached"),
    "floor": gettext_lazy("The score does not fall below 0"),
}
# Where a number of the rulebook comes from.
ORIGINS = {
    "measures-2023": gettext_lazy(
        "Measures for the Credit Evaluation of Patent Agencies (trial), CNIPA 2023 No. 10"
    ),
    "practice-2023": gettext_lazy(
        "provincial notices that carry out the Measures of 2023"
    ),
    "trademark-2023": gettext_lazy("draft measures for trademark agencies, 2023"),
    "order-36": gettext_lazy("Measures for Credit Repair, NDRC Order No. 36 of 2025"),
    "pii-2013": gettext_lazy(
        "Regulation on the Credit Reporting Industry, 2013: five years at most"
    ),
    "study": gettext_lazy("our measurements on public rating and inspection data"),
    "ours": gettext_lazy("not found in the official annex; our value"),
}


def kind(code: str) -> str:
    return str(KINDS.get(code, code))


def severity_beside(kind_code: str, severity: str) -> str:
    """The class for a tag beside the kind's name; empty where the name says it."""
    is_said = kind_code.endswith(f"_{severity}")
    return "" if is_said else str(SEVERITIES.get(severity, ""))


def counted(titles: Iterable[str]) -> list[str]:
    """Each title once, with how often it came where that is more than once."""
    counts: dict[str, int] = {}
    for title in titles:
        counts[title] = counts.get(title, 0) + 1
    return [
        title if count == 1 else f"{title} × {count}" for title, count in counts.items()
    ]


def line(code: str, kind_code: str) -> str:
    """What a line of the sum is called."""
    if code == "event":
        return kind(kind_code)
    label = str(LINES[code])
    return text.labelled(kind(kind_code), label) if kind_code else label


def record(count: int, needed: int) -> str:
    return _("no record yet, %(count)s of %(needed)s") % {
        "count": min(count, needed),
        "needed": needed,
    }


def grade_line(grade: str, hundredths: int) -> str:
    return _("grade %(grade)s, %(points)s points") % {
        "grade": grade,
        "points": text.points(hundredths),
    }


def not_enough() -> str:
    return _("not enough evidence")


def likely(p: float, low: float, high: float) -> str:
    """The first line of a forecast: "about 9 of the next 10 go well; likely 7 to 9"."""
    about, least, most = round(p * 10), round(low * 10), round(high * 10)
    if least == most:
        return _("about %(about)s of the next 10 go well") % {"about": about}
    return _("about %(about)s of the next 10 go well; likely %(low)s to %(high)s") % {
        "about": about,
        "low": least,
        "high": most,
    }


def outcome_of(change: Change) -> str:
    """What the result would be then: "A+ · 105.0", else the forecast."""
    if change.code == "more_certified":
        if not change.is_enough:
            return not_enough()
        return _("forecast %(chance)s") % {"chance": text.chance(change.p)}
    if change.code == "more_completed":
        return _("a grade is published")
    if change.grade is None:
        return _("no record yet")
    return f"{change.grade} · {text.points(change.score)}"


def cause_of(change: Change, kind_code: str, *, is_open: bool) -> str:
    """One line of "What would change it"; `is_open`: its day has come."""
    facts = {
        "event": kind(kind_code),
        "day": text.day(change.on) if change.on else "",
        "count": change.count,
    }
    if change.code == "repair":
        if is_open:
            return _("%(event)s: repair possible since %(day)s") % facts
        return _("%(event)s: repair possible from %(day)s") % facts
    if change.code == "publication_ends":
        return _("%(event)s: its publication ends on %(day)s") % facts
    if change.code == "objection_succeeds":
        return _("%(event)s: if the objection succeeds") % facts
    if change.code == "more_completed":
        return (
            ngettext(
                "%(count)s more completed engagement",
                "%(count)s more completed engagements",
                change.count,
            )
            % facts
        )
    return (
        ngettext(
            "%(count)s more client certified",
            "%(count)s more clients certified",
            change.count,
        )
        % facts
    )


def prior(start: Prior, share: float) -> str:
    """Where the forecast started, and how much of it is still that start."""
    facts = {
        "mean": text.chance(start.mean),
        "share": text.percent(round(share * 10_000)),
    }
    if start.from_organization:
        return (
            _(
                "started from the organization’s %(mean)s, which is %(share)s of the weight"
            )
            % facts
        )
    return (
        _("started from %(mean)s for everybody, which is %(share)s of the weight")
        % facts
    )
