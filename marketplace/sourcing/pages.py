"""What does a page about one request or proposal need? Gathered once, for templates."""

from typing import Any

from marketplace.sourcing import after_award, queries
from marketplace.sourcing.actions.invite_provider import MOST_INVITATIONS
from marketplace.sourcing.awaited import awaited_words
from marketplace.sourcing.cards import match_list
from marketplace.sourcing.forms import TextForm
from marketplace.sourcing.measures import Reason
from marketplace.sourcing.models import Proposal, ServiceRequest
from marketplace.sourcing.permissions import is_own
from marketplace.sourcing.side_by_side import side_by_side
from marketplace.sourcing.states import ProposalStatus, RequestStatus
from marketplace.sourcing.summary import summary_of_request
from marketplace.sourcing.wishes import matches_of, wish_of
from marketplace.sourcing.words import say
from portal.accounts.actors import Actor


def request_context(
    row: ServiceRequest,
    actor: Actor,
    *,
    order: str,
    show_all: bool,
    is_table: bool = False,
) -> dict[str, Any]:
    own = is_own(actor, row)
    context = {
        "row": row,
        "own": own,
        "is_open": row.status == RequestStatus.PUBLISHED,
        "summary": summary_of_request(row),
        "questions": list(row.questions.select_related("asked_by")),
        "ask_form": TextForm(auto_id="id_ask_form_%s"),
        "answer_form": TextForm(auto_id="id_answer_form_%s"),
        "can_see_reasons": own or _took_part(row, actor),
        "engagement_ref": after_award.engagement_ref(actor, row.ref)
        if row.status == RequestStatus.AWARDED
        else "",
    }
    return context | (
        _own(row, actor, order=order, show_all=show_all, is_table=is_table)
        if own
        else _other(row, actor)
    )


def _own(
    row: ServiceRequest, actor: Actor, *, order: str, show_all: bool, is_table: bool
) -> dict[str, Any]:
    invited = list(row.invitations.select_related("provider"))
    proposals = queries.proposals_to(row)
    found: dict[str, Any] = {
        "proposals": proposals,
        "invitations": invited,
        "most_invitations": MOST_INVITATIONS,
        "may_open": actor.speaks_for(row.enterprise.ref),
        "can_cancel": row.status in {RequestStatus.PUBLISHED, RequestStatus.CLOSED},
        "fit_url": f"?order=fit{'&view=table' if is_table else ''}",
        "neutral_url": f"?order=neutral{'&view=table' if is_table else ''}",
        "list_url": f"?order={order}",
        "table_url": f"?order={order}&view=table",
        "all_url": f"?order={order}&all=1",
    }
    if row.status == RequestStatus.PUBLISHED:
        refs = frozenset(one.provider.ref for one in invited)
        result, field = matches_of(row)
        shown = match_list(
            result, field, order=order, show_all=show_all or is_table, invited=refs
        )
        found["list"] = shown
        sent = [one for one in proposals if one.status == ProposalStatus.SUBMITTED]
        found["awaited"] = awaited_words(row.closes_at, len(sent))
        if is_table:
            found["columns"] = side_by_side(shown, field, wish_of(row).region_path)
    return found


def _other(row: ServiceRequest, actor: Actor) -> dict[str, Any]:
    mine = queries.providers_of(actor)
    proposals = queries.own_proposals(row, actor)
    sent = {
        one.provider.ref for one in proposals if one.status == ProposalStatus.SUBMITTED
    }
    free = [party for party in mine if party.ref not in sent]
    return {
        "providers": mine,
        "own_proposals": proposals,
        "can_propose": bool(free) and row.status == RequestStatus.PUBLISHED,
        "answer_for": free[0].ref if free else "",
        "is_invited": row.invitations.filter(
            provider__ref__in=[party.ref for party in mine]
        ).exists(),
    }


def _took_part(row: ServiceRequest, actor: Actor) -> bool:
    mine = [one.party_ref for one in actor.acting]
    sent = (
        ProposalStatus.SUBMITTED,
        ProposalStatus.AWARDED,
        ProposalStatus.NOT_AWARDED,
    )
    return row.proposals.filter(provider__ref__in=mine, status__in=sent).exists()


def comparison_words(proposal: Proposal) -> list[tuple[str, str]]:
    """(kind, phrase) of the reasons kept at the award."""
    kept = proposal.comparison.get("reasons", [])
    return [
        (kind, say(Reason(code, kind, tuple((name, value) for name, value in facts))))
        for code, kind, facts in kept
    ]
