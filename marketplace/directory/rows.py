"""How does an action get its row? Locked, or NotFound with a sentence.

Order of locks: deadlines of the case, deadlines of the organization, case, listing. The
sweep holds a deadline before its action asks for the row; everybody else does the same.
"""

from typing import TypeVar

from django.db import models
from django.utils.translation import gettext as _

from marketplace.directory.models import ListingMeasure, VettingCase, VettingObjection
from marketplace.directory.states import OPEN_VETTING
from portal.deadlines import timers
from portal.kernel.errors import NotFound
from portal.parties.models import Party

M = TypeVar("M", bound=models.Model)


def locked(model: type[M], **where: object) -> M:
    """The row under its lock, until the transaction ends."""
    row = model._default_manager.select_for_update().filter(**where).first()  # noqa: SLF001 - Django's documented name
    if row is None:
        raise NotFound(_("There is nothing with this reference."))
    return row


def held(model: type[M], ref: str) -> M:
    """The row of this reference, its open deadlines locked before it."""
    timers.hold(ref)
    return locked(model, ref=ref)


def held_case(ref: str) -> VettingCase:
    """For steps that also move the listing: its deadlines are locked before the case."""
    timers.hold(ref)
    owner = VettingCase.objects.filter(ref=ref).values_list("party__ref", flat=True)
    timers.hold(owner.first() or "")
    return locked(VettingCase, ref=ref)


def hold_open_case(party_ref: str) -> None:
    """Before the organization or its listing is locked."""
    rows = VettingCase.objects.filter(party__ref=party_ref, status__in=OPEN_VETTING)
    timers.hold(rows.values_list("ref", flat=True).first() or "")
    timers.hold(party_ref)


def open_case_of(party_ref: str) -> VettingCase | None:
    """The application under way, locked."""
    rows = VettingCase.objects.select_for_update(of=("self",))
    return rows.filter(party__ref=party_ref, status__in=OPEN_VETTING).first()


def case_of_objection(ref: str) -> str:
    rows = VettingObjection.objects.filter(ref=ref)
    found = rows.values_list("case__ref", flat=True).first()
    if found is None:
        raise NotFound(_("There is nothing with this reference."))
    return found


def party_of_measure(ref: str) -> str:
    rows = ListingMeasure.objects.filter(ref=ref)
    found = rows.values_list("profile__party__ref", flat=True).first()
    if found is None:
        raise NotFound(_("There is nothing with this reference."))
    return found


def locked_party(ref: str) -> Party:
    return locked(Party, ref=ref)
