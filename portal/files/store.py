"""How is a private file kept, and who may open it?

Stored once by SHA-256 outside every public folder. Each app tells through
portal.wiring who may read what belongs to its things; nobody else may.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from portal.files.models import FileAccess, StoredFile
from portal.files.types import ALLOWED_NAMES, content_type
from portal.kernel.errors import Invalid, NotFound

MAX_BYTES = 10 * 1024 * 1024
NAME_LENGTH = 200


class Person(Protocol):
    """An accounts Actor, as far as files need to know."""

    @property
    def ref(self) -> str: ...


MayRead = Callable[[Any, str], bool]  # (actor, owner_ref); Any: an accounts Actor
_access: Mapping[str, MayRead] = {}


def install(access: Mapping[str, MayRead]) -> None:
    """Prefix of `owner_ref` → may this actor read its files? (portal.wiring)"""
    global _access
    _access = access


def save_upload(
    file: UploadedFile, owner_ref: str, actor: Person, *, field: str = "file"
) -> StoredFile:
    """Keep an uploaded file; Invalid with the remedy when it is refused."""
    if file.size is None or file.size > MAX_BYTES:
        raise Invalid(
            _("The file is larger than 10 MB. Split it or save it smaller."),
            field=field,
        )
    return save_bytes(file.read(), file.name or "", owner_ref, actor, field=field)


def save_bytes(
    content: bytes, name: str, owner_ref: str, actor: Person, *, field: str = "file"
) -> StoredFile:
    name = Path(name.replace("\\", "/")).name[-NAME_LENGTH:]
    if not content:
        raise Invalid(_("The file is empty. Choose another one."), field=field)
    kind = content_type(name, content)
    if kind is None:
        raise Invalid(
            _("This kind of file is not accepted. Use one of: %(kinds)s.")
            % {"kinds": ALLOWED_NAMES},
            field=field,
        )
    digest = hashlib.sha256(content).hexdigest()
    _write_once(path_of(digest), content)
    return StoredFile.objects.create(
        sha256=digest,
        name=name,
        size=len(content),
        content_type=kind,
        owner_ref=owner_ref,
        uploaded_by=actor.ref,
    )


def open_file(
    ref: str, actor: Person, *, purpose: str = "download"
) -> tuple[StoredFile, Path]:
    """The file and where it lies. The access row is written before it is served."""
    stored = file_for(ref, actor)
    FileAccess.objects.create(ref=stored.ref, user_ref=actor.ref, purpose=purpose)
    return stored, path_of(stored.sha256)


def file_for(ref: str, actor: Person) -> StoredFile:
    """The row, for lists that show a name but no content."""
    # Without a name it was erased; its content may live on for another thing.
    stored = StoredFile.objects.filter(ref=ref).exclude(name="").first()
    if stored is None or not may_read(stored, actor):
        raise NotFound(_("There is no such file, or it is not for you."))
    return stored


def may_read(stored: StoredFile, actor: Person) -> bool:
    rule = _access.get(stored.owner_ref.partition("-")[0])
    return rule is not None and rule(actor, stored.owner_ref)


def files_of(owner_ref: str) -> list[StoredFile]:
    return list(StoredFile.objects.filter(owner_ref=owner_ref).order_by("pk"))


def files_by_ref(refs: list[str]) -> dict[str, StoredFile]:
    return {row.ref: row for row in StoredFile.objects.filter(ref__in=refs)}


def path_of(sha256: str) -> Path:
    return Path(settings.PRIVATE_FILES_ROOT) / sha256[:2] / sha256


def _write_once(path: Path, content: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written beside and renamed, so that nobody ever sees half a file.
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
    Path(temporary).replace(path)


def erase_files(owner_refs: list[str], *, uploaded_by: str = "") -> int:
    """Forget the names and contents of everything that belongs to these; how many.
    With `uploaded_by` only what that user handed in.

    The rows and their hashes stay, because journal entries name them; a content
    that another thing holds as well stays for that one.
    """
    chosen = StoredFile.objects.filter(owner_ref__in=owner_refs)
    if uploaded_by:
        chosen = chosen.filter(uploaded_by=uploaded_by)
    rows = list(chosen)
    StoredFile.objects.filter(pk__in=[row.pk for row in rows]).update(name="", size=0)
    # Not before the commit: what is rolled back must find its content again.
    transaction.on_commit(partial(_remove_unheld, {row.sha256 for row in rows}))
    return len(rows)


def _remove_unheld(digests: set[str]) -> None:
    held = StoredFile.objects.filter(sha256__in=digests).exclude(name="")
    for digest in digests - set(held.values_list("sha256", flat=True)):
        path_of(digest).unlink(missing_ok=True)
