"""Where do pages and other apps get organizations, people, cases and offerings?

Each `…_for` gives the thing to whom it concerns: a stranger gets NotFound, a member
without the right NotAllowed.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from marketplace.directory.models import (
    BodyAdmission,
    EnterpriseProfile,
    Offering,
    ProviderProfile,
    Transfer,
    VettingCase,
)
from marketplace.directory.providers import ActiveProvider, active_providers
from marketplace.directory.states import OPEN_VETTING, Listing, Proposal
from portal.accounts.actors import Actor
from portal.accounts.models import User
from portal.accounts.queries import invited_addresses
from portal.kernel.errors import NotFound
from portal.parties.models import Affiliation, Party
from portal.parties.queries import party

__all__ = ["ActiveProvider", "active_providers", "provider_is_active"]


def missing() -> NotFound:
    return NotFound(_("There is no such page for you."))


def provider_is_active(party_ref: str) -> bool:
    return ProviderProfile.objects.filter(
        party__ref=party_ref, listing=Listing.ACTIVE
    ).exists()


def body_is_admitted(party_ref: str) -> bool:
    return BodyAdmission.objects.filter(
        party__ref=party_ref, status=Proposal.CONFIRMED
    ).exists()


def organization_for(actor: Actor, ref: str) -> Party:
    """The reader's own organization."""
    if not actor.acts_for(ref):
        raise missing()
    return party(ref)


def own_organizations(actor: Actor) -> list[Party]:
    """Legal persons that the actor is a member of, not as an officer."""
    refs = [a.party_ref for a in actor.acting if a.role in {"owner", "member"}]
    return list(
        Party.objects.filter(ref__in=refs)
        .select_related("provider_profile", "region")
        .prefetch_related("roles")
        .order_by("pk")
    )


def profile_of(party_ref: str) -> ProviderProfile | None:
    return (
        ProviderProfile.objects.filter(party__ref=party_ref)
        .select_related("party")
        .first()
    )


def enterprise_profile_of(party_ref: str) -> EnterpriseProfile | None:
    return EnterpriseProfile.objects.filter(party__ref=party_ref).first()


def staff_of(party_ref: str) -> list[Affiliation]:
    """Invited and current people with their licences, current ones first."""
    return list(
        Affiliation.objects.filter(
            organization__ref=party_ref,
            status__in=[Affiliation.Status.ACTIVE, Affiliation.Status.INVITED],
        )
        .select_related("person")
        .prefetch_related("person__licences", "person__checks")
        .order_by("status", "pk")
    )


def invitation_for(actor: Actor, ref: str) -> Affiliation:
    row = Affiliation.objects.filter(ref=ref).select_related("organization").first()
    user = User.objects.filter(ref=actor.ref).first()
    if row is None or user is None:
        raise missing()
    if row.invited_email not in invited_addresses(user):
        raise missing()
    return row


def invitations_of(actor: Actor) -> list[Affiliation]:
    user = User.objects.filter(ref=actor.ref).first()
    if user is None:
        return []
    return list(
        Affiliation.objects.filter(
            status=Affiliation.Status.INVITED,
            invited_email__in=invited_addresses(user),
        ).select_related("organization")
    )


def affiliations_of(person_ref: str) -> list[Affiliation]:
    return list(
        Affiliation.objects.filter(person__ref=person_ref)
        .select_related("organization")
        .order_by("-pk")
    )


def affiliation_for(actor: Actor, ref: str) -> Affiliation:
    row = (
        Affiliation.objects.filter(ref=ref)
        .select_related("organization", "person")
        .first()
    )
    if row is None:
        raise missing()
    is_own = row.person is not None and row.person.ref == actor.person_ref
    if not is_own and not actor.acts_for(row.organization.ref):
        raise missing()
    return row


def transfer_for(actor: Actor, ref: str) -> Transfer:
    """Both organizations, the person and nobody else."""
    row = (
        Transfer.objects.filter(ref=ref)
        .select_related("person", "from_organization", "to_organization")
        .first()
    )
    if row is None:
        raise missing()
    concerned = {row.from_organization.ref, row.to_organization.ref, row.person.ref}
    if not any(actor.acts_for(one) for one in concerned):
        raise missing()
    return row


def cases() -> QuerySet[VettingCase]:
    return VettingCase.objects.select_related(
        "party__region", "party__provider_profile"
    ).prefetch_related("lines__subject", "objections")


def open_case_of(party_ref: str) -> VettingCase | None:
    return cases().filter(party__ref=party_ref, status__in=OPEN_VETTING).first()


def latest_case_of(party_ref: str) -> VettingCase | None:
    return cases().filter(party__ref=party_ref).order_by("-pk").first()


def application_for(actor: Actor, ref: str) -> VettingCase:
    """The organization's own view of its case."""
    case = cases().filter(ref=ref).first()
    if case is None or not actor.acts_for(case.party.ref):
        raise missing()
    return case


def notice_of(ref: str) -> VettingCase | None:
    """A case on public notice, for anybody."""
    return (
        VettingCase.objects.filter(ref=ref, status="public_notice")
        .select_related("party__region")
        .first()
    )


def notices_now() -> list[VettingCase]:
    return list(
        VettingCase.objects.filter(status="public_notice")
        .select_related("party__region")
        .order_by("notice_until", "pk")
    )


def offering_for(actor: Actor, ref: str) -> Offering:
    """For its own organization, whatever its state."""
    row = (
        Offering.objects.filter(ref=ref)
        .select_related("provider")
        .prefetch_related("clauses", "regions", "industries")
        .first()
    )
    if row is None or not actor.acts_for(row.provider.ref):
        raise missing()
    return row


def offerings_of(party_ref: str) -> list[Offering]:
    return list(
        Offering.objects.filter(provider__ref=party_ref)
        .prefetch_related("clauses", "regions", "industries")
        .order_by("-pk")
    )
