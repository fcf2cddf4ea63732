"""What does somebody say of an offering or of itself? Values on their way to an action."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class OfferingTerms:
    kind: str
    title: str
    description: str = ""
    written_in: str = "zh-hans"
    clauses: tuple[str, ...] = ()  # numbers of the current edition; none: all
    is_nationwide: bool = False
    regions: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()  # none: any
    price_min_minor: int | None = None
    price_max_minor: int | None = None
    capacity_per_quarter: int | None = None
    free_from: date | None = None
    service_language: str = "zh-hans"


@dataclass(frozen=True, kw_only=True)
class ProviderTerms:
    description: str
    language: str = "zh-hans"
    website: str = ""
    since_year: int | None = None


@dataclass(frozen=True, kw_only=True)
class EnterpriseTerms:
    """Every field may be unknown: "" or None."""

    region: str = ""
    industry: str = ""
    ownership: str = ""
    staff: int | None = None
    revenue_minor: int | None = None
    declared_class: str = ""
