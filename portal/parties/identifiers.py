"""Is what somebody typed a possible code or licence number, and how is it stored?

Nothing in here asks a register: a code that passes is well formed, not verified.
"""

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from stdnum.cn import ric

from portal.kernel.errors import Invalid

# GB 32100-2015: no I, O, S, V, Z. The first eight characters are not always digits:
# A (army), N (village collectives) and Y are legal departments.
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_LENGTH = 18
USCC_PATTERN = re.compile(rf"[1-9ANY][1-9][0-9]{{6}}[{USCC_ALPHABET}]{{10}}")
INNER = slice(8, 17)  # the organization code of GB 11714 inside
INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
INNER_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DASHES = str.maketrans("", "", "-‐‑‒–—−﹣－ \t\r\n\u3000")

KINDS = {
    "11": gettext_lazy("state organ"),
    "12": gettext_lazy("public institution"),
    "31": gettext_lazy("law firm"),
    "51": gettext_lazy("association"),
    "52": gettext_lazy("private non-enterprise unit"),
    "53": gettext_lazy("foundation"),
    "91": gettext_lazy("company"),
    "92": gettext_lazy("individual business"),
    "93": gettext_lazy("farmers' cooperative"),
    "A1": gettext_lazy("army institution"),
    "N1": gettext_lazy("village collective"),
    "N2": gettext_lazy("village collective"),
    "N3": gettext_lazy("village collective"),
}
LICENCE_KINDS = {
    "patent_agent": gettext_lazy("Patent agent qualification (7 digits)"),
    "patent_practice": gettext_lazy("Patent agent practice number (11 digits)"),
    "auditor": gettext_lazy("Auditor registration"),
    "lawyer": gettext_lazy("Lawyer's practising certificate"),
    "trademark_agent": gettext_lazy("Trade-mark agent"),
    "economist": gettext_lazy("Economist (intellectual property)"),
    "identity": gettext_lazy("Identity card"),
}
LICENCE_PATTERNS = {
    "patent_agent": (re.compile(r"\d{7}"), gettext_lazy("7 digits")),
    "patent_practice": (re.compile(r"\d{11}"), gettext_lazy("11 digits")),
}
LICENCE_MAX = 32


@dataclass(frozen=True)
class Uscc:
    """A well-formed unified social credit code, and what it says by itself."""

    code: str
    region_code: str  # a hint only: codes keep retired regions for life
    kind: str  # department and kind, such as "91"
    warnings: tuple[str, ...]

    @property
    def kind_label(self) -> object:
        return KINDS.get(self.kind, "")


def normalise(text: str) -> str:
    """Full-width to plain, without blanks, dashes and invisible characters."""
    plain = unicodedata.normalize("NFKC", text)
    visible = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    return visible.translate(DASHES).upper()


def uscc_check_character(first: str) -> str:
    """The 18th character for the first 17 (mod 31, weights 3^i)."""
    total = sum(
        USCC_ALPHABET.index(char) * pow(3, place, 31)
        for place, char in enumerate(first)
    )
    return USCC_ALPHABET[-total % 31]


def inner_check_character(first: str) -> str:
    """The 9th character of an organization code for its first 8 (mod 11)."""
    total = sum(
        INNER_ALPHABET.index(char) * weight
        for char, weight in zip(first, INNER_WEIGHTS, strict=True)
    )
    return "0123456789X0"[11 - total % 11]


def check_uscc(text: str) -> Uscc:
    """The code as stored; Invalid (field uscc) with what is wrong and the remedy."""
    code = normalise(text)
    if len(code) != USCC_LENGTH:
        raise Invalid(
            _(
                "The unified social credit code has 18 characters; this one has "
                "%(count)d. Copy it from the business licence."
            )
            % {"count": len(code)},
            field="uscc",
        )
    if not USCC_PATTERN.fullmatch(code):
        raise Invalid(
            _(
                "This is not a unified social credit code: it uses digits and capital "
                "letters without I, O, S, V and Z, and characters 3 to 8 are digits. "
                "Compare it with the business licence."
            ),
            field="uscc",
        )
    if uscc_check_character(code[:-1]) != code[-1]:
        raise Invalid(
            _(
                "The last character does not fit the others, so at least one of the 18 "
                "is wrong. Compare the code with the business licence."
            ),
            field="uscc",
        )
    inner = code[INNER]
    warnings: tuple[str, ...] = ()
    if inner_check_character(inner[:-1]) != inner[-1]:
        warnings = (
            _(
                "The organization code inside (characters 9 to 17) has an unusual check "
                "digit. Some genuine codes do; an officer will look at the licence."
            ),
        )
    return Uscc(code, code[2:8], code[:2], warnings)


def check_licence(kind: str, text: str, *, qualification: str = "") -> str:
    """The licence number as stored; an identity number only as a keyed hash."""
    if kind not in LICENCE_KINDS:
        raise Invalid(_("Choose the kind of licence."), field="licence_kind")
    number = normalise(text)
    if not number or len(number) > LICENCE_MAX:
        raise Invalid(
            _("Enter the licence number, at most 32 characters."),
            field="licence_number",
        )
    if kind == "identity":
        return _identity(number)
    pattern, shape = LICENCE_PATTERNS.get(kind, (None, ""))
    if pattern and not pattern.fullmatch(number):
        raise Invalid(
            _("This number has %(shape)s. Compare it with the certificate.")
            % {"shape": shape},
            field="licence_number",
        )
    # The practice number is agency (5), digits 3 to 7 of the qualification, check (1).
    if kind == "patent_practice" and qualification:
        known = normalise(qualification)
        if number[5:10] != known[2:7]:
            raise Invalid(
                _(
                    "The practice number does not contain the qualification number: "
                    "its digits 6 to 10 must equal digits 3 to 7 there."
                ),
                field="licence_number",
            )
    return number


def keyed_hash(text: str) -> str:
    """For numbers that must be recognised again but never read."""
    return hmac.new(settings.PORTAL_DATA_KEY, text.encode(), hashlib.sha256).hexdigest()


def _identity(number: str) -> str:
    if not ric.is_valid(number):
        raise Invalid(
            _(
                "This is not an identity card number of 18 characters. Compare it with "
                "the card; it is never stored, only a fingerprint of it."
            ),
            field="licence_number",
        )
    return keyed_hash(number)
