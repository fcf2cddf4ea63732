"""Which institute takes a matter? That of the respondent's region, stored at filing."""

from django.utils.translation import gettext as _

from portal.accounts.jurisdiction import institute_for
from portal.kernel.errors import Invalid
from portal.parties import queries as parties


def responsible_institute(respondent_ref: str, otherwise_ref: str = "") -> str:
    """Of the respondent's region; of the other side's where that is not known."""
    known = parties.parties_by_ref([respondent_ref, otherwise_ref])
    party = known.get(respondent_ref)
    other = known.get(otherwise_ref)
    region = (party and party.region) or (other and other.region) or None
    institute = institute_for(region)
    if institute is None:
        raise Invalid(
            _("No coordination institute answers for this region yet. Write to one.")
        )
    return institute
