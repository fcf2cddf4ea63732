"""How is a person erased from engagements?

Files, terms, scores and dates stay, because two firms rely on them. The person's own
words go; in what others wrote, the person's values are struck out.
"""

from marketplace.engagements.models import (
    Certification,
    ChangeRequest,
    Contest,
    Deliverable,
    Engagement,
    Milestone,
    Nonconformity,
    Review,
)
from portal.accounts.erasure import Subject, strike
from portal.journal.models import EntryRow
from portal.journal.timeline import timeline


def erase_from_engagements(subject: Subject) -> None:
    if subject.user_ref:
        _blank_own_words(subject.user_ref)
    strike(Milestone.objects.all(), subject, "title", "title_en", "deliverables_due")
    strike(Milestone.objects.exclude(dispute_reason=""), subject, "dispute_reason")
    strike(Engagement.objects.exclude(end_reason=""), subject, "end_reason")
    strike(Deliverable.objects.exclude(note=""), subject, "note")
    strike(ChangeRequest.objects.exclude(reasons=""), subject, "reasons")
    strike(Certification.objects.all(), subject, "note", "check_source")
    strike(Nonconformity.objects.exclude(text=""), subject, "text")
    strike(Contest.objects.all(), subject, "reason", "answer", "return_note")
    strike(Review.objects.all(), subject, "text", "reply")


def _blank_own_words(user_ref: str) -> None:
    Deliverable.objects.filter(submitted_by=user_ref).update(note="")
    ChangeRequest.objects.filter(asked_by=user_ref).update(reasons="")
    Contest.objects.filter(proposed_by=user_ref).update(answer="")
    Contest.objects.filter(returned_by=user_ref).update(return_note="")
    Review.objects.filter(written_by=user_ref).update(text="")
    # Where the row does not say who wrote it, the journal does.
    contested = _streams(user_ref, "ResultContested")
    Contest.objects.filter(certification__ref__in=contested).update(reason="")
    ended = _streams(user_ref, "TerminationProposed", "EngagementTerminated")
    Engagement.objects.filter(ref__in=ended).update(end_reason="")
    disputed = [
        recorded.entry.milestone  # type: ignore[attr-defined] # DisputeOpened
        for recorded in timeline(_streams(user_ref, "DisputeOpened"))
        if recorded.row.kind == "DisputeOpened" and recorded.row.actor == user_ref
    ]
    Milestone.objects.filter(ref__in=disputed).update(dispute_reason="")
    replied = [
        recorded.entry.review  # type: ignore[attr-defined] # ReviewReplied
        for recorded in timeline(_streams(user_ref, "ReviewReplied"))
        if recorded.row.kind == "ReviewReplied" and recorded.row.actor == user_ref
    ]
    Review.objects.filter(ref__in=replied).update(reply="")


def _streams(actor_ref: str, *kinds: str) -> list[str]:
    rows = EntryRow.objects.filter(actor=actor_ref, kind__in=kinds)
    return list(rows.values_list("stream", flat=True).distinct())
