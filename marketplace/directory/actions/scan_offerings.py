"""Read one provider's published offerings against the list of promises anew."""

from django.db import transaction

from marketplace.directory.entries import OfferingsScanned
from marketplace.directory.permissions import must_be_system
from marketplace.directory.promises import list_sha256
from marketplace.directory.rows import locked_party
from marketplace.directory.scan import BrokenOffering, broken_offerings, rules_of
from portal.accounts.actors import SYSTEM, Actor
from portal.journal.entries import load, record
from portal.journal.models import EntryRow
from portal.worklist import rows


@transaction.atomic
def scan_offerings(*, provider_ref: str, actor: Actor = SYSTEM) -> list[BrokenOffering]:
    """Recorded when something is found, and when what was found before is gone.

    Nothing is taken down here: an officer looks, the organization is told.
    """
    must_be_system(actor)
    locked_party(provider_ref)
    broken = broken_offerings(provider_ref)
    entry = OfferingsScanned(
        stream=provider_ref, broken=dict(rules_of(broken)), list_sha256=list_sha256()
    )
    before = _last(provider_ref)
    if before is None and not broken:
        return broken
    # Mended and broken again in the same way is news, too.
    is_known = before is not None and before.broken == entry.broken
    if not is_known or (broken and not rows.is_open("offering", provider_ref)):
        record(entry, actor=actor)
    return broken


def _last(provider_ref: str) -> OfferingsScanned | None:
    found = EntryRow.objects.filter(stream=provider_ref, kind="OfferingsScanned")
    row = found.prefetch_related("private_texts").order_by("-number").first()
    entry = load(row).entry if row else None
    return entry if isinstance(entry, OfferingsScanned) else None
