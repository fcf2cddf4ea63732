"""How long may a party's page be kept? It is asked again each time, by its ETag."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from portal.kernel.given import given

View = Callable[..., Any]


def revalidated(view: View) -> View:
    """`no-cache` with an ETag of the content; 304 when it is the same."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code != 200:  # noqa: PLR2004 - only pages that are there
            return response
        etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response["ETag"] = etag
        response["Cache-Control"] = "no-cache"
        patch_vary_headers(response, ["Cookie"])
        return given(get_conditional_response(request, etag=etag, response=response))

    return wrapped
