"""An enterprise says where it stands; every field may be unknown."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import EnterpriseProfileChanged
from marketplace.directory.models import EnterpriseProfile
from marketplace.directory.permissions import must_act_for
from marketplace.directory.rows import locked_party
from marketplace.directory.size_class import edition, size_class
from marketplace.directory.terms import EnterpriseTerms
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Invalid
from portal.reference.models import Industry, Region


@transaction.atomic
def update_enterprise(
    *, party_ref: str, terms: EnterpriseTerms, actor: Actor
) -> EnterpriseProfile:
    must_act_for(actor, party_ref)
    party = locked_party(party_ref)
    if terms.region and not Region.objects.filter(code=terms.region).exists():
        raise Invalid(_("Choose a region from the list."), field="region")
    if terms.industry and not Industry.objects.filter(code=terms.industry).exists():
        raise Invalid(_("Choose an industry from the list."), field="industry")
    revenue = terms.revenue_minor // 100 if terms.revenue_minor is not None else None
    computed = size_class(
        industry=terms.industry, staff=terms.staff, revenue_yuan=revenue
    )
    party.region_id = terms.region or None
    party.industry_id = terms.industry or None
    party.ownership = terms.ownership
    party.size_class = terms.declared_class or computed or ""
    party.save(update_fields=["region", "industry", "ownership", "size_class"])
    profile, _made = EnterpriseProfile.objects.update_or_create(
        party=party,
        defaults={
            "staff": terms.staff,
            "revenue_minor": terms.revenue_minor,
            "declared_class": terms.declared_class,
            "computed_class": computed or "",
            "class_edition": edition() if computed else "",
            "updated_at": clock.now(),
        },
    )
    record(
        EnterpriseProfileChanged(
            stream=party_ref,
            region=terms.region,
            industry=terms.industry,
            size_class=party.size_class,
        ),
        actor=actor,
    )
    return profile
