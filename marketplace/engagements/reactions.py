"""Who is told what, when something happened in an engagement? Later, once per cause."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from marketplace.engagements import entries
from marketplace.engagements.models import Certification, Engagement, Milestone
from marketplace.payments import entries as payments
from portal.journal.entries import Entry, Recorded
from portal.notices.send import notify_institute, notify_party
from portal.parties.names import both

Whom = Callable[[Engagement, Any], Iterable[str]]  # Any: the entry's own class


def _both(engagement: Engagement, entry: Any) -> Iterable[str]:
    return engagement.enterprise.ref, engagement.provider.ref


def _enterprise(engagement: Engagement, entry: Any) -> Iterable[str]:
    return (engagement.enterprise.ref,)


def _provider(engagement: Engagement, entry: Any) -> Iterable[str]:
    return (engagement.provider.ref,)


def _other(engagement: Engagement, entry: Any) -> Iterable[str]:
    """The side that did not do it."""
    return (engagement.other_party(entry.party).ref,)


def _body_of(engagement: Engagement, entry: Any) -> Iterable[str]:
    return (
        Certification.objects.select_related("body").get(ref=entry.stream).body.ref,
    )


def _concerned(engagement: Engagement, entry: Any) -> Iterable[str]:
    """Both sides and the body, but for the one who did it."""
    refs = {*_both(engagement, entry), *_body_of(engagement, entry)}
    return sorted(refs - {getattr(entry, "party", "")})


def _other_author(engagement: Engagement, entry: Any) -> Iterable[str]:
    is_client = entry.side == "enterprise"
    return (engagement.provider.ref if is_client else engagement.enterprise.ref,)


TOLD: Mapping[type[Entry], tuple[str, Whom]] = {
    entries.EngagementOpened: ("engagements.opened", _both),
    entries.ContractSigned: ("engagements.signed", _other),
    entries.EngagementLapsed: ("engagements.lapsed", _both),
    entries.SharesProposed: ("engagements.shares", _other),
    entries.DeliverableSubmitted: ("engagements.delivered", _enterprise),
    entries.SilenceReminded: ("engagements.reminder", _enterprise),
    entries.ChangesRequested: ("engagements.changes", _provider),
    entries.MilestoneAccepted: ("engagements.accepted", _both),
    entries.DisputeOpened: ("engagements.mediation", _both),
    entries.MilestoneSettled: ("engagements.settled", _both),
    entries.EngagementCompleted: ("engagements.completed", _both),
    entries.TerminationProposed: ("engagements.end_proposed", _other),
    entries.EngagementTerminated: ("engagements.ended", _both),
    payments.PaymentRecorded: ("engagements.payment", _other),
    payments.PaymentConfirmed: ("engagements.payment_confirmed", _other),
    payments.PaymentDenied: ("engagements.payment_denied", _other),
    entries.CertificationApplied: ("engagements.applied", _body_of),
    entries.CertificationResult: ("engagements.result", _both),
    entries.ResultChecked: ("engagements.checked", _enterprise),
    entries.ResultContested: ("engagements.result_contested", _concerned),
    entries.ContestSettled: ("engagements.contest_settled", _concerned),
    entries.CertificateChanged: ("engagements.certificate_changed", _both),
    entries.CertificateAlarmed: ("engagements.certificate_alarm", _enterprise),
    entries.ReviewSubmitted: ("engagements.review", _other_author),
    entries.ReviewsRevealed: ("engagements.reviews", _both),
}


INSTITUTE_TOLD: Mapping[type[Entry], str] = {
    entries.CertificationResult: "engagements.to_check",
    entries.ResultContested: "engagements.contested",
    entries.ContestAnswerProposed: "engagements.contest_proposed",
}


def tell(recorded: Recorded) -> None:
    """The parties that have to know; who did it is told too where both sides are."""
    entry = recorded.entry
    kind, whom = TOLD[type(entry)]
    engagement = _engagement_of(entry)
    for ref in dict.fromkeys(whom(engagement, entry)):
        notify_party(
            ref,
            kind=kind,
            ref=engagement.ref,
            url=_url(engagement, entry),
            facts=_facts(engagement, entry),
            key=f"{kind}:{recorded.key}:{ref}",
        )


def tell_institute(recorded: Recorded) -> None:
    """A result waits for a check, is contested, or an answer waits for its decision."""
    entry = recorded.entry
    found = Certification.objects.select_related("body").get(ref=entry.stream)
    kind = INSTITUTE_TOLD[type(entry)]
    by_body = isinstance(entry, entries.CertificationResult) and entry.by == "body"
    if not found.institute_ref or by_body:
        return
    notify_institute(
        found.institute_ref,
        kind=kind,
        ref=found.ref,
        url=f"/institute/certifications/{found.ref}/",
        facts={"body": both(found.body)},
        key=f"{kind}:{recorded.key}",
    )


def _engagement_of(entry: Entry) -> Engagement:
    ref = getattr(entry, "engagement", "") or entry.stream
    return Engagement.objects.select_related("enterprise", "provider").get(ref=ref)


def _url(engagement: Engagement, entry: Entry) -> str:
    if hasattr(entry, "milestone"):
        return f"/milestones/{entry.milestone}/"
    if entry.stream.startswith("CRT-"):
        return f"/certifications/{entry.stream}/"
    return f"/engagements/{engagement.ref}/"


def _facts(engagement: Engagement, entry: Entry) -> dict[str, object]:
    milestone = getattr(entry, "milestone", "")
    number = (
        Milestone.objects.filter(ref=milestone).values_list("position", flat=True)
        if milestone
        else ()
    )
    return {
        "enterprise": both(engagement.enterprise),
        "provider": both(engagement.provider),
        "number": next(iter(number), 0),
        "amount_minor": getattr(entry, "amount_minor", 0),
        "currency": engagement.currency,
        "by_silence": getattr(entry, "by_silence", False),
        "is_active": getattr(entry, "is_active", False),
        "is_found": getattr(entry, "is_found", False),
        "answer_by": getattr(entry, "answer_by", ""),
        "alarm": getattr(entry, "alarm", ""),
        "on": getattr(entry, "on", ""),
        "is_suspended": getattr(entry, "is_suspended", False),
    }
