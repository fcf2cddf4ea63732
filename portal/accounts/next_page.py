"""Where does a form lead back to, without leading out of the site?"""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def safe_next(request: HttpRequest) -> str:
    target = request.POST.get("next") or request.GET.get("next") or ""
    allowed = {request.get_host()}
    return target if url_has_allowed_host_and_scheme(target, allowed) else ""
