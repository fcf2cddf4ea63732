"""When is an enterprise warned about its certificate?"""

from datetime import date, timedelta

import pytest

from marketplace.engagements.actions.change_certificate import change_certificate
from marketplace.engagements.alarms import EXPIRY, SURVEILLANCE
from marketplace.engagements.models import Certification
from portal.deadlines import timers
from portal.journal.timeline import timeline
from portal.kernel import clock
from portal.notices.models import Notice
from portal.outbox.worker import run_pending
from tests.conftest import FrozenClock
from tests.marketplace.engagements.test_certification import DAY, by_body
from tests.people import Cast

pytestmark = pytest.mark.django_db
KINDS = [*EXPIRY.values(), SURVEILLANCE]


def due(row: Certification) -> list[date | None]:
    moments = [timers.due_at(kind, row.ref) for kind in KINDS]
    return [clock.local_date(moment) if moment else None for moment in moments]


def alarms(row: Certification) -> list[tuple[str, str]]:
    return [
        (one.entry.alarm, one.entry.on)
        for one in timeline([row.ref])
        if one.row.kind == "CertificateAlarmed"
    ]


def to(day: date, frozen_clock: FrozenClock) -> None:
    frozen_clock.moment = clock.start_of(day) + timedelta(minutes=1)
    timers.sweep()


def change(cast: Cast, row: Certification, status: str) -> None:
    change_certificate(
        ref=row.ref,
        status=status,
        on=clock.today(),
        note="Told by the body.",
        actor=cast.actor(cast.sun_qi),
    )


def test_a_certificate_sets_four_alarms(cast: Cast, frozen_clock: FrozenClock) -> None:
    row = by_body(cast)
    ends = date(2029, 11, 19)
    assert due(row) == [
        *[ends - timedelta(days=days) for days in (90, 60, 30)],
        date(2027, 11, 20) - timedelta(days=60),
    ]


def test_the_enterprise_is_told_once_at_each_and_nobody_else(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    row = by_body(cast)
    to(date(2027, 9, 21), frozen_clock)
    to(date(2029, 11, 1), frozen_clock)
    timers.sweep()
    assert alarms(row) == [
        ("surveillance", "2027-11-20"),
        *[("expiry", "2029-11-19")] * 3,
    ]
    run_pending()
    told = Notice.objects.filter(kind="engagements.certificate_alarm")
    assert {notice.user_ref for notice in told} == {cast.lin_wei.ref}
    assert told.count() == 4


def test_a_withdrawn_certificate_has_no_alarms_and_a_suspended_one_keeps_them(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    row = by_body(cast)
    before = due(row)
    change(cast, row, "suspended")
    assert due(row) == before
    change(cast, row, "withdrawn")
    assert due(row) == [None] * 4


def test_a_certificate_recorded_late_gives_no_alarm_for_days_that_are_over(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    row = by_body(
        cast, decided_on=DAY.replace(year=2024), valid_until=date(2027, 1, 10)
    )
    assert due(row) == [None, None, date(2026, 12, 11), None]
