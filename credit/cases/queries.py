"""Which cases, reviews, tip-offs and decisions may this reader see? A stranger: none."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from credit.cases.models import Appeal, Case, Decision, Review, TipOff
from credit.cases.models.codes import Finding
from credit.cases.reviewing import MODELS
from credit.cases.states import ENDED
from portal.accounts.actors import Actor
from portal.kernel import clock
from portal.kernel.errors import NotFound

PAGE = 25
T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    rows: list[T]
    after: str = ""  # the last ref, when there are more


def side_of(actor: Actor, case: Case) -> str:
    """complainant, respondent, institute or '' (a stranger to the case)."""
    if case.complainant_ref and actor.acts_for(case.complainant_ref):
        return "complainant"
    concerned = [case.respondent_ref, *case.shares]
    if case.noticed_at and any(actor.acts_for(ref) for ref in concerned):
        return "respondent"
    return "institute" if actor.officer_of(case.institute_ref) else ""


def case_for(actor: Actor, ref: str) -> Case:
    case = Case.objects.select_related("decision", "ruling").filter(ref=ref).first()
    if case is None or not side_of(actor, case):
        raise NotFound(_("There is no such case, or you have no part in it."))
    return case


def case_for_officer(actor: Actor, ref: str) -> Case:
    case = case_for(actor, ref)
    if not actor.officer_of(case.institute_ref):
        raise NotFound(_("There is no such case at your institute."))
    return case


def cases_of(actor: Actor, after: str = "") -> Page[Case]:
    """Of the parties the actor acts for; a respondent only once told."""
    refs = [a.party_ref for a in actor.acting]
    mine = Q(complainant_ref__in=refs)
    against_me = Q(respondent_ref__in=refs, noticed_at__isnull=False)
    rows = Case.objects.filter(mine | against_me)
    return _page(rows, after)


def institute_cases(
    actor: Actor, after: str = "", *, status: str = "", origin: str = ""
) -> Page[Case]:
    rows = Case.objects.filter(institute_ref__in=actor.institute_refs)
    if status == "open":
        rows = rows.exclude(status__in=ENDED)
    elif status:
        rows = rows.filter(status=status)
    if origin:
        rows = rows.filter(origin=origin)
    return _page(rows, after)


def has_open_case_about(refs: Iterable[str]) -> bool:
    """Of an engagement and its milestones: is any complaint about it not over?"""
    known = list(refs)
    about = Q(about_ref__in=known) | Q(milestone_ref__in=known)
    return Case.objects.filter(about).exclude(status__in=ENDED).exists()


def review_for(actor: Actor, ref: str) -> Review:
    model = MODELS.get(ref.partition("-")[0])
    review = model.objects.filter(ref=ref).first() if model else None
    if review is None or not _may_read(actor, review):
        raise NotFound(_("There is no such matter, or you have no part in it."))
    return review


def _may_read(actor: Actor, review: Review) -> bool:
    """Who filed it, its institute, and the other side of a case appealed against."""
    if actor.acts_for(review.by_ref) or actor.officer_of(review.institute_ref):
        return True
    if not isinstance(review, Appeal):
        return False
    return side_of(actor, review.case) in {"complainant", "respondent"}


def review_for_officer(actor: Actor, ref: str) -> Review:
    review = review_for(actor, ref)
    if not actor.officer_of(review.institute_ref):
        raise NotFound(_("There is no such matter at your institute."))
    return review


def reviews_of(actor: Actor) -> list[Review]:
    """Objections, appeals and repairs that the actor's parties filed; newest first."""
    refs = [a.party_ref for a in actor.acting]
    found: list[Review] = []
    for model in MODELS.values():
        found += model.objects.filter(by_ref__in=refs).order_by("-pk")[:PAGE]
    return sorted(found, key=lambda review: review.filed_at, reverse=True)


def appeals_of(case: Case) -> list[Appeal]:
    return list(case.appeals.order_by("pk"))


def tip_for_officer(actor: Actor, ref: str) -> TipOff:
    tip = TipOff.objects.filter(ref=ref).first()
    if tip is None or not actor.officer_of(tip.institute_ref):
        raise NotFound(_("There is no such tip-off at your institute."))
    return tip


def published() -> QuerySet[Decision]:
    """Decisions in effect while their publication lasts."""
    return (
        Decision.objects.filter(
            effective_at__isnull=False,
            unpublished_at=None,
            public_until__gt=clock.now(),
        )
        .exclude(finding=Finding.NOT_UPHELD)
        .select_related("case")
    )


def published_decisions(after: str = "") -> Page[Decision]:
    rows = published()
    last = Decision.objects.filter(ref=after).first() if after else None
    if last is not None and last.effective_at is not None:
        older = Q(effective_at__lt=last.effective_at)
        rows = rows.filter(older | Q(effective_at=last.effective_at, pk__lt=last.pk))
    found = list(rows.order_by("-effective_at", "-pk")[: PAGE + 1])
    more = len(found) > PAGE
    return Page(found[:PAGE], found[PAGE - 1].ref if more else "")


def published_decision(ref: str) -> Decision:
    decision = published().filter(ref=ref).first()
    if decision is None:
        raise NotFound(_("There is no published decision with this number."))
    return decision


def may_read_evidence(actor: Actor, owner_ref: str) -> bool:
    """portal.files asks: who may open a file of a case or review?"""
    prefix = owner_ref.partition("-")[0]
    try:
        if prefix == "CMP":
            case_for(actor, owner_ref)
        else:
            review_for(actor, owner_ref)
    except NotFound:
        return False
    return True


def _page(rows: QuerySet[Case], after: str) -> Page[Case]:
    last = Case.objects.filter(ref=after).first() if after else None
    if last is not None:
        rows = rows.filter(pk__lt=last.pk)
    found = list(rows.order_by("-pk")[: PAGE + 1])
    more = len(found) > PAGE
    return Page(found[:PAGE], found[PAGE - 1].ref if more else "")
