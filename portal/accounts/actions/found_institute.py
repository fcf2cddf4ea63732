"""The operator founds an institute for a region and appoints its officers."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import SYSTEM, Actor
from portal.accounts.entries import InstituteFounded, OfficerAppointed
from portal.accounts.models import Jurisdiction, Membership, User
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid, NotAllowed
from portal.parties.identifiers import check_uscc
from portal.parties.models import Party, Role
from portal.parties.roles import grant_role
from portal.reference.models import Region


@transaction.atomic
def found_institute(
    *, name: str, uscc: str, region: str, actor: Actor, name_en: str = ""
) -> Party:
    """Again with the same code and region gives the institute that is there."""
    must_operate(actor)
    code = check_uscc(uscc).code
    place = Region.objects.filter(code=region).first()
    if place is None:
        raise Invalid(_("There is no region with this code."), field="region")
    held = Jurisdiction.objects.filter(region=place).select_related("institute").first()
    if held is not None and held.institute.uscc == code:
        return held.institute
    if held is not None:
        raise Conflict(_("Another institute answers for this region already."))
    party, _created = Party.objects.get_or_create(
        uscc=code,
        defaults={
            "kind": Party.Kind.LEGAL,
            "name": name.strip(),
            "name_en": name_en.strip(),
            "region": place,
        },
    )
    grant_role(party=party, role=Role.INSTITUTE, actor=actor)
    Jurisdiction.objects.create(institute=party, region=place)
    record(InstituteFounded(stream=party.ref, region=region), actor=actor)
    return party


@transaction.atomic
def appoint_officer(
    *, institute_ref: str, email: str, actor: Actor, role: str = "approver"
) -> User:
    """Makes the account when there is none; appointing again changes nothing."""
    must_operate(actor)
    if role not in {Membership.Role.OFFICER, Membership.Role.APPROVER}:
        raise Invalid(_("An officer is either officer or approver."), field="role")
    institute = Party.objects.select_for_update().get(ref=institute_ref)
    user = account_for(email)
    _membership, created = Membership.objects.get_or_create(
        user=user,
        party=institute,
        until=None,
        defaults={"role": role, "since": clock.today()},
    )
    if created:
        entry = OfficerAppointed(stream=institute_ref, user=user.ref, role=role)
        record(entry, actor=actor)
    return user


def account_for(email: str) -> User:
    """The account of this address; a new one has no password until its link is used."""
    email = email.strip().lower()
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def must_operate(actor: Actor) -> None:
    if actor != SYSTEM:
        raise NotAllowed(_("Only the operator does this, on the command line."))
