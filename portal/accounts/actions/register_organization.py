"""Register a legal person; who registers becomes its owner, not yet its voice."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.entries import OrganizationRegistered
from portal.accounts.members import add_member, user_of
from portal.accounts.models import Membership
from portal.journal.entries import record
from portal.kernel.errors import Conflict, Invalid
from portal.parties.identifiers import check_uscc
from portal.parties.models import Party, Role
from portal.parties.queries import party_with_uscc
from portal.parties.roles import grant_role
from portal.reference.models import Region

OPEN_ROLES = (Role.ENTERPRISE, Role.PROVIDER, Role.CERTIFICATION_BODY)
# To certify takes an admission by two officers; here it is a wish in the journal.
GRANTED_AT_ONCE = (Role.ENTERPRISE, Role.PROVIDER)
NAME_LENGTH = 120


class CodeTaken(Conflict):
    """The code belongs to a party already: join it or contest it, never a second one."""

    def __init__(self, party_ref: str) -> None:
        super().__init__(
            _(
                "This organization is registered already. Ask its owner to let you "
                "join, or contest the account if others registered it without right."
            ),
            field="uscc",
        )
        self.party_ref = party_ref


@dataclass(frozen=True, kw_only=True)
class Registration:
    """What the form asks."""

    name: str
    uscc: str
    role: str
    name_en: str = ""
    region: str = ""
    language: str = "zh-hans"


@transaction.atomic
def register_organization(*, registration: Registration, actor: Actor) -> Party:
    code = check_uscc(registration.uscc).code
    name = registration.name.strip()
    if not 0 < len(name) <= NAME_LENGTH:
        raise Invalid(
            _("Enter the name as it stands on the business licence."), field="name"
        )
    if registration.role not in OPEN_ROLES:
        raise Invalid(_("Choose what the organization is here for."), field="role")
    party = _create(registration, name, code)
    if registration.role in GRANTED_AT_ONCE:
        grant_role(party=party, role=registration.role, actor=actor)
    record(
        OrganizationRegistered(
            stream=party.ref,
            user=actor.ref,
            role=registration.role,
            region=registration.region,
        ),
        actor=actor,
    )
    add_member(
        user=user_of(actor), party=party, role=Membership.Role.OWNER, actor=actor
    )
    return party


def _create(registration: Registration, name: str, code: str) -> Party:
    region = None
    if registration.region:
        region = Region.objects.filter(code=registration.region).first()
        if region is None:
            raise Invalid(_("Choose a region from the list."), field="region")
    taken = party_with_uscc(code)
    if taken is not None:
        raise CodeTaken(taken.ref)
    try:
        with transaction.atomic():
            return Party.objects.create(
                kind=Party.Kind.LEGAL,
                name=name,
                name_en=registration.name_en.strip(),
                language=registration.language,
                uscc=code,
                region=region,
            )
    except IntegrityError as error:
        # Two people registered the same code in the same moment.
        winner = party_with_uscc(code)
        if winner is None:
            raise
        raise CodeTaken(winner.ref) from error
