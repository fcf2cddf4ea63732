"""Who may see which engagement, milestone, certification and review? The only door."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from marketplace.engagements.models import (
    Certification,
    Engagement,
    Milestone,
    Review,
)
from marketplace.engagements.rights import (
    require_reader,
    side_of,
    speaks_here,
    unchecked,
)
from portal.accounts.actors import Actor
from portal.files.store import Person
from portal.kernel.errors import NotAllowed, NotFound
from portal.parties.models import Affiliation, Party, Role
from portal.parties.queries import current_staff, parties_with_role

PAGE = 20
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    rows: Sequence[Row]
    after: int | None  # key of the next page


def page_of(rows: QuerySet[Row], after: int | None) -> Page[Row]:
    """Newest first; one query whatever the number of rows."""
    if after:
        rows = rows.filter(pk__lt=after)
    found = list(rows.order_by("-pk")[: PAGE + 1])
    more = len(found) > PAGE
    return Page(found[:PAGE], found[PAGE - 1].pk if more else None)


def _engagements() -> QuerySet[Engagement]:
    return Engagement.objects.select_related("enterprise__region", "provider__region")


def engagement_for(actor: Actor, ref: str) -> Engagement:
    """The two sides and the practitioners who work on it; strangers get 404."""
    missing = _("There is no such engagement, or it is not yours.")
    found = _engagements().filter(ref=ref).first()
    if found is None:
        raise NotFound(missing)
    require_reader(found, actor, missing)
    return found


def engagement_after(actor: Actor, request_ref: str) -> str:
    """The ref of the engagement that this request led to; '' for all but its people."""
    rows = Engagement.objects.filter(concerning(actor), request_ref=request_ref)
    return rows.values_list("ref", flat=True).first() or ""


def engagements_of(actor: Actor, after: int | None = None) -> Page[Engagement]:
    return page_of(
        _engagements()
        .filter(concerning(actor))
        .prefetch_related("milestones")
        .distinct(),
        after,
    )


def milestone_for(actor: Actor, ref: str) -> Milestone:
    found = (
        Milestone.objects.select_related(
            "engagement__enterprise", "engagement__provider"
        )
        .prefetch_related("deliverables__file", "change_requests")
        .filter(ref=ref)
        .first()
    )
    missing = _("There is no such milestone, or it is not yours.")
    if found is None:
        raise NotFound(missing)
    require_reader(found.engagement, actor, missing)
    return found


def _certifications() -> QuerySet[Certification]:
    return Certification.objects.select_related(
        "body", "document", "engagement__enterprise", "engagement__provider"
    ).prefetch_related("nonconformities", "contests")


def certification_for(actor: Actor, ref: str) -> Certification:
    """The two sides, the body, and the institute that checks."""
    missing = _("There is no such certification, or it is not yours.")
    found = _certifications().filter(ref=ref).first()
    if found is None:
        raise NotFound(missing)
    if actor.speaks_for(found.body.ref) or actor.officer_of(found.institute_ref):
        return found
    if speaks_here(found.engagement, actor):
        return found
    if side_of(found.engagement, actor) is None and not actor.acts_for(found.body.ref):
        raise NotFound(missing)
    raise unchecked()


def check_for(actor: Actor, ref: str) -> Certification:
    """The officer's page: 403 for the parties, 404 for strangers."""
    found = certification_for(actor, ref)
    if not actor.officer_of(found.institute_ref):
        raise NotAllowed(_("Only officers of the responsible institute see this page."))
    return found


def certifications_of(actor: Actor, after: int | None = None) -> Page[Certification]:
    """The applications to the bodies that the actor acts for."""
    refs = [a.party_ref for a in actor.acting]
    return page_of(_certifications().filter(body__ref__in=refs), after)


def admitted_bodies() -> list[Party]:
    """Bodies that an officer admitted, by name: the enterprise chooses, nobody ranks."""
    return list(parties_with_role(Role.CERTIFICATION_BODY).order_by("name", "pk"))


def review_for(actor: Actor, ref: str) -> Review:
    """A revealed review, for the side that it is about."""
    found = (
        Review.objects.select_related(
            "author", "engagement__enterprise", "engagement__provider"
        )
        .filter(ref=ref)
        .exclude(revealed_at=None)
        .first()
    )
    if found is None or side_of(found.engagement, actor) is None:
        raise NotFound(_("There is no such review, or it is not about you."))
    return found


def has_reviewed(engagement: Engagement, side: str) -> bool:
    return engagement.reviews.filter(side=side).exists()


def people_of(engagement: Engagement) -> tuple[list[Party], dict[str, int]]:
    """Who can have a share (the organization's staff now and who has one), and it."""
    rows = list(engagement.shares.select_related("practitioner"))
    people = {row.practitioner.ref: row.practitioner for row in rows}
    for person in current_staff(engagement.provider.ref):
        people.setdefault(person.ref, person)
    return list(people.values()), {r.practitioner.ref: r.share_bp for r in rows}


def revealed_reviews_of(
    subject_ref: str, about: Iterable[str], limit: int = PAGE
) -> list[Review]:
    """Of these engagements, for an organization's public page; the newest first."""
    rows = Review.objects.filter(
        subject__ref=subject_ref,
        side=Review.Side.ENTERPRISE,
        engagement__ref__in=set(about),
    ).exclude(revealed_at=None)
    return list(rows.select_related("author", "engagement").order_by("-pk")[:limit])


def may_read_milestone_files(actor: Person, ref: str) -> bool:
    """Both sides and the practitioners at work."""
    return _is_found(milestone_for, actor, ref)


def may_read_certification_files(actor: Person, ref: str) -> bool:
    return _is_found(certification_for, actor, ref)


def _is_found(query: object, actor: Person, ref: str) -> bool:
    try:
        query(actor, ref)  # type: ignore[operator] # one of the two above
    except (NotFound, NotAllowed):
        return False
    return True


def concerning(actor: Actor) -> Q:
    """Of the actor's parties, or work of somebody who is still with the organization."""
    refs = [a.party_ref for a in actor.acting]
    person = actor.person_ref or ""
    at_work = Q(
        shares__practitioner__ref=person,
        provider__staff__person__ref=person,
        provider__staff__status=Affiliation.Status.ACTIVE,
    )
    return Q(enterprise__ref__in=refs) | Q(provider__ref__in=refs) | at_work
