"""How does a POST become an action, and a refusal a sentence on its form?"""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.forms import Form

from portal.accounts.actors import Actor
from portal.files.store import save_upload
from portal.kernel.errors import NotAllowed, NotFound, PortalError
from portal.ui.forms import refuse

UNPROCESSABLE = 422


def attempt(form: Form, act: Callable[[dict[str, Any]], object]) -> int:
    """0 when done; else the status to answer with, the sentence standing on the form.

    What the person may not see or do at all goes on to the last net (404, 403).
    """
    if not form.is_valid():
        return UNPROCESSABLE
    try:
        act(form.cleaned_data)
    except (NotAllowed, NotFound):
        raise
    except PortalError as error:
        return refuse(form, error)
    return 0


def stored(upload: UploadedFile | None, owner_ref: str, actor: Actor) -> str:
    """The ref of the kept file; empty when none was attached."""
    return save_upload(upload, owner_ref, actor).ref if upload else ""
