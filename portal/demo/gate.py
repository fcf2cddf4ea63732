"""May this request use the demo's bar? Three things must hold at once."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

from portal.demo.models import DemoMarker


def is_open(request: HttpRequest) -> bool:
    """Mode demo, the seeder's marker row, and a loopback address without a proxy."""
    if settings.PORTAL_MODE != "demo" or "HTTP_X_FORWARDED_FOR" in request.META:
        return False
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return address.is_loopback and DemoMarker.objects.filter(pk=1).exists()
