"""What people wrote in matters that are long over is erased, five years after their end.

Regulation on credit reporting (2013), Art. 16: five years from the end. The events,
their hashes and what the institute decided, in codes, stay; no score changes.
"""

from collections.abc import Mapping

from django.db import transaction

from credit.cases import retention
from credit.cases.entries import TextsPurged
from credit.cases.models import Case
from credit.cases.retention import Matter
from portal.accounts.actors import SYSTEM
from portal.files.store import erase_files
from portal.journal import privacy
from portal.journal.entries import record


def purge_texts(payload: Mapping[str, object]) -> None:
    """The daily job. Each matter is a transaction of its own; again changes nothing."""
    for matter in retention.matters_over():
        _purge(matter)


@transaction.atomic
def _purge(matter: Matter) -> None:
    texts = privacy.forget(matter.streams)
    files = erase_files([*matter.streams])
    Case.objects.filter(ref=matter.ref).update(about_summary="")
    record(TextsPurged(stream=matter.ref, texts=texts, files=files), actor=SYSTEM)
