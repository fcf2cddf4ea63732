"""Is what somebody typed the name of a region or industry, or an identifying number?

The page says so in one line and links what it leads to; the words alone stay searched,
so that a wrong guess costs nothing. A certificate number leads nowhere: clients are
named with their consent only, so the line says where such numbers are looked up.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.kernel.errors import Invalid
from portal.parties.identifiers import check_uscc
from portal.parties.names import chosen
from portal.parties.queries import party_with_uscc
from portal.reference.queries import (
    COUNTRY,
    Named,
    industries,
    regions,
)
from search.analysis import normalise
from search.models import Document

LEVELS = {"province", "prefecture", "plan_city", "xpcc"}
REGION_ENDINGS = re.compile(
    "(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|地区|省|市|盟)$"
)
INDUSTRY_ENDINGS = re.compile("(制造业|业)$")
MOSTLY_DIGITS = 8
SHORTEST = 2  # characters of a Chinese name
CODE = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")
INDUSTRY_CODE = re.compile(r"(?<![0-9A-Z])[A-T](?:\d{2})?(?![0-9A-Z])")
CERTIFICATE = re.compile(r"(?<![0-9A-Z])[0-9A-Z/-]{6,}R\d[SML](?![0-9A-Z])")


@dataclass(frozen=True)
class Recognised:
    """One line: what it was taken for, its name, and where to go on."""

    kind: str
    name: str
    url: str = ""
    label: str = ""


def recognise(text: str) -> list[Recognised]:
    """At most one of each kind, numbers first."""
    upper = normalise(text).upper()
    if found := _code(upper):
        return [found]
    if CERTIFICATE.search(upper):
        number = CERTIFICATE.findall(upper)[0]
        return [Recognised("certificate", number)]
    return [line for line in (_region(text), _industry(text, upper)) if line]


def _code(upper: str) -> Recognised | None:
    for typed in CODE.findall(upper):
        if sum(char.isdigit() for char in typed) < MOSTLY_DIGITS:
            continue
        try:
            code = check_uscc(typed).code
        except Invalid as error:
            return Recognised("wrong_code", typed, label=str(error))
        party = party_with_uscc(code)
        listed = (
            party
            and Document.objects.filter(kind="organization", ref=party.ref).exists()
        )
        if not party or not listed:
            return Recognised("code", code)
        url = reverse("directory:organization", args=[party.ref])
        return Recognised("code", code, url, chosen(party.name, party.name_en))
    return None


def _region(text: str) -> Recognised | None:
    known = (r for r in regions().values() if r.kind in LEVELS and r.code != COUNTRY)
    found = _longest(text, known, REGION_ENDINGS)
    return found and _filtered("region", found[0], text, found[1])


def _industry(text: str, upper: str) -> Recognised | None:
    known = industries()
    for code in INDUSTRY_CODE.findall(upper):
        if code in known and len(code) > 1:
            return _filtered("industry", known[code], text, code)
    found = _longest(text, known.values(), INDUSTRY_ENDINGS)
    return found and _filtered("industry", found[0], text, found[1])


def _longest(
    text: str, known: Iterable[Named], endings: re.Pattern[str]
) -> tuple[Named, str] | None:
    """The longest name that stands in the text, and how it stands there."""
    typed = normalise(text)
    best: tuple[Named, str] | None = None
    for one in known:
        if one.is_ended:
            continue
        for name in (one.name, endings.sub("", one.name), one.name_en.lower()):
            if _stands_in(name, typed) and (best is None or len(name) > len(best[1])):
                best = (one, name)
    return best


def _stands_in(name: str, typed: str) -> bool:
    if len(name) < SHORTEST or name not in typed:
        return False
    return not name.isascii() or bool(re.search(rf"\b{re.escape(name)}\b", typed))


def _filtered(kind: str, one: Named, text: str, said: str) -> Recognised:
    """The list of organizations, narrowed to it, with the words that are left."""
    rest = re.sub(re.escape(said), " ", normalise(text), flags=re.IGNORECASE)
    words = " ".join(word for word in rest.split() if word not in {"in", "的", "在"})
    asked = {kind: one.code, **({"q": words} if words else {})}
    label = (
        _("Organizations in %(name)s")
        if kind == "region"
        else _("Organizations for %(name)s")
    )
    url = f"{reverse('search:organizations')}?{urlencode(asked)}"
    return Recognised(kind, one.label, url, label % {"name": one.label})
