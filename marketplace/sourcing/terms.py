"""What was awarded? The value that sourcing hands to engagements."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class MilestoneTerm:
    """One line of the accepted price split; `phase` is a link of the cycle."""

    position: int
    phase: str  # plan, implement, check, improve
    title: str
    title_en: str = ""
    amount_minor: int
    working_days: int  # from the start of work until delivery
    deliverables: list[str] = field(default_factory=list)
    clauses: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class AwardedTerms:
    proposal_ref: str
    request_ref: str
    enterprise_ref: str
    provider_ref: str
    practitioner_refs: list[str]
    edition: str  # code of portal.reference.StandardEdition
    currency: str  # ISO 4217
    milestones: list[MilestoneTerm]
    acceptance_by_silence: bool
    refund_table: list[dict]  # {"stage": code, "percent": 0…100}
