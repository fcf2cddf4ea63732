"""Erase a person: blank the fields, end what they act for, destroy the journal's key.

Rows and refs stay, so that what others did with the person keeps its order; after
this nobody can tell who it was. The journal's hashes stay valid: they cover refs only.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts import erasure
from portal.accounts.actors import SYSTEM, Actor
from portal.accounts.entries import PersonErased, ProfileChanged
from portal.accounts.erasure import Subject, strike
from portal.accounts.models import (
    AccountContest,
    Answer,
    AuthorityRequest,
    Invitation,
    JoinRequest,
    PersonClaim,
    User,
)
from portal.files.models import StoredFile
from portal.files.store import erase_files
from portal.journal.entries import record
from portal.journal.privacy import destroy_key, rewrite
from portal.journal.timeline import timeline
from portal.kernel import clock
from portal.kernel.errors import NotAllowed, NotFound
from portal.outbox.models import Job
from portal.parties.models import Affiliation, Check, Party

GONE = "erased@invalid.invalid"


@transaction.atomic
def erase_person(*, ref: str, actor: Actor) -> Subject:
    """`ref` is a user's or a practitioner's; erasing twice changes nothing more."""
    if actor != SYSTEM:
        raise NotAllowed(_("Only the operator erases, by the command `portal erase`."))
    user, person = _find(ref)
    subject = Subject(
        user_ref=user.ref if user else "",
        person_ref=person.ref if person else "",
        values=(values := _values(user, person)),
        shared=_shared(values, user, person),
    )
    erasure.run(subject)
    if user is not None:
        _erase_account(user)
        _erase_words(user)
    if person is not None:
        _erase_party(person)
    # A firm's letter names the person, and so do checks of it.
    Check.objects.filter(what="authority", raw__in=subject.refs).update(note="")
    erase_files(subject.refs)
    _strike_named(subject)
    destroyed = [one for one in subject.refs if destroy_key(one)]
    rewrite(subject.struck)
    for one in destroyed or subject.refs[:1]:
        entry = PersonErased(stream=one, kinds=["fields", "files", "journal_key"])
        record(entry, actor=actor)
    return subject


def _find(ref: str) -> tuple[User | None, Party | None]:
    user = User.objects.select_for_update().filter(ref=ref).first()
    if user is not None:
        claim = PersonClaim.objects.filter(user=user).select_related("party").first()
        return user, claim.party if claim else None
    person = (
        Party.objects.select_for_update()
        .filter(ref=ref, kind=Party.Kind.NATURAL)
        .first()
    )
    if person is None:
        raise NotFound(_("There is no person with this reference (USR-… or PER-…)."))
    claim = PersonClaim.objects.filter(party=person).select_related("user").first()
    return claim.user if claim else None, person


def _values(user: User | None, person: Party | None) -> tuple[str, ...]:
    found = []
    if user is not None:
        found += [user.email, user.mobile, user.name, *_former(user)]
    if person is not None:
        found += [person.name, person.name_en, person.licence_number]
    return tuple(sorted({value for value in found if value}))


def _former(user: User) -> list[str]:
    """Names and numbers of earlier: a mail of that time may still hold them."""
    found = []
    for recorded in timeline([user.ref]):
        if isinstance(recorded.entry, ProfileChanged):
            entry = recorded.entry
            found += [entry.old_name.text, entry.old_mobile.text]
    return found


def _shared(
    values: tuple[str, ...], user: User | None, person: Party | None
) -> frozenset[str]:
    """Those that are also somebody else's name."""
    users = User.objects.filter(name__in=values)
    if user is not None:
        users = users.exclude(pk=user.pk)
    people = Party.objects.all()
    if person is not None:
        people = people.exclude(pk=person.pk)
    named = people.filter(name__in=values).values_list("name", flat=True)
    named_en = people.filter(name_en__in=values).values_list("name_en", flat=True)
    return frozenset([*users.values_list("name", flat=True), *named, *named_en])


def _strike_named(subject: Subject) -> None:
    """What others wrote about the person in accounts, checks, files and failed jobs."""
    strike(JoinRequest.objects.exclude(message=""), subject, "message")
    strike(AccountContest.objects.all(), subject, "grounds", "reason")
    strike(AuthorityRequest.objects.all(), subject, "bank_reference", "reason")
    strike(Check.objects.exclude(note=""), subject, "note")
    strike(StoredFile.objects.exclude(name=""), subject, "name")
    strike(Job.objects.exclude(last_error=""), subject, "last_error")


def _erase_account(user: User) -> None:
    addresses = EmailAddress.objects.filter(user=user)
    known = {*addresses.values_list("email", flat=True), user.email or ""}
    Invitation.objects.filter(email__in=known - {""}, status=Answer.OPEN).update(
        status=Answer.WITHDRAWN
    )
    Invitation.objects.filter(email__in=known - {""}).update(email=GONE)
    Affiliation.objects.filter(invited_email__in=known - {""}).update(invited_email="")
    addresses.delete()
    Authenticator.objects.filter(user=user).delete()
    sessions = UserSession.objects.filter(user=user)
    keys = list(sessions.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    sessions.delete()
    user.memberships.filter(until=None).update(until=clock.today())
    user.groups.clear()
    user.email = user.mobile = None
    user.name = ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()


def _erase_words(user: User) -> None:
    """What the person wrote, and what officers wrote to them."""
    JoinRequest.objects.filter(user=user, status=Answer.OPEN).update(
        status=Answer.WITHDRAWN
    )
    JoinRequest.objects.filter(user=user).update(message="")
    AccountContest.objects.filter(user=user).update(grounds="", reason="")
    letters = AuthorityRequest.objects.filter(membership__user=user)
    letters.update(bank_reference="", reason="")
    owners = [
        *letters.values_list("ref", flat=True),
        *AccountContest.objects.filter(user=user).values_list("ref", flat=True),
    ]
    erase_files(owners)


def _erase_party(person: Party) -> None:
    Party.objects.filter(pk=person.pk).update(
        name="",
        name_en="",
        licence_kind="",
        licence_number="",
        erased_at=clock.now(),
    )
    Affiliation.objects.filter(person=person).update(invited_email="")
    person.checks.update(raw="", normalised="", note="", source_url="")
