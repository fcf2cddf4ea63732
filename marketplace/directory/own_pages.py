"""Which directory pages does a party have for itself? Links on its account pages."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.own_pages import OwnPage
from portal.parties.models import Role

BARRED = {Role.CERTIFICATION_BODY, Role.INSTITUTE}


def pages(party_ref: str, roles: set[str]) -> Sequence[OwnPage]:
    """No query: the roles decide."""
    if Role.PRACTITIONER in roles:
        return [
            OwnPage(
                text=_("Licences, employer and consent"),
                url=reverse("directory:practice"),
            )
        ]
    found = []
    if not roles & BARRED:
        found.append(_page(_("Enterprise profile"), "enterprise", party_ref))
    if Role.PROVIDER in roles:
        found += [
            _page(_("Listing and vetting"), "tasks", party_ref),
            _page(_("Description"), "describe", party_ref),
            _page(_("Offerings"), "offerings", party_ref),
            _page(_("Practitioners"), "people", party_ref),
        ]
    return found


def _page(text: str, name: str, party_ref: str) -> OwnPage:
    return OwnPage(text=text, url=reverse(f"directory:{name}", args=[party_ref]))
