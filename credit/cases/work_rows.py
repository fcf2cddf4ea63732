"""Which row of the institute's work list does a case, review or tip-off have now?

Written anew after each entry; closed when nobody at the institute has to act.
"""

from collections.abc import Iterable
from datetime import datetime

from credit.cases.models import Case, Review, TipOff
from credit.cases.models.codes import Hearing
from credit.cases.reviewing import MODELS
from credit.cases.states import ReviewStatus, Status, TipStatus
from portal.deadlines import timers
from portal.journal.entries import Recorded
from portal.parties import queries as parties
from portal.parties.names import joined
from portal.worklist import rows

# status → (next step, clock that the institute holds)
STEPS = {
    Status.SUBMITTED: ("decide_intake", "intake"),
    Status.ACCEPTED: ("start_case", "investigate"),
    Status.MEDIATION: ("mediate", "mediation"),
    Status.RULING_PROPOSED: ("decide_ruling", "mediation"),
    Status.INVESTIGATION: ("investigate", "investigate"),
    Status.FINDINGS: ("propose_decision", "decide"),
    Status.PROPOSED: ("decide", "decide"),
    Status.DECIDED: ("serve", "serve"),
}


def follow(recorded: Recorded) -> None:
    """The projection of every entry of these streams."""
    refresh(recorded.row.stream)


def refresh(ref: str) -> None:
    prefix = ref.partition("-")[0]
    if prefix == "CMP":
        _case_row(Case.objects.get(ref=ref))
    elif prefix == "TIP":
        _tip_row(TipOff.objects.get(ref=ref))
    elif prefix in MODELS:
        _review_row(MODELS[prefix].objects.get(ref=ref))


def _case_row(case: Case) -> None:
    step = STEPS.get(Status(case.status))
    if step is None:
        rows.close("complaint", case.ref)
        return
    next_step, clock_name = step
    excluded = ""
    if case.status == Status.PROPOSED:
        excluded = case.decision.proposed_by
        if case.decision.hearing == Hearing.REQUESTED:
            next_step = "hold_hearing"
    if case.status == Status.RULING_PROPOSED:
        excluded = case.ruling.proposed_by
    title, title_en = _names([case.complainant_ref, case.respondent_ref])
    rows.put(
        kind="complaint",
        ref=case.ref,
        institute_ref=case.institute_ref,
        title=title,
        title_en=title_en,
        stands=case.status,
        next_step=next_step,
        url_name="cases:institute_case",
        due_at=_due(clock_name, case.ref),
        owner_ref=case.handler_ref,
        excluded_ref=excluded,
    )


def _review_row(review: Review) -> None:
    if not review.is_open:
        rows.close(review.CLOCK, review.ref)
        return
    is_proposed = review.status == ReviewStatus.PROPOSED
    title, title_en = _names([review.by_ref])
    rows.put(
        kind=review.CLOCK,
        ref=review.ref,
        institute_ref=review.institute_ref,
        title=title,
        title_en=title_en,
        stands=review.status,
        next_step="decide" if is_proposed else "answer",
        url_name="cases:institute_review",
        due_at=_due(review.CLOCK, review.ref),
        excluded_ref=review.proposed_by if is_proposed else "",
    )


def _tip_row(tip: TipOff) -> None:
    if tip.status not in {TipStatus.RECEIVED, TipStatus.TRIAGED}:
        rows.close("tip_off", tip.ref)
        return
    is_new = tip.status == TipStatus.RECEIVED
    title, title_en = _names([tip.about_ref])
    rows.put(
        kind="tip_off",
        ref=tip.ref,
        institute_ref=tip.institute_ref,
        title=title or tip.ref,
        title_en=title_en,
        stands=tip.status,
        next_step="triage" if is_new else "close_tip_off",
        url_name="cases:institute_tip",
        due_at=_due("tip_triage", tip.ref),
        owner_ref=tip.handler_ref,
    )


def _due(clock_name: str, ref: str) -> datetime | None:
    """Also when it is over: the row shows how late the institute is."""
    return timers.last_due("cases." + clock_name, ref)


def _names(refs: Iterable[str]) -> tuple[str, str]:
    known = parties.parties_by_ref([ref for ref in refs if ref])
    return joined([known[ref] for ref in refs if ref in known], " – ")
