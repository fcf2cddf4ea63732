"""How does a draft come back to whoever typed it, without a session?"""

from django.core import signing
from django.utils.translation import gettext as _

from marketplace.sourcing.models import RequestDraft
from portal.kernel.errors import NotFound

TOKEN_SALT = "sourcing.draft"  # noqa: S105 - a salt, not a secret


def token_of(draft: RequestDraft) -> str:
    return _signer().sign(draft.ref)


def draft_for(token: str) -> RequestDraft:
    """Whoever holds the token may read the draft; nobody can guess one."""
    try:
        ref = _signer().unsign(token)
    except signing.BadSignature:
        ref = ""
    draft = RequestDraft.objects.filter(ref=ref).first()
    if draft is None:
        raise NotFound(_("This draft is no longer kept. Begin again."))
    return draft


def _signer() -> signing.Signer:
    # A separator that an address keeps as it is.
    return signing.Signer(salt=TOKEN_SALT, sep="~")
