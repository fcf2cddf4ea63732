"""What lies on the officer's desk about one application? One value for the page."""

from dataclasses import dataclass
from datetime import datetime

from django.forms import Form

from marketplace.directory import periods
from marketplace.directory.console_forms import LineForm
from marketplace.directory.history import history
from marketplace.directory.models import (
    Licence,
    VettingCase,
    VettingLine,
    VettingObjection,
)
from marketplace.directory.registers import FOR_LINE, Register
from marketplace.directory.states import Vetting
from portal.accounts.actors import Actor
from portal.accounts.models import Membership
from portal.accounts.own_matter import own_matter_sentence
from portal.accounts.queries import user_names
from portal.agreements.models import Signature
from portal.agreements.queries import signatures_of
from portal.deadlines.timers import due_at
from portal.kernel import clock, workdays
from portal.kernel.given import given
from portal.parties.models import Check, Party, Tie
from portal.parties.queries import parties_by_ref, ties_of


@dataclass(frozen=True)
class LineView:
    line: VettingLine
    licence: Licence | None
    check: Check | None
    registers: tuple[Register, ...]
    form: Form


@dataclass(frozen=True)
class TieView:
    tie: Tie
    other: Party | None


@dataclass(frozen=True)
class CaseFile:
    lines: list[LineView]
    ties: list[TieView]
    signatures: list[Signature]
    authority: list[Membership]
    objections: list[VettingObjection]
    history: list[dict[str, object]]
    due: datetime | None
    stands_aside: str  # why this officer may not touch it
    names: dict[str, str]
    is_under_check: bool
    may_propose: bool
    may_take_up: bool
    may_return: bool
    may_decide: bool
    is_own_proposal: bool
    all_looked_at: bool


def casefile(
    case: VettingCase, actor: Actor, *, line_form: LineForm | None = None
) -> CaseFile:
    lines = list(case.lines.all())
    is_under_check = case.status == Vetting.UNDER_CHECK
    is_proposed = case.status == Vetting.PROPOSED
    own = is_proposed and actor.ref == case.proposed_by
    stands_aside = own_matter_sentence(actor, case.concerned())
    return CaseFile(
        lines=_lines(lines, line_form),
        ties=_ties(case.party),
        signatures=signatures_of(case.party.ref),
        authority=list(
            Membership.objects.filter(party=case.party, until=None).select_related(
                "user"
            )
        ),
        objections=list(case.objections.all()),
        history=history([case.ref]),
        stands_aside=stands_aside,
        due=due_at(periods.DECIDE, case.ref),
        names=user_names(
            {case.owner_ref, case.proposed_by, case.decided_by}
            | {line.looked_by for line in lines}
        ),
        is_under_check=is_under_check and not stands_aside,
        may_propose=not stands_aside
        and (
            is_under_check
            or (
                case.status == Vetting.PUBLIC_NOTICE
                and any(x.status == "accepted" for x in case.objections.all())
            )
        ),
        may_take_up=case.status == Vetting.SUBMITTED and not stands_aside,
        may_return=is_under_check
        and not stands_aside
        and not case.returns
        and _in_time(case),
        may_decide=is_proposed
        and not own
        and not stands_aside
        and actor.approver_of(case.institute_ref),
        is_own_proposal=own,
        all_looked_at=all(x.result != VettingLine.Result.OPEN for x in lines),
    )


def _in_time(case: VettingCase) -> bool:
    """Within the five working days in which an application may be returned."""
    last_day = workdays.add_working_days(
        clock.local_date(given(case.submitted_at)), periods.RETURN_WORKING_DAYS
    )
    return clock.today() <= last_day


def _lines(lines: list[VettingLine], line_form: LineForm | None) -> list[LineView]:
    refs = [line.about for line in lines if line.about]
    licences = {one.ref: one for one in Licence.objects.filter(ref__in=refs)}
    found = [line.check_ref for line in lines if line.check_ref]
    checks = {one.ref: one for one in Check.objects.filter(ref__in=found)}
    return [
        LineView(
            line,
            licences.get(line.about),
            checks.get(line.check_ref),
            FOR_LINE.get(line.what, ()),
            line_form
            if line_form and line_form.prefix == f"line{line.pk}"
            else LineForm(prefix=f"line{line.pk}"),
        )
        for line in lines
    ]


def _ties(organization: Party) -> list[TieView]:
    ties = [t for t in ties_of([organization.ref]) if t.kind != Tie.Kind.EMPLOYMENT]
    others = {t.to_ref if t.from_ref == organization.ref else t.from_ref for t in ties}
    parties = parties_by_ref(others)
    return [
        TieView(
            t, parties.get(t.to_ref if t.from_ref == organization.ref else t.from_ref)
        )
        for t in ties
    ]
