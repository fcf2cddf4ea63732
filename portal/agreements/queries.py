"""Which text is in force, and who signed it?"""

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.agreements.models import AgreementText, Consent, Signature
from portal.kernel import clock
from portal.kernel.errors import NotFound


def current_text(code: str) -> AgreementText:
    text = (
        AgreementText.objects.filter(code=code, in_force_from__lte=clock.today())
        .order_by("-version")
        .first()
    )
    if text is None:
        raise NotFound(_("This text is not in force yet."))
    return text


def has_signed(party_ref: str, code: str, about_ref: str = "") -> bool:
    """Has the party signed the version that is in force today?"""
    return Signature.objects.filter(
        text=current_text(code), party_ref=party_ref, about_ref=about_ref
    ).exists()


def signatures_of(party_ref: str) -> list[Signature]:
    rows = Signature.objects.filter(party_ref=party_ref).select_related("text")
    return list(rows.order_by("-signed_at", "-pk"))


def signers(code: str, about_ref: str) -> set[str]:
    """Party refs that signed this text about this thing (any version)."""
    rows = Signature.objects.filter(text__code=code, about_ref=about_ref)
    return set(rows.values_list("party_ref", flat=True))


def consents_given(party_refs: Iterable[str], purpose: str) -> set[str]:
    """Of these parties those whose latest answer is yes, in one query."""
    rows = Consent.objects.filter(
        party_ref__in=set(party_refs), purpose=purpose, about_ref=""
    ).order_by("pk")
    latest = dict(rows.values_list("party_ref", "is_given"))  # later rows win
    return {ref for ref, given in latest.items() if given}


def wording(text: AgreementText) -> tuple[str, str]:
    """Title and body in the reader's language."""
    if get_language() == "en":
        return text.title_en, text.body_en
    return text.title, text.body
