"""Turn a typed draft into a published request."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.actions.update_enterprise import update_enterprise
from marketplace.directory.permissions import must_act_for
from marketplace.directory.queries import enterprise_profile_of
from marketplace.directory.terms import EnterpriseTerms
from marketplace.sourcing.entries import RequestPublished
from marketplace.sourcing.models import RequestDraft, ServiceRequest
from marketplace.sourcing.secrets import secret_marks
from marketplace.sourcing.states import REQUEST_MOVES, RequestStatus
from marketplace.sourcing.weights import CURRENT
from marketplace.sourcing.wishes import to_minor
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.journal import entries as journal
from portal.kernel import clock, workdays
from portal.kernel.errors import Invalid, NotFound
from portal.kernel.moves import check_move
from portal.parties.queries import party

LEAST_DAYS, MOST_DAYS = 5, 15
SOON_WORKING_DAYS = 2


@transaction.atomic
def publish_request(
    *,
    draft_pk: int,
    enterprise_ref: str,
    actor: Actor,
    answer_days: int,
    no_secrets: bool,
    save_profile: bool = False,
    language: str = "zh-hans",
) -> ServiceRequest:
    """A second press finds the draft published and gives the same request."""
    draft = RequestDraft.objects.select_for_update().filter(pk=draft_pk).first()
    if draft is None:
        raise NotFound(_("This draft is no longer kept. Begin again."))
    if draft.published_ref:
        return _published_before(draft, actor)
    must_act_for(actor, enterprise_ref)
    _guard(draft.data, answer_days=answer_days, no_secrets=no_secrets)
    if save_profile:
        _save_profile(draft.data, enterprise_ref, actor)
    request = _request_from(draft.data)
    check_move(REQUEST_MOVES, request.status, RequestStatus.PUBLISHED, "")
    now = clock.now()
    request.enterprise = party(enterprise_ref)
    request.status = RequestStatus.PUBLISHED
    request.created_by = actor.ref
    request.language = language
    request.declared_no_secrets_at = request.published_at = now
    request.answer_days = answer_days
    request.closes_at = _end_after(answer_days)
    request.weights_version = CURRENT
    request.save()
    draft.published_ref = request.ref
    draft.save(update_fields=["published_ref"])
    timers.set_deadline("sourcing.close", request.ref, request.closes_at)
    soon = _end_after(answer_days - SOON_WORKING_DAYS)
    timers.set_deadline("sourcing.closing_soon", request.ref, soon)
    journal.record(
        RequestPublished(
            stream=request.ref,
            enterprise=enterprise_ref,
            closes_at=request.closes_at.isoformat(),
            is_checked=actor.speaks_for(enterprise_ref),
            weights=request.weights_version,
        ),
        actor=actor,
    )
    return request


def _published_before(draft: RequestDraft, actor: Actor) -> ServiceRequest:
    request = ServiceRequest.objects.select_related("enterprise").get(
        ref=draft.published_ref
    )
    if not actor.acts_for(request.enterprise.ref):
        raise NotFound(_("This draft is no longer kept. Begin again."))
    return request


def _save_profile(data: dict[str, Any], enterprise_ref: str, actor: Actor) -> None:
    """What was typed replaces, what was left open keeps what the profile says."""
    known = party(enterprise_ref)
    profile = enterprise_profile_of(enterprise_ref)
    terms = EnterpriseTerms(
        region=data.get("region") or known.region_id or "",
        industry=data.get("industry") or known.industry_id or "",
        ownership=known.ownership,
        staff=profile.staff if profile else None,
        revenue_minor=profile.revenue_minor if profile else None,
        declared_class=data.get("size_class")
        or (profile.declared_class if profile else ""),
    )
    update_enterprise(party_ref=enterprise_ref, terms=terms, actor=actor)


def _guard(data: dict[str, Any], *, answer_days: int, no_secrets: bool) -> None:
    if not LEAST_DAYS <= answer_days <= MOST_DAYS:
        raise Invalid(
            _("Give organizations 5 to 15 working days to answer."),
            field="answer_days",
        )
    if not no_secrets:
        raise Invalid(
            _(
                "Confirm that the request holds no state or defence secret. The law "
                "forbids putting such matters on a public network."
            ),
            field="no_secrets",
        )
    found = secret_marks(f"{data.get('title', '')}\n{data.get('description', '')}")
    if found:
        raise Invalid(
            _(
                "The text says %(words)s. State and defence secrets must not stand on "
                "a public network: change the text, or ask an organization with a "
                "secrecy qualification directly."
            )
            % {"words": "、".join(f"“{word}”" for word in found)}
        )


def _request_from(data: dict[str, Any]) -> ServiceRequest:
    certifier = data.get("certifier") or ""
    return ServiceRequest(
        title=data.get("title", ""),
        description=data.get("description", ""),
        purpose=data.get("purpose", ""),
        region_id=data.get("region") or None,
        industry_id=data.get("industry") or None,
        size_class=data.get("size_class", ""),
        budget_min_minor=to_minor(data.get("budget_min")),
        budget_max_minor=to_minor(data.get("budget_max")),
        timing=data.get("timing", ""),
        edition_id=data.get("edition") or None,
        clauses=list(data.get("clauses") or []),
        certifier=party(certifier) if certifier else None,
    )


def _end_after(days: int) -> datetime:
    return clock.end_of(workdays.add_working_days(clock.today(), days))
