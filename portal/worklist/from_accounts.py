"""Which rows do accounts put on an institute's list? Projections of their entries."""

from datetime import datetime

from portal.accounts.entries import (
    AccountContestDecided,
    AccountContested,
    AccountContestProposed,
    AuthorityConfirmed,
    AuthorityHandedIn,
    AuthorityRefused,
)
from portal.journal.entries import Recorded
from portal.kernel import clock, workdays
from portal.parties.queries import parties_by_ref
from portal.worklist import rows

AUTHORITY, CONTEST = "authority", "contest"
AUTHORITY_DAYS, CONTEST_DAYS = 5, 15  # working days


def _due(recorded: Recorded, days: int) -> datetime:
    start = clock.local_date(recorded.at)
    return clock.end_of(workdays.add_working_days(start, days))


def _names(party_ref: str) -> tuple[str, str]:
    party = parties_by_ref([party_ref]).get(party_ref)
    return (party.name, party.name_en) if party else (party_ref, "")


def authority_waits(recorded: Recorded) -> None:
    entry = recorded.as_a(AuthorityHandedIn)
    title, title_en = _names(entry.party)
    rows.put(
        kind=AUTHORITY,
        ref=entry.stream,
        institute_ref=entry.institute,
        title=title,
        title_en=title_en,
        stands="authority_handed_in",
        next_step="check_authority",
        url_name="accounts:authority",
        due_at=_due(recorded, AUTHORITY_DAYS),
        excluded_ref=entry.user,
    )


def authority_answered(recorded: Recorded) -> None:
    assert isinstance(recorded.entry, AuthorityConfirmed | AuthorityRefused)  # noqa: S101
    rows.close(AUTHORITY, recorded.entry.stream)


def contest_waits(recorded: Recorded) -> None:
    entry = recorded.as_a(AccountContested)
    title, title_en = _names(entry.party)
    rows.put(
        kind=CONTEST,
        ref=entry.stream,
        institute_ref=entry.institute,
        title=title,
        title_en=title_en,
        stands="contest_filed",
        next_step="propose_contest",
        url_name="accounts:contest_case",
        due_at=_due(recorded, CONTEST_DAYS),
        excluded_ref=entry.user,
    )


def contest_proposed(recorded: Recorded) -> None:
    entry = recorded.as_a(AccountContestProposed)
    rows.advance(
        CONTEST,
        entry.stream,
        stands="contest_proposed",
        next_step="decide_contest",
        excluded_ref=str(recorded.row.actor),
    )


def contest_decided(recorded: Recorded) -> None:
    entry = recorded.as_a(AccountContestDecided)
    if entry.outcome == "open":
        rows.advance(
            CONTEST,
            entry.stream,
            stands="contest_sent_back",
            next_step="propose_contest",
            excluded_ref="",
        )
    else:
        rows.close(CONTEST, entry.stream)
