"""How does a page run an action? The refusal goes onto the form, with its status."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest, QueryDict

from portal.kernel.errors import PortalError
from portal.ui.forms import refuse

INVALID = 422


def posted(request: HttpRequest) -> QueryDict | None:
    """What was typed; an empty POST is still one."""
    return request.POST if request.method == "POST" else None


def run(form: Form, act: Callable[[], object]) -> int:
    """0 when done, else the status to answer with; what was typed stays on the form."""
    if not form.is_valid():
        return INVALID
    try:
        act()
    except PortalError as refused:
        refuse(form, refused)
        return refused.status
    return 0
