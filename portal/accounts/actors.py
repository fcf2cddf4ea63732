"""Who does it? The value that every action takes as `actor`."""

from dataclasses import dataclass, field
from datetime import date
from typing import cast

from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from portal.accounts.models import Membership, User
from portal.kernel import clock
from portal.parties.models import PartyRole, Role


@dataclass(frozen=True)
class Acting:
    """One party that the actor acts for, and how far."""

    party_ref: str
    role: str  # Membership.Role, or "self" for a practitioner's own party
    has_authority: bool


@dataclass(frozen=True)
class Actor:
    """A signed-in person (or the portal itself) at one moment."""

    ref: str  # user ref, or "system"
    acting: tuple[Acting, ...] = field(default=())

    def acts_for(self, party_ref: str) -> bool:
        """Is a member of the party, checked or not."""
        return any(a.party_ref == party_ref for a in self.acting)

    def speaks_for(self, party_ref: str) -> bool:
        """Is a member whose authority was checked and has not run out."""
        return any(a.party_ref == party_ref and a.has_authority for a in self.acting)

    def officer_of(self, institute_ref: str) -> bool:
        return any(
            a.party_ref == institute_ref and a.role in {"officer", "approver"}
            for a in self.acting
        )

    def approver_of(self, institute_ref: str) -> bool:
        """May decide what another officer of the institute proposed."""
        return any(
            a.party_ref == institute_ref and a.role == "approver" for a in self.acting
        )

    @property
    def person_ref(self) -> str | None:
        """The practitioner that this user is, if any."""
        return next((a.party_ref for a in self.acting if a.role == "self"), None)

    @property
    def institute_refs(self) -> list[str]:
        return [a.party_ref for a in self.acting if a.role in {"officer", "approver"}]


SYSTEM = Actor("system")
ADMITTED = PartyRole.objects.filter(
    party=OuterRef("party"), role=Role.CERTIFICATION_BODY, until=None
)
ACTOR = "_portal_actor"  # our own cache on the request


def actor_for(user: User) -> Actor:
    """Two queries; ended memberships do not count."""
    today = clock.today()
    acting = [
        Acting(
            party_ref=m.party.ref,
            role=m.role,
            has_authority=_has_authority(m, today, is_admitted=m.is_admitted),
        )
        for m in Membership.objects.filter(user=user, until=None)
        .annotate(is_admitted=Exists(ADMITTED))
        .select_related("party")
    ]
    claim = getattr(user, "person", None)
    if claim is not None:
        acting.append(Acting(claim.party.ref, "self", has_authority=True))
    return Actor(user.ref, tuple(acting))


def request_actor(request: HttpRequest) -> Actor:
    """The actor of a request, read once per request."""
    actor = getattr(request, ACTOR, None)
    if actor is None:
        actor = actor_for(request_user(request))
        setattr(request, ACTOR, actor)
    return actor


def request_user(request: HttpRequest) -> User:
    """The signed-in user; every view that asks stands behind `login_required`."""
    return cast("User", request.user)


def _has_authority(membership: Membership, today: date, *, is_admitted: bool) -> bool:
    if membership.role in {"officer", "approver"}:
        return True  # appointed by the operator
    if membership.role == "assessor" and is_admitted:
        return True  # an institute admitted the body that appointed them
    until = membership.authority_until
    return until is not None and until >= today
