"""Which approval numbers are there, and which organization may not certify?"""

import re
import unicodedata

from django.utils.translation import gettext as _

from marketplace.directory.models import VettingCase
from marketplace.directory.states import OPEN_VETTING
from portal.kernel.errors import Conflict
from portal.parties.models import Role
from portal.parties.queries import has_role


def normalise_approval(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).upper()
    return re.sub(r"[\s‐‑–—_]+", "-", plain.strip())


def refuse_consultants(party_ref: str) -> None:
    applies = VettingCase.objects.filter(
        party__ref=party_ref, status__in=OPEN_VETTING
    ).exists()
    if applies or has_role(party_ref, Role.PROVIDER):
        raise Conflict(
            _(
                "This organization consults or has applied to. Who consults may not "
                "certify (Certification Regulations Art. 13)."
            ),
            field="party",
        )
