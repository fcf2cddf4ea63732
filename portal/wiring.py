"""What follows what? One line per consequence.

PROJECTIONS run inside the transaction of the entry and are true together with it;
they are total and call no network. REACTIONS run later through the outbox, each
once, and decide nothing. DEADLINES name the action of each kind of timer.
"""

from collections.abc import Mapping, Sequence

from portal.deadlines import timers
from portal.journal import entries as journal
from portal.kernel import workdays
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
}

CRON: Mapping[str, str] = {"deadlines.sweep": "hourly"}


def install() -> None:
    journal.install(PROJECTIONS, REACTIONS)
    timers.install(DEADLINES)
    jobs.install(HANDLERS, CRON)
    workdays.install(timers.overrides)
