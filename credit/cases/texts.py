"""Which words belong to a matter? Read from its journal entries, where they can be
erased; the rows hold none."""

from django.utils.translation import gettext as _

from portal.journal.entries import Private, load
from portal.journal.models import EntryRow
from portal.kernel.errors import Conflict


def last_text(stream: str, kind: str, field: str) -> str:
    """The newest text of this field; '' when there is none or it was erased."""
    row = (
        EntryRow.objects.filter(stream=stream, kind=kind)
        .prefetch_related("private_texts")
        .order_by("-number")
        .first()
    )
    value = getattr(load(row).entry, field, None) if row else None
    return value.text if isinstance(value, Private) else ""


def refuse_repeated(stream: str, kind: str, text: str) -> None:
    """The same words once more are a second click, not a second word."""
    if last_text(stream, kind, "text") == text.strip():
        raise Conflict(
            _("These words were sent already. Add only what is new."), field="text"
        )
