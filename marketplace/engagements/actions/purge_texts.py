"""What people wrote in engagements is erased five years after their end, with the files.

As in credit.cases, after Art. 16 of the regulation on credit reporting (2013). The
contract, amounts, dates, scores, hashes of files and all credit events stay.
"""

from collections.abc import Mapping

from django.db import transaction

from marketplace.engagements import retention
from marketplace.engagements.entries import EngagementTextsPurged
from marketplace.engagements.locks import locked_engagement
from portal.accounts.actors import SYSTEM
from portal.files.models import StoredFile
from portal.files.store import erase_files
from portal.journal import privacy
from portal.journal.entries import record


def purge_texts(payload: Mapping[str, object]) -> None:
    """The daily job. Each engagement is a transaction of its own; again changes nothing."""
    for engagement in retention.engagements_over():
        _purge(engagement.ref)


@transaction.atomic
def _purge(ref: str) -> None:
    engagement = locked_engagement(ref)
    streams = retention.streams_of(engagement)
    texts = privacy.forget(streams)
    for rows, fields in retention.words_of(engagement):
        for field in fields:
            texts += rows.exclude(**{field: ""}).update(**{field: ""})
    held = StoredFile.objects.filter(owner_ref__in=streams).exclude(name="").exists()
    files = erase_files(streams) if held else 0
    if texts or files:
        record(
            EngagementTextsPurged(stream=ref, texts=texts, files=files), actor=SYSTEM
        )
