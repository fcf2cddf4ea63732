"""Anybody sends a tip-off, without an account; only a receipt code leads back to it.

The form carries a random number of its own. The same words sent with it again are the
same tip-off: the code comes from both, so the second answer shows the first receipt.
"""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import TipOffReceived
from credit.cases.fields import MOST_TEXT
from credit.cases.models import TipOff
from credit.cases.responsible import responsible_institute
from credit.cases.tip_receipts import new_nonce
from portal.accounts.jurisdiction import institute_for
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid
from portal.parties import queries as parties

ANONYMOUS = "anonymous"
CODE_DIGITS = 16


@dataclass(frozen=True)
class Receipt:
    """Shown once; the code is stored only as a hash."""

    ref: str
    code: str


@transaction.atomic
def submit_tip_off(
    *, ground: str, text: str, about_ref: str = "", nonce: str = ""
) -> Receipt:
    """There is no `actor` on purpose: nothing tells who sent it."""
    text = text.strip()
    if not text or len(text) > MOST_TEXT:
        raise Invalid(
            _("Say what happened in at most %(count)s characters.")
            % {"count": MOST_TEXT},
            field="text",
        )
    if about_ref and about_ref not in parties.parties_by_ref([about_ref]):
        raise Invalid(
            _("There is no such organization or person here. Leave this empty."),
            field="about",
        )
    # With the words: who goes back and writes something else sends another tip-off.
    once = nonce or new_nonce()
    sent = f"{once}\n{ground}\n{about_ref}\n{text}"
    code = _digits(sent)
    sent_hash = salted_hmac("cases.tip_off.sent", sent, algorithm="sha256").hexdigest()
    try:
        with transaction.atomic():
            tip = TipOff.objects.create(
                institute_ref=_institute(about_ref),
                about_ref=about_ref,
                ground=ground,
                receipt_hash=make_password(code),
                sent_hash=sent_hash,
            )
    except IntegrityError:
        return Receipt(TipOff.objects.get(sent_hash=sent_hash).ref, code)
    clocks.start("tip_triage", tip.ref, clocks.TIP_TRIAGE)
    record(
        TipOffReceived(
            stream=tip.ref,
            about=about_ref,
            ground=ground,
            institute=tip.institute_ref,
            text=Private(tip.ref, text),
        ),
        actor=ANONYMOUS,
    )
    return Receipt(tip.ref, code)


def _digits(sent: str) -> str:
    made = salted_hmac("cases.tip_off.code", sent, algorithm="sha256").hexdigest()
    return f"{int(made, 16) % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def _institute(about_ref: str) -> str:
    if about_ref:
        return responsible_institute(about_ref)
    institute = institute_for(None)
    if institute is None:
        raise Invalid(_("No coordination institute works here yet."))
    return institute
