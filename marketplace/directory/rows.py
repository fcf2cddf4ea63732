"""How does an action get its row? Locked, or NotFound with a sentence."""

from typing import TypeVar

from django.db import models
from django.utils.translation import gettext as _

from portal.kernel.errors import NotFound
from portal.parties.models import Party

M = TypeVar("M", bound=models.Model)


def locked(model: type[M], **where: object) -> M:
    """The row under its lock, until the transaction ends."""
    row = model._default_manager.select_for_update().filter(**where).first()  # noqa: SLF001 - Django's documented name
    if row is None:
        raise NotFound(_("There is nothing with this reference."))
    return row


def locked_party(ref: str) -> Party:
    return locked(Party, ref=ref)
