"""How are parties read? By ref, many at once, with their ties, staff and checks."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from portal.kernel import clock
from portal.kernel.errors import NotFound
from portal.parties.models import Affiliation, Check, Party, PartyRole, Tie
from portal.reference.models import Region


def party(ref: str) -> Party:
    found = Party.objects.filter(ref=ref).select_related("region", "industry").first()
    if found is None:
        raise NotFound(_("There is no such party."))
    return found


def parties_by_ref(refs: Iterable[str]) -> dict[str, Party]:
    """One query; refs without a party are absent."""
    rows = Party.objects.filter(ref__in=set(refs)).select_related("region", "industry")
    return {row.ref: row for row in rows}


def party_with_uscc(code: str) -> Party | None:
    return Party.objects.filter(uscc=code).first()


def person_with_licence(kind: str, number: str) -> Party | None:
    return Party.objects.filter(licence_kind=kind, licence_number=number).first()


def ties_between(ref_a: str, ref_b: str, since: date | None = None) -> list[Tie]:
    """Ties in either direction that held at any time from `since` on; newest first."""
    either = Q(from_ref=ref_a, to_ref=ref_b) | Q(from_ref=ref_b, to_ref=ref_a)
    rows = Tie.objects.filter(either)
    if since is not None:
        rows = rows.filter(Q(until=None) | Q(until__gte=since))
    return list(rows.order_by("-since", "-pk"))


def ties_of(refs: Iterable[str], since: date | None = None) -> list[Tie]:
    """All ties of any of the refs, for checks over many parties in one query."""
    known = set(refs)
    rows = Tie.objects.filter(Q(from_ref__in=known) | Q(to_ref__in=known))
    if since is not None:
        rows = rows.filter(Q(until=None) | Q(until__gte=since))
    return list(rows.order_by("-since", "-pk"))


def has_role(ref: str, role: str) -> bool:
    return PartyRole.objects.filter(party__ref=ref, role=role, until=None).exists()


def has_any_role(ref: str, roles: Iterable[str]) -> bool:
    """Has or had one of the roles: a record does not end with the role."""
    return PartyRole.objects.filter(party__ref=ref, role__in=list(roles)).exists()


def roles_of(refs: Iterable[str]) -> dict[str, set[str]]:
    """Current roles by party ref, in one query."""
    found: dict[str, set[str]] = {}
    rows = PartyRole.objects.filter(party__ref__in=set(refs), until=None)
    for ref, role in rows.values_list("party__ref", "role"):
        found.setdefault(ref, set()).add(role)
    return found


def parties_with_role(role: str) -> QuerySet[Party]:
    return Party.objects.filter(
        roles__role=role, roles__until=None, erased_at=None
    ).select_related("region", "industry")


def current_staff(organization_ref: str) -> list[Party]:
    """The practitioners who work for the organization today."""
    rows = Party.objects.filter(
        affiliations__organization__ref=organization_ref,
        affiliations__status=Affiliation.Status.ACTIVE,
    )
    return list(rows.select_related("region").order_by("name", "pk"))


def current_organizations(person_ref: str) -> list[Party]:
    """Where the practitioner works today."""
    rows = Party.objects.filter(
        staff__person__ref=person_ref, staff__status=Affiliation.Status.ACTIVE
    )
    return list(rows.select_related("region").order_by("name", "pk"))


def checks_of(ref: str) -> list[Check]:
    """Every check of the party, the newest first."""
    return list(Check.objects.filter(party__ref=ref).order_by("-checked_on", "-pk"))


def newest_checks_of(ref: str) -> list[Check]:
    """The newest check of each fact, the newest first."""
    newest: dict[str, Check] = {}
    for check in checks_of(ref):
        newest.setdefault(check.what, check)
    return list(newest.values())


def valid_checks_of(ref: str) -> list[Check]:
    """The newest check of each fact, if it was confirmed and has not run out."""
    today = clock.today()
    return [
        check
        for check in newest_checks_of(ref)
        if check.result == Check.Result.CONFIRMED and check.valid_until >= today
    ]


def region_hint(region_code: str) -> Region | None:
    """The region whose digits a code carries; retired ones may be unknown."""
    return Region.objects.filter(code=region_code).first()
