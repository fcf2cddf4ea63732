"""What follows what? One line per consequence.

PROJECTIONS run inside the transaction of the entry and are true together with it;
they are total and call no network. REACTIONS run later through the outbox, each
once, and decide nothing. DEADLINES name the action of each kind of timer. FILE_ACCESS
says who may read the files of a thing, by the prefix of its ref; DESK adds next steps
to a reader's own page.
"""

from collections.abc import Mapping, Sequence

from credit.evaluate import snapshots
from credit.events.entries import CreditEventRecorded, CreditEventStateChanged
from portal.accounts import actors, desk
from portal.accounts import queries as accounts
from portal.deadlines import timers
from portal.files import store as files
from portal.files import views as file_views
from portal.journal import entries as journal
from portal.kernel import workdays
from portal.notices import queries as notices
from portal.notices import send
from portal.outbox import jobs

PROJECTIONS: Mapping[type[journal.Entry], Sequence[journal.Projection]] = {
    # portal.parties, portal.accounts
    #
    # marketplace.directory
    #
    # marketplace.sourcing
    #
    # marketplace.engagements
    #
    # credit.events
    CreditEventRecorded: [snapshots.refresh],
    CreditEventStateChanged: [snapshots.refresh],
    # credit.cases
    #
    # search
}

REACTIONS: Mapping[type[journal.Entry], Sequence[journal.Reaction]] = {
    # portal.parties, portal.accounts
    #
    # marketplace.directory
    #
    # marketplace.sourcing
    #
    # marketplace.engagements
    #
    # credit.cases
    #
}

DEADLINES: Mapping[str, timers.Action] = {
    # portal.parties, portal.accounts
    #
    # marketplace.directory
    #
    # marketplace.sourcing
    #
    # marketplace.engagements
    #
    # credit.cases
    #
}

HANDLERS: Mapping[str, jobs.Handler] = {
    journal.REACTION_JOB: journal.run_reaction,
    "deadlines.sweep": lambda payload: timers.sweep() and None,
    send.MAIL_JOB: send.send_notice_mail,
}

CRON: Mapping[str, str] = {"deadlines.sweep": "hourly"}

FILE_ACCESS: Mapping[str, files.MayRead] = {
    # portal.parties, portal.accounts
    "ORG": accounts.may_read_party_files,
    "PER": accounts.may_read_party_files,
    # marketplace.directory
    #
    # marketplace.sourcing
    #
    # marketplace.engagements
    #
    # credit.cases
    #
}

DESK: Sequence[desk.Provider] = (
    # portal.accounts
    desk.own_steps,
    # marketplace.directory
    #
    # marketplace.sourcing
    #
    # marketplace.engagements
    #
    # credit.cases
    #
)


def install() -> None:
    journal.install(PROJECTIONS, REACTIONS)
    timers.install(DEADLINES)
    jobs.install(HANDLERS, CRON)
    workdays.install(timers.overrides)
    files.install(FILE_ACCESS)
    file_views.install(actors.request_actor)
    desk.install(DESK, notices.latest_lines)
