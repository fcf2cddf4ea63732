"""Who is told what, when something happened to a request? Reactions: later, once."""

from collections.abc import Iterable

from marketplace.sourcing.entries import (
    ProposalAwarded,
    ProposalSubmitted,
    ProviderInvited,
    QuestionAnswered,
    QuestionAsked,
    RequestCancelled,
    RequestClosed,
    RequestLapsed,
    RequestPublished,
)
from marketplace.sourcing.models import Proposal, ServiceRequest
from marketplace.sourcing.states import OPEN_PROPOSAL
from marketplace.sourcing.wishes import matches_of
from portal.journal.entries import Recorded
from portal.kernel import clock
from portal.notices.send import notify_party
from portal.parties.names import both

MOST_TOLD = 30  # the best fits; everybody else finds the request in the list


def url_of(request_ref: str) -> str:
    return f"/requests/{request_ref}/"


def facts_of(request: ServiceRequest) -> dict[str, object]:
    return {
        "title": request.title,
        "purpose": request.purpose,
        "enterprise": both(request.enterprise),
        "closes_on": clock.local_date(request.closes_at).isoformat()
        if request.closes_at
        else "",
    }


def _tell(recorded: Recorded, refs: Iterable[str], kind: str) -> None:
    request = ServiceRequest.objects.select_related("enterprise").get(
        ref=getattr(recorded.entry, "request", recorded.entry.stream)
    )
    for ref in dict.fromkeys(refs):
        notify_party(
            ref,
            kind=kind,
            ref=request.ref,
            url=url_of(request.ref),
            facts=facts_of(request),
            key=f"{kind}:{recorded.key}:{ref}",
        )


def _providers(proposals: Iterable[str]) -> list[str]:
    rows = Proposal.objects.filter(ref__in=list(proposals)).order_by("pk")
    return list(rows.values_list("provider__ref", flat=True))


def tell_matching(recorded: Recorded) -> None:
    """Those that fit by rule, best first; nobody is assigned by it."""
    assert isinstance(recorded.entry, RequestPublished)  # noqa: S101 - wiring calls it with this only
    request = ServiceRequest.objects.select_related(
        "enterprise", "region", "industry", "certifier"
    ).get(ref=recorded.entry.stream)
    result, _ = matches_of(request)
    fitting = [match.ref for match in result.by_fit[:MOST_TOLD]]
    _tell(recorded, fitting, "sourcing.new_request")


def tell_invited(recorded: Recorded) -> None:
    assert isinstance(recorded.entry, ProviderInvited)  # noqa: S101 - wiring calls it with this only
    _tell(recorded, [recorded.entry.provider], "sourcing.invited")


def tell_question(recorded: Recorded) -> None:
    assert isinstance(recorded.entry, QuestionAsked)  # noqa: S101 - wiring calls it with this only
    request = ServiceRequest.objects.get(ref=recorded.entry.stream)
    _tell(recorded, [request.enterprise.ref], "sourcing.question")


def tell_answer(recorded: Recorded) -> None:
    """The one who asked, and everybody who began a proposal."""
    assert isinstance(recorded.entry, QuestionAnswered)  # noqa: S101 - wiring calls it with this only
    request = ServiceRequest.objects.get(ref=recorded.entry.stream)
    begun = request.proposals.filter(status__in=OPEN_PROPOSAL)
    asked = request.questions.filter(pk=recorded.entry.question)
    told = [
        *asked.values_list("asked_by__ref", flat=True),
        *begun.values_list("provider__ref", flat=True),
    ]
    _tell(recorded, told, "sourcing.answer")


def tell_submitted(recorded: Recorded) -> None:
    assert isinstance(recorded.entry, ProposalSubmitted)  # noqa: S101 - wiring calls it with this only
    request = ServiceRequest.objects.get(ref=recorded.entry.request)
    _tell(recorded, [request.enterprise.ref], "sourcing.proposal")


def tell_closed(recorded: Recorded) -> None:
    assert isinstance(recorded.entry, RequestClosed)  # noqa: S101 - wiring calls it with this only
    request = ServiceRequest.objects.get(ref=recorded.entry.stream)
    _tell(recorded, [request.enterprise.ref], "sourcing.decide")


def tell_ended(recorded: Recorded) -> None:
    entry = recorded.entry
    assert isinstance(entry, RequestCancelled | RequestLapsed)  # noqa: S101 - wiring calls it with this only
    told = _providers(entry.proposals)
    if isinstance(entry, RequestLapsed):
        told.append(entry.enterprise)
    _tell(recorded, told, "sourcing.ended")


def tell_awarded(recorded: Recorded) -> None:
    entry = recorded.as_a(ProposalAwarded)
    _tell(recorded, [entry.provider], "sourcing.award")
    _tell(recorded, _providers(entry.not_awarded), "sourcing.not_awarded")
