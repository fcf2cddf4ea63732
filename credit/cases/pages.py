"""What does the page of a case show to this side? Read models, a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from credit.cases import case_steps, queries
from credit.cases.models import Case, Review
from credit.cases.models.codes import Hearing, Origin
from credit.cases.states import ReviewStatus, Status
from credit.cases.steps import Step, offered
from credit.cases.story import Told, story
from credit.cases.work_rows import STEPS as CLOCKS
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.files.models import StoredFile
from portal.files.store import files_of
from portal.parties import queries as parties
from portal.parties.models import Party
from portal.ui.templatetags.portal import party_text

S = Status
MAIN_PATH = (
    (S.SUBMITTED, {S.SUBMITTED, S.DECLINED, S.TRANSFERRED, S.WITHDRAWN}),
    (S.INVESTIGATION, {S.ACCEPTED, S.MEDIATION, S.INVESTIGATION, S.SETTLED}),
    (S.FINDINGS, {S.FINDINGS, S.PROPOSED}),
    (S.DECIDED, {S.DECIDED, S.SERVED}),
    (S.EFFECTIVE, {S.EFFECTIVE, S.ANNULLED, S.CLOSED}),
)
MEDIATION_PATH = (
    (S.MEDIATION, {S.MEDIATION}),
    (S.RULING_PROPOSED, {S.RULING_PROPOSED}),
    (S.RULED, {S.RULED}),
)


@dataclass(frozen=True)
class PathStep:
    label: str
    title: str
    state: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CasePage:
    case: Case
    side: str
    complainant: Party | None
    respondent: Party | None
    institute: Party | None
    path: list[PathStep]
    main: Step | None
    others: list[Step]
    waits_for: str | Promise
    due: datetime | None
    told: list[Told]
    files: list[StoredFile]
    appeals: Sequence[Review] = field(default_factory=list)
    shows_decision: bool = False
    shows_proposal: bool = False


def with_names(cases: Sequence[Case]) -> list[dict[str, object]]:
    """Cases of a list with both sides, in one query."""
    known = parties.parties_by_ref(
        ref for case in cases for ref in (case.complainant_ref, case.respondent_ref)
    )
    return [
        {
            "case": case,
            "complainant": known.get(case.complainant_ref),
            "respondent": known.get(case.respondent_ref),
        }
        for case in cases
    ]


def case_page(actor: Actor, case: Case) -> CasePage:
    side = queries.side_of(actor, case)
    known = parties.parties_by_ref(
        ref
        for ref in (case.complainant_ref, case.respondent_ref, case.institute_ref)
        if ref
    )
    names = _names(case, known)
    appeals = queries.appeals_of(case)
    steps = steps_for(actor, case, side, appeals)
    main = next((step for step in steps if step.is_main), None)
    return CasePage(
        case=case,
        side=side,
        complainant=known.get(case.complainant_ref),
        respondent=known.get(case.respondent_ref),
        institute=known.get(case.institute_ref),
        path=path_of(case),
        main=main,
        others=[step for step in steps if step is not main],
        waits_for=_waits_for(case, side),
        due=_due(case, side, main),
        told=story([case.ref, *(a.ref for a in appeals)], side, names),
        files=files_of(case.ref),
        appeals=list(appeals),
        shows_decision=_is_served(case) or (side == "institute" and _has(case)),
        shows_proposal=_has(case)
        and side in {"institute", "respondent"}
        and case.status in {S.PROPOSED, S.DECIDED},
    )


def steps_for(
    actor: Actor, case: Case, side: str, appeals: Sequence[Review]
) -> list[Step]:
    """The steps that this reader can take now."""
    steps = offered(case_steps.BY_SIDE[side], case.status)
    hidden = _hidden(actor, case, appeals)
    return [step for step in steps if step.slug not in hidden]


def _hidden(actor: Actor, case: Case, appeals: Sequence[Review]) -> set[str]:
    hidden = set()
    is_milestone = case.origin == Origin.MEDIATION
    hidden |= {"end-mediation", "withdraw"} if is_milestone else {"ruling"}
    hidden |= {"take"} if case.handler_ref == actor.ref else set()
    hidden |= {"answer"} if case.answered_at or is_milestone else set()
    if timers.due_at("cases.hearing", case.ref) is None:
        hidden.add("hearing")
    if timers.due_at("cases.appeal_window", case.ref) is None or any(
        actor.acts_for(appeal.by_ref) for appeal in appeals
    ):
        hidden.add("appeal")
    if case.status == S.PROPOSED:
        hidden |= _hidden_while_proposed(actor, case)
    if case.status == S.RULING_PROPOSED and case.ruling.proposed_by == actor.ref:
        hidden |= {"rule", "return-ruling"}
    return hidden


def _hidden_while_proposed(actor: Actor, case: Case) -> set[str]:
    hidden = set()
    if case.decision.hearing != Hearing.REQUESTED:
        hidden.add("hearing-record")
    if case.decision.hearing == Hearing.REQUESTED or _can_ask_for_hearing(case):
        hidden.add("decide")
    if case.decision.proposed_by == actor.ref:
        hidden |= {"decide", "return"}
    return hidden


def _can_ask_for_hearing(case: Case) -> bool:
    return (
        case.status == S.PROPOSED
        and case.decision.is_upheld
        and case.decision.hearing == Hearing.NOT_ASKED
        and timers.due_at("cases.hearing", case.ref) is not None
    )


def path_of(case: Case) -> list[PathStep]:
    steps = MEDIATION_PATH if case.origin == Origin.MEDIATION else MAIN_PATH
    here = next(i for i, (_s, within) in enumerate(steps) if case.status in within)
    found = []
    for i, (status, within) in enumerate(steps):
        is_over = i < here or (
            i == here and (case.has_ended or case.status == S.EFFECTIVE)
        )
        state = "done" if is_over else "now" if i == here else "todo"
        now = Status(case.status).label if i == here else status.label
        found.append(
            PathStep(
                label=_("Step %(number)s") % {"number": i + 1},
                title=str(now if case.status in within else status.label),
                state=state,
            )
        )
        if i == here and case.has_ended:
            break
    return found


def _names(case: Case, known: Mapping[str, Party]) -> dict[str, str]:
    refs = {
        "c": case.complainant_ref,
        "r": case.respondent_ref,
        "i": case.institute_ref,
    }
    return {key: party_text(known[ref]) for key, ref in refs.items() if ref in known}


def _waits_for(case: Case, side: str) -> str:
    """For a reader without a step: who has to act."""
    if case.has_ended:
        return _("This case has ended.")
    if case.status == S.EFFECTIVE:
        return _("The decision is in effect.")
    if case.status == S.SERVED:
        return _("The decision takes effect on the working day after service.")
    if side == "institute":
        if _can_ask_for_hearing(case):
            return _("The respondent can still ask for a hearing.")
        return _("A second officer has to act.")
    return _("The institute has to act.")


def _due(case: Case, side: str, main: Step | None) -> datetime | None:
    if side == "respondent" and main is not None:
        name = "hearing" if main.slug == "hearing" else "answer"
        return timers.last_due(f"cases.{name}", case.ref)
    if case.status == S.SERVED:
        return timers.due_at("cases.effect", case.ref)
    step = CLOCKS.get(S(case.status))
    return timers.last_due(f"cases.{step[1]}", case.ref) if step else None


def _has(case: Case) -> bool:
    return hasattr(case, "decision")


def _is_served(case: Case) -> bool:
    return _has(case) and case.decision.served_at is not None


def review_story(review: Review, side: str, known: Mapping[str, Party]) -> list[Told]:
    names = {"r": review.by_ref, "i": review.institute_ref}
    words = {k: party_text(known[r]) for k, r in names.items() if r in known}
    return story([review.ref], side, words)


def review_path(review: Review) -> list[PathStep]:
    labels = [_("Filed"), _("Answer proposed"), _("Decided")]
    order = {ReviewStatus.SUBMITTED: 0, ReviewStatus.PROPOSED: 1}
    here = order.get(ReviewStatus(review.status), 2)
    return [
        PathStep(
            label=_("Step %(number)s") % {"number": i + 1},
            title=str(ReviewStatus(review.status).label)
            if i == here == len(labels) - 1
            else label,
            state="done"
            if i < here or here == len(labels) - 1
            else "now"
            if i == here
            else "todo",
        )
        for i, label in enumerate(labels)
    ]
