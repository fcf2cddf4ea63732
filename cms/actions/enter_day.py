"""A day of the State Council's yearly notice goes into the calendar."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cms.calendar_rights import must_be_open, must_keep_calendar
from portal.accounts.actors import Actor
from portal.deadlines.entries import CalendarDayEntered, stream_of
from portal.deadlines.models import DayOverride
from portal.journal.entries import record
from portal.kernel.errors import Conflict, Invalid


@transaction.atomic
def enter_day(*, day: date, is_working: bool, source: str, actor: Actor) -> DayOverride:
    """Open deadlines keep their day; what is counted from now on follows it."""
    must_keep_calendar(actor)
    must_be_open(day)
    if not source.strip():
        raise Invalid(_("Give the number of the notice."), field="source")
    try:
        with transaction.atomic():
            row = DayOverride.objects.create(
                day=day, is_working=is_working, source=source.strip()
            )
    except IntegrityError as error:
        raise Conflict(
            _("This day is entered already. Remove it first to enter it anew."),
            field="day",
        ) from error
    record(
        CalendarDayEntered(
            stream=stream_of(day.year),
            day=day.isoformat(),
            is_working=is_working,
            source=row.source,
        ),
        actor=actor,
    )
    return row
