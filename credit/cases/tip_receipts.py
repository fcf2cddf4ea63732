"""Does this receipt code belong to this tip-off? Compared slowly, told to nobody."""

import secrets

from django.contrib.auth.hashers import check_password, make_password
from django.utils.translation import gettext as _

from credit.cases.models import TipOff
from portal.kernel import refs
from portal.kernel.errors import NotFound

NONCE = r"^[0-9A-Za-z_-]{43}\Z"  # 32 bytes


def new_nonce() -> str:
    """The random number of a form: says nothing about whoever opened it."""
    return secrets.token_urlsafe(32)


def tip_with_receipt(ref: str, code: str) -> TipOff:
    return _checked(TipOff.objects.filter(ref=refs.normalise(ref)).first(), code)


def locked_tip_with_receipt(ref: str, code: str) -> TipOff:
    rows = TipOff.objects.select_for_update().filter(ref=refs.normalise(ref))
    return _checked(rows.first(), code)


def _checked(tip: TipOff | None, code: str) -> TipOff:
    digits = "".join(char for char in code if char.isdigit())
    if tip is None:
        make_password(digits)  # an unknown number takes as long as a wrong code
    if tip is None or not check_password(digits, tip.receipt_hash):
        raise NotFound(
            _("Number and code do not belong together. Look at your receipt again.")
        )
    return tip
