"""Who may take a step? Each function refuses with a sentence that names the remedy."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from portal.accounts.actors import SYSTEM, Actor
from portal.accounts.own_matter import refuse_own_matter
from portal.kernel.errors import NotAllowed


def must_act_for(actor: Actor, party_ref: str) -> None:
    if not actor.acts_for(party_ref):
        raise NotAllowed(
            _("Only members of the organization may do this. Ask its owner to add you.")
        )


def must_speak_for(actor: Actor, party_ref: str) -> None:
    must_act_for(actor, party_ref)
    if not actor.speaks_for(party_ref):
        raise NotAllowed(
            _(
                "Your authority to speak for the organization has not been checked yet. "
                "Send the letter of authority first; until then you may prepare drafts."
            )
        )


def must_be_person(actor: Actor, person_ref: str) -> None:
    if actor.person_ref != person_ref:
        raise NotAllowed(
            _("Only the person may do this, from an account of their own.")
        )


def must_be_officer(actor: Actor, institute_ref: str, concerned: Iterable[str]) -> None:
    """An officer of the institute, in a matter that is not their own."""
    if not actor.officer_of(institute_ref):
        raise NotAllowed(
            _("Only an officer of the responsible institute may take this step.")
        )
    refuse_own_matter(actor, concerned)


def must_be_second(
    actor: Actor, institute_ref: str, proposed_by: str, concerned: Iterable[str]
) -> None:
    """Four eyes: who proposed never decides, whatever the roles."""
    must_be_officer(actor, institute_ref, concerned)
    if actor.ref == proposed_by:
        raise NotAllowed(
            _("You proposed this yourself. A second officer has to decide it.")
        )
    if not actor.approver_of(institute_ref):
        raise NotAllowed(
            _("Only an approver of the institute decides. Ask one to open this page.")
        )


def must_be_system(actor: Actor) -> None:
    if actor != SYSTEM:
        raise NotAllowed(_("This step follows by itself when its day has come."))
