"""What stands in a proposal, and who may read it?

The content is one versioned JSON document, `read` is its one reader and
`write` its one writer, so that it can be sealed later without touching anybody else.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from marketplace.sourcing.models import Proposal
from marketplace.sourcing.phases import Phase, default_phases, refund_stages
from marketplace.sourcing.states import ProposalStatus
from portal.accounts.actors import SYSTEM, Actor
from portal.kernel import canonical
from portal.kernel.errors import NotAllowed, NotFound

SCHEMA = 1


@dataclass(frozen=True, kw_only=True)
class Line:
    """One phase of the price split."""

    phase: Phase
    amount_minor: int
    working_days: int
    deliverables: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Refund:
    stage: str
    title: str
    title_en: str
    percent: int


@dataclass(frozen=True, kw_only=True)
class Document:
    approach: str
    language: str
    currency: str
    lines: tuple[Line, ...]
    acceptance_by_silence: bool
    refunds: tuple[Refund, ...]
    practitioner_refs: tuple[str, ...]

    @property
    def total_minor(self) -> int:
        return sum(line.amount_minor for line in self.lines)

    @property
    def working_days(self) -> int:
        return sum(line.working_days for line in self.lines)

    @property
    def texts(self) -> Iterable[str]:
        yield self.approach
        for line in self.lines:
            yield from line.deliverables


def to_json(document: Document) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "approach": document.approach,
        "language": document.language,
        "currency": document.currency,
        "milestones": [
            {
                "phase": line.phase.code,
                "amount_minor": line.amount_minor,
                "working_days": line.working_days,
                "deliverables": list(line.deliverables),
            }
            for line in document.lines
        ],
        "acceptance_by_silence": document.acceptance_by_silence,
        "refunds": [
            {"stage": row.stage, "percent": row.percent} for row in document.refunds
        ],
        "practitioners": list(document.practitioner_refs),
    }


def from_json(stored: Mapping[str, Any]) -> Document:
    if stored.get("schema") != SCHEMA:
        msg = f"unknown schema of a proposal: {stored.get('schema')!r}"
        raise ValueError(msg)
    phases = {phase.code: phase for phase in default_phases()}
    stages = {row.stage: row for row in refund_stages()}
    return Document(
        approach=stored["approach"],
        language=stored["language"],
        currency=stored["currency"],
        lines=tuple(
            Line(
                phase=phases[row["phase"]],
                amount_minor=row["amount_minor"],
                working_days=row["working_days"],
                deliverables=tuple(row["deliverables"]),
            )
            for row in stored["milestones"]
        ),
        acceptance_by_silence=stored["acceptance_by_silence"],
        refunds=tuple(
            Refund(
                stage=row["stage"],
                title=stages[row["stage"]].title,
                title_en=stages[row["stage"]].title_en,
                percent=row["percent"],
            )
            for row in stored["refunds"]
        ),
        practitioner_refs=tuple(stored["practitioners"]),
    )


def write(proposal: Proposal, document: Document) -> None:
    """The one writer; the caller saves."""
    proposal.document = to_json(document)


def sha256(proposal: Proposal) -> str:
    """Of what is stored, without reading it."""
    return hashlib.sha256(canonical.dumps(proposal.document).encode()).hexdigest()


def may_read(proposal: Proposal, actor: Actor) -> bool:
    """Its own side always; the enterprise by who was checked, once submitted; the
    portal itself what was awarded, for the engagement that takes it over."""
    if actor == SYSTEM:
        return proposal.status == ProposalStatus.AWARDED
    if actor.acts_for(proposal.provider.ref):
        return True
    is_out = proposal.status not in {ProposalStatus.DRAFT, ProposalStatus.WITHDRAWN}
    return is_out and actor.speaks_for(proposal.request.enterprise.ref)


def read(proposal: Proposal, actor: Actor) -> Document:
    """The one reader. Rivals get 404, unchecked members of the enterprise 403."""
    if may_read(proposal, actor):
        return from_json(proposal.document)
    if not actor.acts_for(proposal.request.enterprise.ref):
        raise NotFound(_("There is no such proposal."))
    if proposal.status in {ProposalStatus.DRAFT, ProposalStatus.WITHDRAWN}:
        raise NotFound(_("There is no such proposal."))
    raise NotAllowed(
        _(
            "Prices are shown to members whose authority was checked. "
            "Send the letter of authority of your organization first."
        )
    )
