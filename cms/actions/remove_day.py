"""A day that was entered by mistake leaves the calendar."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from cms.calendar_rights import must_be_open, must_keep_calendar
from portal.accounts.actors import Actor
from portal.deadlines.entries import CalendarDayRemoved, stream_of
from portal.deadlines.models import DayOverride
from portal.journal.entries import record
from portal.kernel.errors import WrongState


@transaction.atomic
def remove_day(*, day: date, actor: Actor) -> None:
    must_keep_calendar(actor)
    must_be_open(day)
    row = DayOverride.objects.select_for_update().filter(day=day).first()
    if row is None:
        raise WrongState(_("This day is not in the calendar any more."))
    record(
        CalendarDayRemoved(
            stream=stream_of(day.year),
            day=day.isoformat(),
            is_working=row.is_working,
            source=row.source,
        ),
        actor=actor,
    )
    row.delete()
