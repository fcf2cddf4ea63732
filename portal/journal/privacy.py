"""How is personal text kept so that it can be erased? AES-256-GCM, a key per subject."""

import os
from collections.abc import Callable, Iterable
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from dateutil.relativedelta import relativedelta
from django.conf import settings

from portal.journal.models import PrivateText, SubjectKey
from portal.kernel import clock

NONCE_BYTES = 12
GONE = b""  # in the place of a ciphertext: this one text was erased
KEPT_YEARS = (
    5  # 征信业管理条例 (2013): personal adverse facts, from the end of the matter
)
Stored = bytes | memoryview  # as SQLite, and as PostgreSQL hand it out


def kept_since() -> datetime:
    """A matter that was over before this moment has its texts erased."""
    return clock.now() - relativedelta(years=KEPT_YEARS)


def _encrypt(key: bytes, text: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, text, None)


def _decrypt(key: bytes, sealed: Stored) -> bytes:
    sealed = bytes(sealed)
    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None)


def _subject_key(subject: str) -> bytes | None:
    row = SubjectKey.objects.filter(subject=subject).first()
    return _decrypt(settings.PORTAL_DATA_KEY, row.wrapped) if row else None


def seal(subject: str, text: str) -> bytes:
    """Ciphertext of `text` under the subject's key, which is made when first needed."""
    key = _subject_key(subject)
    if key is None:
        fresh = AESGCM.generate_key(256)
        SubjectKey.objects.get_or_create(
            subject=subject,
            defaults={"wrapped": _encrypt(settings.PORTAL_DATA_KEY, fresh)},
        )
        key = _subject_key(subject) or fresh
    return _encrypt(key, text.encode())


def unseal(subject: str, ciphertext: Stored) -> str | None:
    """The text, or None when it was erased: by its key, or by itself."""
    return _text(_subject_key(subject), ciphertext)


def _text(key: bytes | None, ciphertext: Stored) -> str | None:
    if key is None or bytes(ciphertext) == GONE:
        return None
    try:
        return _decrypt(key, ciphertext).decode()
    except InvalidTag:
        # The key was destroyed and a later text made a new one.
        return None


def unseal_many(sealed: Iterable[tuple[str, Stored]]) -> list[str | None]:
    """Like `unseal` for (subject, ciphertext) pairs, with one query for all keys."""
    pairs = list(sealed)
    rows = SubjectKey.objects.filter(subject__in={subject for subject, _ in pairs})
    keys = {
        row.subject: _decrypt(settings.PORTAL_DATA_KEY, row.wrapped) for row in rows
    }
    return [_text(keys.get(subject), ciphertext) for subject, ciphertext in pairs]


def rewrite(change: Callable[[str], str]) -> int:
    """Seal anew what `change` changes, whoever's key it stands under; how many.

    The hashes cover refs only, so no chain breaks.
    """
    rows = list(PrivateText.objects.order_by("pk"))
    texts = unseal_many((row.subject, row.ciphertext) for row in rows)
    count = 0
    for row, text in zip(rows, texts, strict=True):
        if text is not None and (changed := change(text)) != text:
            row.ciphertext = seal(row.subject, changed)
            row.save(update_fields=["ciphertext"])
            count += 1
    return count


def forget(streams: Iterable[str]) -> int:
    """Erase the texts of these streams, whoever's key they stand under; how many.

    For texts whose time is over while their subject goes on. The hashes cover refs
    only, so no chain breaks; the entry itself and who made it when stay.
    """
    rows = PrivateText.objects.filter(entry__stream__in=set(streams))
    return rows.exclude(ciphertext=GONE).update(ciphertext=GONE)


def has_texts(streams: Iterable[str]) -> bool:
    """Is anything left of what stood in these streams?"""
    rows = PrivateText.objects.filter(entry__stream__in=set(streams))
    return rows.exclude(ciphertext=GONE).exists()


def streams_with_texts(prefix: str) -> set[str]:
    rows = PrivateText.objects.filter(entry__stream__startswith=prefix)
    left = rows.exclude(ciphertext=GONE)
    return set(left.values_list("entry__stream", flat=True))


def destroy_key(subject: str) -> bool:
    """Erase everything sealed for the subject; True when there was a key."""
    return SubjectKey.objects.filter(subject=subject).delete()[0] > 0
