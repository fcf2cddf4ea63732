"""An owner invites somebody by e-mail address."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.entries import MemberInvited
from portal.accounts.members import locked_party, must_own
from portal.accounts.models import Answer, Invitation, Membership
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid
from portal.parties.queries import has_role

OPEN_FOR = timedelta(days=14)


@transaction.atomic
def invite_member(
    *, party_ref: str, email: str, actor: Actor, role: str = "member"
) -> Invitation:
    """The same address again while the first invitation is open gives the first."""
    must_own(actor, party_ref)
    party = locked_party(party_ref)
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid(
            _("Enter an e-mail address such as name@example.cn."), field="email"
        ) from error
    if role not in allowed_roles(party_ref):
        raise Invalid(_("Choose the role of the new member."), field="role")
    if party.memberships.filter(user__email=email, until=None).exists():
        raise Conflict(_("This person is a member already."), field="email")
    Invitation.objects.filter(
        party=party, status=Answer.OPEN, expires_at__lt=clock.now()
    ).update(status=Answer.WITHDRAWN)
    waiting = party.member_invitations.filter(email=email, status=Answer.OPEN).first()
    if waiting is not None:
        return waiting
    invitation = Invitation.objects.create(
        party=party,
        email=email,
        role=role,
        invited_by=actor.ref,
        expires_at=clock.now() + OPEN_FOR,
    )
    record(
        MemberInvited(stream=invitation.ref, party=party_ref, role=role), actor=actor
    )
    return invitation


def allowed_roles(party_ref: str) -> list[str]:
    """Officers are appointed by the operator; assessors belong to certification bodies."""
    roles: list[str] = [Membership.Role.MEMBER, Membership.Role.OWNER]
    if has_role(party_ref, "certification_body"):
        roles.append(Membership.Role.ASSESSOR)
    return roles
