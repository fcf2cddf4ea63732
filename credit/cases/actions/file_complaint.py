"""Complain in the name of an enterprise about an engagement, organization or person."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from credit.cases import clocks, subjects
from credit.cases.entries import ComplaintFiled
from credit.cases.models import Case
from credit.cases.models.codes import Origin
from credit.cases.responsible import responsible_institute
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid, NotAllowed

LIMIT_YEARS = 3


@transaction.atomic
def file_complaint(
    *,
    about_ref: str,
    complainant_ref: str,
    ground: str,
    text: str,
    actor: Actor,
    happened_on: date | None = None,
) -> Case:
    about = subjects.about(actor, about_ref)
    _check_complainant(actor, about, complainant_ref)
    _check_words(text, happened_on)
    case = Case(
        origin=Origin.COMPLAINT,
        institute_ref=responsible_institute(about.respondent_ref, complainant_ref),
        complainant_ref=complainant_ref,
        respondent_ref=about.respondent_ref,
        about_ref=about.ref,
        about_summary=about.summary[:300],
        ground=ground,
        happened_on=happened_on,
        shares=about.shares,
        filed_by=actor.ref,
    )
    try:
        with transaction.atomic():
            case.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict(
            _(
                "You have an open complaint with the same reason about this already. "
                "Add what is new there."
            ),
            field="ground",
        ) from error
    clocks.start("intake", case.ref, clocks.INTAKE)
    record(
        ComplaintFiled(
            stream=case.ref,
            about=case.about_ref,
            complainant=case.complainant_ref,
            respondent=case.respondent_ref,
            ground=case.ground,
            institute=case.institute_ref,
            text=Private(complainant_ref, text.strip()),
        ),
        actor=actor,
    )
    return case


def _check_complainant(
    actor: Actor, about: subjects.About, complainant_ref: str
) -> None:
    if not actor.speaks_for(complainant_ref):
        raise NotAllowed(
            _(
                "Only somebody whose authority was checked can complain in this name. "
                "Hand in the letter of authority first, or send a tip-off."
            )
        )
    if about.complainant_ref and about.complainant_ref != complainant_ref:
        raise NotAllowed(
            _("Only the enterprise of this engagement can complain about it.")
        )
    if about.respondent_ref == complainant_ref:
        raise Invalid(
            _("You cannot complain about yourself. Choose the other side."),
            field="about",
        )


def _check_words(text: str, happened_on: date | None) -> None:
    if not text.strip():
        raise Invalid(_("Say what happened, with dates where you can."), field="text")
    if happened_on is not None and happened_on > clock.today():
        raise Invalid(
            _("This day has not come yet. Enter the day it happened."),
            field="happened_on",
        )
    # Checked again by the officer at intake: the day is the complainant's own word.
    if happened_on is not None and _is_too_old(happened_on, clock.today()):
        raise Invalid(
            _(
                "This happened more than three years ago. Complaints are taken within "
                "three years (Civil Code, Article 188). Check the year, or ask a court."
            ),
            field="happened_on",
        )


def _is_too_old(day: date, today: date) -> bool:
    """The same day three years later is the last one; tuples know 29 February."""
    last = (day.year + LIMIT_YEARS, day.month, day.day)
    return last < (today.year, today.month, today.day)
