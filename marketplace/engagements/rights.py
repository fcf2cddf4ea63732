"""Who may take a step in an engagement? A checked speaker of the side it belongs to."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from marketplace.engagements.models import Certification, Engagement
from portal.accounts.actors import SYSTEM, Actor
from portal.accounts.models import Membership
from portal.accounts.own_matter import refuse_own_matter
from portal.kernel.errors import NotAllowed, NotFound
from portal.parties.models import Affiliation, Role
from portal.parties.queries import has_role
from portal.ui.templatetags.portal import party_text

Side = str  # "enterprise" or "provider"


def side_of(engagement: Engagement, actor: Actor) -> Side | None:
    """On which side the actor stands; None for a stranger."""
    if actor.acts_for(engagement.enterprise.ref):
        return "enterprise"
    if actor.acts_for(engagement.provider.ref):
        return "provider"
    return None


def works_on(engagement: Engagement, actor: Actor) -> bool:
    """Is the actor a practitioner named here, and still with the organization?"""
    person = actor.person_ref
    return bool(
        person
        and engagement.shares.filter(practitioner__ref=person).exists()
        and Affiliation.objects.filter(
            person__ref=person,
            organization=engagement.provider_id,
            status=Affiliation.Status.ACTIVE,
        ).exists()
    )


def speaks_here(engagement: Engagement, actor: Actor) -> bool:
    """Does the actor speak for one of the two sides, with checked authority?"""
    return actor.speaks_for(engagement.enterprise.ref) or actor.speaks_for(
        engagement.provider.ref
    )


def sees_amounts(engagement: Engagement, actor: Actor) -> bool:
    """In a list of what concerns the actor; asks the database nothing."""
    return speaks_here(engagement, actor) or side_of(engagement, actor) is None


def require_reader(engagement: Engagement, actor: Actor, missing: str) -> None:
    """Amounts, contract and files: for checked speakers and the people at work."""
    if speaks_here(engagement, actor) or works_on(engagement, actor):
        return
    if side_of(engagement, actor) is None:
        raise NotFound(missing)
    raise unchecked()


def unchecked() -> NotAllowed:
    return NotAllowed(
        _(
            "This page shows amounts, the contract or files, and your authority is not "
            "checked. Have it checked on your desk, then open the page again."
        )
    )


def refuse_both_sides(engagement: Engagement, actor: Actor) -> None:
    """Who belongs to both sides takes no step of either: a step has two persons."""
    sides = engagement.enterprise.ref, engagement.provider.ref
    if all(actor.acts_for(side) for side in sides):
        raise NotAllowed(
            _(
                "You belong to both sides of this engagement. Somebody who belongs to "
                "one side only takes this step."
            )
        )


def refuse_same_person(actor: Actor, did_the_other: Iterable[str]) -> None:
    """`did_the_other`: refs of the users who took the other side's part of the step."""
    if actor.ref in set(did_the_other) - {"", SYSTEM.ref}:
        raise NotAllowed(
            _(
                "You took this step for the other side already. Another person of your "
                "side takes it."
            )
        )


def require_side(engagement: Engagement, actor: Actor, side: Side) -> None:
    """Raise unless the actor speaks for that side of the engagement, and only for it."""
    party = engagement.enterprise if side == "enterprise" else engagement.provider
    if actor == SYSTEM:
        return
    refuse_both_sides(engagement, actor)
    if actor.speaks_for(party.ref):
        return
    if actor.acts_for(party.ref):
        raise NotAllowed(
            _(
                "You may not speak for %(party)s yet. Have your authority checked "
                "on your desk, then take this step."
            )
            % {"party": party_text(party)}
        )
    if side_of(engagement, actor) is None and not works_on(engagement, actor):
        raise NotFound(_("There is no such engagement."))
    raise NotAllowed(
        _(
            "Only %(party)s takes this step. You see it so that you know where it stands."
        )
        % {"party": party_text(party)}
    )


def require_own_side(engagement: Engagement, actor: Actor) -> Side:
    """The side that the actor speaks for; raises for everybody else."""
    side = side_of(engagement, actor)
    if side is None:
        if works_on(engagement, actor):
            raise NotAllowed(
                _("Only the two parties take this step. Ask your organization.")
            )
        raise NotFound(_("There is no such engagement."))
    require_side(engagement, actor, side)
    return side


def is_assessor(actor: Actor, body_ref: str) -> bool:
    return any(
        a.party_ref == body_ref
        and a.role == Membership.Role.ASSESSOR
        and a.has_authority
        for a in actor.acting
    )


def require_assessor(certification: Certification, actor: Actor) -> None:
    """The body's assessor; the parties see the page but do not record its findings.

    Nor does the owner of the body's account: an audit's result is said by those whom
    the body appointed for it.
    """
    body = certification.body.ref
    if is_assessor(actor, body) and has_role(body, Role.CERTIFICATION_BODY):
        return
    if side_of(certification.engagement, actor) or actor.acts_for(
        certification.body.ref
    ):
        raise NotAllowed(
            _("Only an assessor of %(body)s records this.")
            % {"body": party_text(certification.body)}
        )
    raise NotFound(_("There is no such certification."))


def require_officer(certification: Certification, actor: Actor) -> None:
    if actor.officer_of(certification.institute_ref):
        refuse_own_matter(actor, certification.concerned())
        return
    if side_of(certification.engagement, actor) or actor.acts_for(
        certification.body.ref
    ):
        raise NotAllowed(_("Only an officer of the responsible institute does this."))
    raise NotFound(_("There is no such certification."))
