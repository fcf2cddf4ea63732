"""Which institute is responsible for a region? That of the nearest ancestor."""

from portal.accounts.models import Jurisdiction
from portal.reference.models import Region


def institute_for(region: Region | None) -> str | None:
    """The institute's party ref; None when nobody answers for the region."""
    codes = region.ancestor_codes if region else []
    held = {
        j.region_id: j.institute.ref
        for j in Jurisdiction.objects.filter(region__in=codes).select_related(
            "institute"
        )
    }
    for code in reversed(codes):
        if code in held:
            return held[code]
    first = Jurisdiction.objects.select_related("institute").order_by("pk").first()
    return first.institute.ref if first else None
