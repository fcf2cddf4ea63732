"""What does an enterprise wish for? From typed values or a stored request to a Wish."""

from collections.abc import Mapping
from typing import Any

from marketplace.sourcing.candidates import Field, load_field
from marketplace.sourcing.matching import Result, match
from marketplace.sourcing.measures import Path, Wish
from marketplace.sourcing.models import ServiceRequest
from marketplace.sourcing.purposes import SERVICES
from marketplace.sourcing.weights import CURRENT, load
from portal.kernel import clock
from portal.reference.queries import Named, industries, regions


def wish_from_typed(typed: Mapping[str, Any]) -> Wish:
    """`typed` is the cleaned data of the forms, amounts in yuan."""
    certifier = typed.get("certifier") or ""
    return Wish(
        today=clock.today(),
        services=SERVICES.get(typed.get("purpose") or "", frozenset()),
        region_path=_path(regions(), typed.get("region")),
        industry_path=_path(industries(), typed.get("industry")),
        size_class=typed.get("size_class") or "",
        clauses=frozenset(typed.get("clauses") or ()),
        budget_min_minor=to_minor(typed.get("budget_min")),
        budget_max_minor=to_minor(typed.get("budget_max")),
        tied_refs=frozenset({certifier} if certifier else ()),
    )


def wish_of(request: ServiceRequest) -> Wish:
    tied = {request.enterprise.ref}
    if request.certifier:
        tied.add(request.certifier.ref)
    return Wish(
        today=clock.today(),
        services=SERVICES.get(request.purpose, frozenset()),
        region_path=_path(regions(), request.region_id),
        industry_path=_path(industries(), request.industry_id),
        size_class=request.size_class,
        clauses=frozenset(request.clauses),
        budget_min_minor=request.budget_min_minor,
        budget_max_minor=request.budget_max_minor,
        tied_refs=frozenset(tied),
    )


def matches_for_typed(typed: Mapping[str, Any]) -> tuple[Result, Field]:
    wish = wish_from_typed(typed)
    field = load_field(wish, certifier=typed.get("certifier") or "")
    return match(wish, field.candidates, load(CURRENT)), field


def matches_of(request: ServiceRequest) -> tuple[Result, Field]:
    wish = wish_of(request)
    field = load_field(
        wish,
        enterprise=request.enterprise.ref,
        certifier=request.certifier.ref if request.certifier else "",
    )
    return match(wish, field.candidates, load(request.weights_version)), field


def to_minor(yuan: int | None) -> int | None:
    return None if yuan is None else yuan * 100


def _path(known: Mapping[str, Named], code: str | None) -> Path:
    return tuple(known[code].path.split("/")) if code and code in known else ()
