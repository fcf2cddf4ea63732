"""How does the read API answer? JSON with the ETag of its content; 304 when it is known."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from ninja import Schema

from portal.kernel.given import given


def json_answer(request: HttpRequest, payload: Schema) -> HttpResponse:
    body = payload.model_dump_json()
    etag = f'"{sha256(body.encode()).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type="application/json")
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return given(get_conditional_response(request, etag=etag, response=response))
