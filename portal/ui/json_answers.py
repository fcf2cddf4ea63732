"""How does the read API answer? JSON with the ETag of its content; 304 when it is known.

The tag is a weak one: results are computed when they are asked for, and the moment of
asking (`as_of`) alone makes no new content.
"""

import re
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from ninja import Schema

from portal.kernel.given import given

MOMENT = re.compile(
    r'"as_of":"[^"]*"'
)  # in a text of somebody's the quotes are escaped


def json_answer(request: HttpRequest, payload: Schema) -> HttpResponse:
    body = payload.model_dump_json()
    said = MOMENT.sub("", body)
    etag = f'W/"{sha256(said.encode()).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type="application/json")
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return given(get_conditional_response(request, etag=etag, response=response))
