"""Put the circular's text into the archived field of its pages, byte for byte."""

import hashlib

from django.db import transaction

from cms.content_files import CONTENT
from cms.models import PolicyDocumentPage

CIRCULAR = CONTENT / "policies" / "circular-2015-44.txt"
SLUG = "circular-2015-44"
LANGUAGE = "en"


@transaction.atomic
def import_circular() -> str:
    """The English page alone holds the text: it is the English version we were given.

    Returns the sha256. The bytes are read without newline translation.
    """
    raw = CIRCULAR.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    pages = PolicyDocumentPage.objects.filter(
        slug=SLUG, locale__language_code=LANGUAGE
    ).exclude(archived_sha256=digest)
    for page in pages:
        page.archived_text = raw.decode("utf-8")
        page.archived_language = LANGUAGE
        page.archived_sha256 = digest
        page.save()
        _keep_in_revision(page)
    return digest


def _keep_in_revision(page: PolicyDocumentPage) -> None:
    """The next edit starts from the latest revision and must not lose the text."""
    revision = page.latest_revision
    if revision is None:
        return
    for name in ("archived_text", "archived_language", "archived_sha256"):
        revision.content[name] = getattr(page, name)
    revision.save(update_fields=["content"])
