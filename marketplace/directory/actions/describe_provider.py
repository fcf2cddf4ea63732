"""An organization says what it is, in its own language."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import ProviderDescribed
from marketplace.directory.models import ProviderProfile
from marketplace.directory.permissions import must_act_for
from marketplace.directory.rows import locked_party
from marketplace.directory.terms import ProviderTerms
from marketplace.directory.wording import refuse_promises
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Invalid


@transaction.atomic
def describe_provider(
    *, party_ref: str, terms: ProviderTerms, actor: Actor
) -> ProviderProfile:
    must_act_for(actor, party_ref)
    party = locked_party(party_ref)
    if not terms.description.strip():
        raise Invalid(
            _("Say in a few sentences what your organization does."),
            field="description",
        )
    if terms.since_year and terms.since_year > clock.today().year:
        raise Invalid(_("The year lies in the future."), field="since_year")
    refuse_promises(terms.description, field="description")
    profile, _made = ProviderProfile.objects.update_or_create(
        party=party,
        defaults={
            "description": terms.description.strip(),
            "language": terms.language,
            "website": terms.website,
            "since_year": terms.since_year,
            "updated_at": clock.now(),
        },
    )
    record(ProviderDescribed(stream=party_ref), actor=actor)
    return profile
