"""How is a wish told in short? Labels and values in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from marketplace.sourcing.models import ServiceRequest
from marketplace.sourcing.purposes import UNKNOWN, WHOLE, Purpose, SizeClass, Timing
from portal.parties.queries import parties_by_ref
from portal.reference.queries import (
    edition_for,
    industry_name,
    region_full_name,
)
from portal.ui import text
from portal.ui.templatetags.portal import party_text


@dataclass(frozen=True, kw_only=True)
class Row:
    name: str  # of the field
    label: str
    value: str
    is_known: bool


def summary_of(typed: Mapping[str, Any]) -> list[Row]:
    """Rows for everything asked; what was left open says "I do not know"."""
    certifier = typed.get("certifier") or ""
    party = parties_by_ref([certifier]).get(certifier) if certifier else None
    edition = edition_for(typed["edition"]) if typed.get("edition") else None
    return [
        _row("purpose", _("Purpose"), _label(Purpose, typed.get("purpose"))),
        _row("region", _("Region"), region_full_name(typed.get("region"))),
        _row("industry", _("Industry"), industry_name(typed.get("industry"))),
        _row("size_class", _("Size"), _size(typed.get("size_class"))),
        _row(
            "budget",
            _("Budget"),
            budget_words(typed.get("budget_min"), typed.get("budget_max")),
        ),
        _row("timing", _("Begin"), _label(Timing, typed.get("timing"))),
        _row("edition", _("Edition"), edition.number if edition else ""),
        _row("clauses", _("Clauses"), text.listed(typed.get("clauses") or []), WHOLE),
        _row("certifier", _("Certification body"), party_text(party)),
    ]


def summary_of_request(request: ServiceRequest) -> list[Row]:
    return summary_of(
        {
            "purpose": request.purpose,
            "region": request.region_id,
            "industry": request.industry_id,
            "size_class": request.size_class,
            "budget_min": _yuan(request.budget_min_minor),
            "budget_max": _yuan(request.budget_max_minor),
            "timing": request.timing,
            "edition": request.edition_id,
            "clauses": request.clauses,
            "certifier": request.certifier.ref if request.certifier else "",
        }
    )


def budget_words(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    if low is None:
        return _("up to %(high)s") % {"high": text.money(int(high or 0) * 100, "CNY")}
    if high is None:
        return _("from %(low)s") % {"low": text.money(low * 100, "CNY")}
    return f"{text.money(low * 100, 'CNY')} – {text.money(high * 100, 'CNY')}"


def _yuan(minor: int | None) -> int | None:
    return None if minor is None else minor // 100


def _label(choices: Any, value: str | None) -> str:
    return str(choices(value).label) if value else ""


def _size(value: str | None) -> str:
    """Nobody looks into a firm's books here, so the class never stands as a fact."""
    label = _label(SizeClass, value)
    if not label:
        return ""
    return _("%(size)s (as stated by the firm; not checked)") % {"size": label}


def _row(name: str, label: str, value: str, left_open: Promise = UNKNOWN) -> Row:
    return Row(
        name=name, label=label, value=value or str(left_open), is_known=bool(value)
    )
