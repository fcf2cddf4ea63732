"""What has to be true of every listed organization?"""

from django.utils.translation import gettext as _

from marketplace.directory.lines import has_verified_practitioner, unconfirmed_mandatory
from marketplace.directory.models import VettingCase
from portal.accounts.models import Membership
from portal.kernel import clock
from portal.kernel.errors import Invalid
from portal.ui import text


def check_admissible(case: VettingCase) -> None:
    """What has to be true of every listed organization."""
    if lines := unconfirmed_mandatory(case):
        raise Invalid(
            _("To admit, these have to be confirmed first: %(what)s.")
            % {"what": text.listed(line.get_what_display() for line in lines)}
        )
    if not has_verified_practitioner(case):
        raise Invalid(
            _(
                "To admit, the licence of at least one practitioner who works there "
                "has to be confirmed first."
            )
        )
    speaks = Membership.objects.filter(
        party=case.party, until=None, authority_until__gte=clock.today()
    )
    if not speaks.exists():
        raise Invalid(
            _(
                "To admit, the authority of at least one member to speak for the "
                "organization has to be checked first."
            )
        )
