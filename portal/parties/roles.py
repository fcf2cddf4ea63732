"""How does a party get or lose a role? Roles that exclude each other share a slot."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Conflict
from portal.parties.entries import RoleEnded, RoleGranted
from portal.parties.models import Party, PartyRole, Role

# Who consults may not certify (Certification Regulations Art. 13).
SLOTS = {
    Role.PROVIDER: "consults_or_certifies",
    Role.CERTIFICATION_BODY: "consults_or_certifies",
}


@transaction.atomic
def grant_role(*, party: Party, role: str, actor: object) -> PartyRole:
    """Give the role from today; the same role again changes nothing."""
    slot = SLOTS.get(Role(role), role)
    held = PartyRole.objects.filter(party=party, slot=slot, until=None).first()
    if held is not None and held.role == role:
        return held
    try:
        with transaction.atomic():
            given = PartyRole.objects.create(
                party=party, role=role, slot=slot, since=clock.today()
            )
    except IntegrityError as error:
        raise Conflict(
            _(
                "One organization cannot both consult and certify (Certification "
                "Regulations Art. 13). End the other role first."
            ),
            field="role",
        ) from error
    record(RoleGranted(stream=party.ref, role=role), actor=actor)
    return given


@transaction.atomic
def end_role(*, party: Party, role: str, actor: object) -> None:
    ended = PartyRole.objects.filter(party=party, role=role, until=None).update(
        until=clock.today()
    )
    if ended:
        record(RoleEnded(stream=party.ref, role=role), actor=actor)
