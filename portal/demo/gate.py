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


def refuse_demo_data() -> None:
    """Called when production starts: demo data never go into service."""
    from django.core.exceptions import ImproperlyConfigured

    if settings.PORTAL_MODE == "production" and DemoMarker.objects.exists():
        msg = (
            "This database holds demo data. Point DATABASE_URL at an empty database "
            "and run `portal migrate` and `portal init` there."
        )
        raise ImproperlyConfigured(msg)
