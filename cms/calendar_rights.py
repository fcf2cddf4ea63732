"""Who keeps the calendar of working days, and which days are open to change?

Editors: the notice is a public text like those they keep, and the calendar is one for
all institutes, so no single institute's officer moves everybody's clocks.
"""

from datetime import date

from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.queries import users_by_ref
from portal.kernel import clock
from portal.kernel.errors import Invalid, NotAllowed

MAY_ENTER = "deadlines.add_dayoverride"


def must_keep_calendar(actor: Actor) -> None:
    user = users_by_ref([actor.ref]).get(actor.ref)
    if user is None or not user.has_perm(MAY_ENTER):
        raise NotAllowed(
            _("Only editors enter the days of the notice. Ask one of them.")
        )


def must_be_open(day: date) -> None:
    """Not a day that has begun: deadlines were counted and kept with it."""
    last = date(clock.today().year + 1, 12, 31)
    if not clock.today() < day <= last:
        raise Invalid(
            _("Choose a day after today and not later than %(last)s.")
            % {"last": last.isoformat()},
            field="day",
        )
