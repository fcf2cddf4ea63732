"""What stands at the foot of every page? Lazy: read only where a template asks."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from cms.models import PublicFooter
from portal.reference.queries import is_chinese


def footer(request: HttpRequest) -> dict[str, Any]:
    return {"footer": SimpleLazyObject(lambda: _footer(request))}


def _footer(request: HttpRequest) -> dict[str, str]:
    site = Site.find_for_request(request)
    # Not Wagtail's `for_site`: that writes an empty row, and a GET writes nothing.
    found = PublicFooter.objects.filter(site=site).first() or PublicFooter()
    operator = found.operator if is_chinese() else found.operator_en or found.operator
    return {
        "operator": operator,
        "address": found.address,
        "phone": found.phone,
        "email": found.email,
        "icp": found.icp,
        "police": found.police,
        "site_code": found.site_code,
    }
