"""What has a party agreed to? The latest row counts."""

from portal.agreements.models import Consent


def has_consent(party_ref: str, purpose: str, about_ref: str = "") -> bool:
    latest = (
        Consent.objects.filter(
            party_ref=party_ref, purpose=purpose, about_ref=about_ref
        )
        .order_by("-pk")
        .first()
    )
    return latest is not None and latest.is_given
