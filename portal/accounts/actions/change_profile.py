"""A person changes name, language or mobile number."""

import re
import unicodedata

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.entries import ProfileChanged
from portal.accounts.models import User
from portal.journal.entries import Private, record
from portal.kernel.errors import Conflict, Invalid, NotFound

MOBILE = re.compile(r"\+[1-9]\d{6,14}")
CHINA_MOBILE = re.compile(r"1[3-9]\d{9}")
LANGUAGES = ("zh-hans", "en")


@transaction.atomic
def change_profile(*, name: str, language: str, mobile: str, actor: Actor) -> User:
    user = User.objects.select_for_update().filter(ref=actor.ref).first()
    if user is None:
        raise NotFound(_("There is no such account."))
    if language not in LANGUAGES:
        raise Invalid(_("Choose one of the two languages."), field="language")
    new = {
        "name": name.strip()[:100],
        "language": language,
        "mobile": normalise_mobile(mobile),
    }
    changed = sorted(key for key, value in new.items() if getattr(user, key) != value)
    if not changed:
        return user
    old_name, old_mobile = user.name, user.mobile or ""
    for key in changed:
        setattr(user, key, new[key])
    try:
        with transaction.atomic():
            user.save(update_fields=changed)
    except IntegrityError as error:
        raise Conflict(
            _("This mobile number belongs to another account. Use a different one."),
            field="mobile",
        ) from error
    record(
        ProfileChanged(
            stream=user.ref,
            changed=changed,
            name=Private(user.ref, user.name),
            mobile=Private(user.ref, user.mobile or ""),
            old_name=Private(user.ref, old_name),
            old_mobile=Private(user.ref, old_mobile),
        ),
        actor=actor,
    )
    return user


def normalise_mobile(text: str) -> str | None:
    """International form; a mainland number may be typed without +86."""
    digits = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", text))
    if not digits:
        return None
    if CHINA_MOBILE.fullmatch(digits):
        digits = "+86" + digits
    if not MOBILE.fullmatch(digits):
        raise Invalid(
            _("Enter a mobile number such as 138 0013 8000 or +44 7700 900123."),
            field="mobile",
        )
    return digits
