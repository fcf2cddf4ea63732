"""A practitioner accepts an invitation; whoever worked elsewhere moves by this.

The person and the new organization make the transfer. The organization left behind
may comment within ten working days but cannot hold it up. Whoever left first and joins
soon after moves as well: otherwise leaving a day early would take the comment away.
"""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory import periods
from marketplace.directory.entries import (
    AffiliationEnded,
    AffiliationStarted,
    PersonTransferred,
)
from marketplace.directory.invitations import Status, locked_invitation
from marketplace.directory.models import Transfer
from portal.accounts.actors import Actor
from portal.accounts.models import PersonClaim, User
from portal.journal.entries import record
from portal.kernel import clock, workdays
from portal.kernel.errors import Conflict, Invalid
from portal.kernel.given import given
from portal.parties.models import Affiliation, Party, Role, person_ref
from portal.parties.roles import grant_role


@transaction.atomic
def accept_invitation(
    *, ref: str, name: str, actor: Actor, language: str = "zh-hans"
) -> Affiliation:
    """`name` is the person's own, as on the licence; used when the person is new."""
    affiliation = locked_invitation(ref, actor)
    person = _person(actor, name, language)
    current = list(
        Affiliation.objects.select_for_update(of=("self",))
        .filter(person=person, status=Status.ACTIVE)
        .select_related("organization", "person")
    )
    if any(a.organization_id == affiliation.organization_id for a in current):
        raise Conflict(_("You work for this organization already."))
    affiliation.person = person
    affiliation.status = Status.ACTIVE
    affiliation.since = clock.today()
    affiliation.save()
    grant_role(party=person, role=Role.PRACTITIONER, actor=actor)
    record(
        AffiliationStarted(
            stream=ref,
            person=person.ref,
            organization=affiliation.organization.ref,
        ),
        actor=actor,
    )
    left = current or _left_lately(person, affiliation.organization)
    for old in current:
        _end(old, actor)
    for old in left:
        _transfer(old, affiliation, actor)
    return affiliation


def _person(actor: Actor, name: str, language: str) -> Party:
    user = User.objects.get(ref=actor.ref)
    claim = PersonClaim.objects.filter(user=user).select_related("party").first()
    if claim is not None:
        return claim.party
    if not name.strip():
        raise Invalid(_("Enter your name as it stands on your licence."), field="name")
    person = Party.objects.create(
        ref=person_ref(),
        kind=Party.Kind.NATURAL,
        name=name.strip(),
        language=language,
    )
    PersonClaim.objects.create(user=user, party=person)
    return person


def _left_lately(person: Party, joined: Party) -> list[Affiliation]:
    """The organization left last, unless it is long ago or the one that takes back."""
    ended = Affiliation.objects.filter(person=person, status=Status.ENDED)
    last = ended.select_related("organization").order_by("-until", "-pk").first()
    if last is None or last.organization_id == joined.pk:
        return []
    oldest = clock.today() - timedelta(days=periods.TRANSFER_DAYS)
    return [last] if given(last.until) >= oldest else []


def _end(old: Affiliation, actor: Actor) -> None:
    old.status = Status.ENDED
    old.until = clock.today()
    old.save(update_fields=["status", "until"])
    record(
        AffiliationEnded(
            stream=old.ref,
            person=given(old.person).ref,
            organization=old.organization.ref,
        ),
        actor=actor,
    )


def _transfer(old: Affiliation, new: Affiliation, actor: Actor) -> None:
    person = given(new.person)
    last_day = workdays.add_working_days(
        clock.today(), periods.TRANSFER_COMMENT_WORKING_DAYS
    )
    transfer = Transfer.objects.create(
        person=person,
        from_organization=old.organization,
        to_organization=new.organization,
        at=clock.now(),
        comment_until=clock.end_of(last_day),
    )
    record(
        PersonTransferred(
            stream=transfer.ref,
            person=person.ref,
            from_organization=old.organization.ref,
            to_organization=new.organization.ref,
            comment_until=transfer.comment_until.isoformat(),
        ),
        actor=actor,
    )
