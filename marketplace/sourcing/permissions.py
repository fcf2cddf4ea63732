"""Who may take which step here? Each refusal names the remedy."""

from django.utils.translation import gettext as _

from marketplace.directory.models import ProviderProfile
from marketplace.directory.states import Listing
from marketplace.sourcing.candidates import tied_refs
from marketplace.sourcing.models import Proposal, ServiceRequest
from portal.accounts.actors import Actor
from portal.kernel import clock
from portal.kernel.errors import Conflict, NotAllowed


def is_active(provider_ref: str) -> bool:
    profile = ProviderProfile.objects.filter(
        party__ref=provider_ref, listing=Listing.ACTIVE
    ).first()
    if profile is None:
        return False
    return profile.listed_until is None or profile.listed_until >= clock.today()


def must_be_active(provider_ref: str) -> None:
    if not is_active(provider_ref):
        raise NotAllowed(
            _(
                "Only organizations that passed vetting and are listed may take part. "
                "Apply for vetting, or ask your institute why the listing stopped."
            )
        )


def must_be_independent(request: ServiceRequest, provider_ref: str) -> None:
    """No self-dealing, and no tie to the certifier that the enterprise chose."""
    certifier = request.certifier.ref if request.certifier else ""
    if tied_refs(
        [provider_ref], enterprise=request.enterprise.ref, certifier=certifier
    ):
        raise Conflict(
            _(
                "This organization is tied to the enterprise or to the certification "
                "body it chose, so it cannot take part in this request."
            )
        )


def must_not_be_both(actor: Actor, enterprise_ref: str, provider_ref: str) -> None:
    """Nobody asks and answers, or awards to themselves."""
    if actor.acts_for(enterprise_ref) and actor.acts_for(provider_ref):
        raise NotAllowed(
            _(
                "You act for the enterprise and for the organization. Somebody who acts "
                "for one of them only takes this step."
            )
        )


def refuse_own_proposal(proposal: Proposal, actor: Actor) -> None:
    """Also when the person has changed sides since."""
    if proposal.created_by == actor.ref:
        raise NotAllowed(
            _("You wrote this proposal. Another person of the enterprise awards it.")
        )


def is_own(actor: Actor, request: ServiceRequest) -> bool:
    return actor.acts_for(request.enterprise.ref)
