"""Which words belong to a matter? Read from its journal entries, where they can be
erased; the rows hold none."""

from portal.journal.entries import Private, load
from portal.journal.models import EntryRow


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
