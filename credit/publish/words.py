"""How is a result said? Codes of the engine in words, in both languages."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

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
    "bonus_cap": gettext_lazy("Bonus is limited to 10 points"),
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


def number(hundredths: int) -> str:
    """9700 → "97.0", 9725 → "97.25": at least one decimal, no rounding."""
    whole, rest = divmod(abs(hundredths), 100)
    text = f"{whole}.{rest:02d}"
    return text.removesuffix("0")


def signed(hundredths: int) -> str:
    return f"{'−' if hundredths < 0 else '+'}{number(hundredths)}"


def record(count: int, needed: int) -> str:
    return _("no record yet, %(count)s of %(needed)s") % {
        "count": min(count, needed),
        "needed": needed,
    }


def grade_line(grade: str, hundredths: int) -> str:
    return _("grade %(grade)s, %(points)s points") % {
        "grade": grade,
        "points": number(hundredths),
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


def days_left(days: int) -> str:
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}
