"""What must be true together with an entry of an engagement?"""

from marketplace.engagements import entries
from marketplace.engagements.actions.open_engagement import open_engagement
from marketplace.engagements.models import Certification
from marketplace.engagements.states import Standing
from marketplace.sourcing.entries import ProposalAwarded
from marketplace.sourcing.queries import awarded_terms
from portal.accounts.actors import SYSTEM
from portal.journal.entries import Recorded
from portal.kernel import clock, workdays
from portal.parties.models import Tie
from portal.parties.names import joined
from portal.parties.ties import end_ties, record_tie
from portal.worklist import rows

CHECK_WORKING_DAYS = 10
CONTEST_WORKING_DAYS = 5
CHECK, CONTEST = "certification_check", "certification_contest"


def open_from_award(recorded: Recorded) -> None:
    """The award and the engagement exist together or not at all."""
    entry = recorded.entry
    if isinstance(entry, ProposalAwarded):
        open_engagement(terms=awarded_terms(entry.proposal), actor=SYSTEM)


def paid_engagement_tie(recorded: Recorded) -> None:
    entry = recorded.entry
    if isinstance(entry, entries.ContractSigned) and entry.is_active:
        record_tie(
            from_ref=entry.provider,
            to_ref=entry.enterprise,
            kind=Tie.Kind.PAID_ENGAGEMENT,
            since=clock.local_date(recorded.at),
            source_ref=entry.stream,
        )


def end_engagement_tie(recorded: Recorded) -> None:
    end_ties(recorded.entry.stream, clock.local_date(recorded.at))


def certification_tie(recorded: Recorded) -> None:
    entry = recorded.entry
    if isinstance(entry, entries.CertificationApplied):
        record_tie(
            from_ref=entry.body,
            to_ref=entry.enterprise,
            kind=Tie.Kind.CERTIFICATION,
            since=clock.local_date(recorded.at),
            source_ref=entry.stream,
        )


def put_check(recorded: Recorded) -> None:
    """An officer looks into the register at what the enterprise recorded."""
    entry = recorded.entry
    if isinstance(entry, entries.CertificationResult) and entry.by == "enterprise":
        _put(recorded, CHECK, "awaiting_check", "check_register", CHECK_WORKING_DAYS)


def put_check_again(recorded: Recorded) -> None:
    """A contest that failed leaves an unchecked result waiting for its check."""
    found = Certification.objects.get(ref=recorded.entry.stream)
    if found.standing == Standing.AWAITING_CHECK:
        _put(recorded, CHECK, "awaiting_check", "check_register", CHECK_WORKING_DAYS)


def put_contest(recorded: Recorded) -> None:
    _put(recorded, CONTEST, "contested", "answer_contest", CONTEST_WORKING_DAYS)


def follow_contest(recorded: Recorded) -> None:
    """Proposed: to a second officer. Sent back: to a first one again."""
    entry = recorded.entry
    found = Certification.objects.get(ref=entry.stream)
    is_proposed = isinstance(entry, entries.ContestAnswerProposed)
    rows.advance(
        CONTEST,
        entry.stream,
        stands="proposed" if is_proposed else "contest_sent_back",
        next_step="decide" if is_proposed else "answer_contest",
        excluded_ref=recorded.row.actor if is_proposed else found.checked_by,
    )


def close_check(recorded: Recorded) -> None:
    rows.close(CHECK, recorded.entry.stream)


def close_contest(recorded: Recorded) -> None:
    rows.close(CONTEST, recorded.entry.stream)


def _put(recorded: Recorded, kind: str, stands: str, step: str, days: int) -> None:
    found = Certification.objects.select_related("engagement__enterprise", "body").get(
        ref=recorded.entry.stream
    )
    if not found.institute_ref:
        return
    last = workdays.add_working_days(clock.local_date(recorded.at), days)
    title, title_en = joined([found.engagement.enterprise, found.body], " · ")
    rows.put(
        kind=kind,
        ref=found.ref,
        institute_ref=found.institute_ref,
        title=title,
        title_en=title_en,
        stands=stands,
        next_step=step,
        url_name="engagements:check",
        due_at=clock.end_of(last),
        excluded_ref=found.checked_by if kind == CONTEST else "",
    )
