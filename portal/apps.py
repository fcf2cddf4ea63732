"""The one `ready()` with an effect: installs the wiring and the clock."""

from django.apps import AppConfig
from django.conf import settings

from portal.kernel import clock


class PortalConfig(AppConfig):
    name = "portal"
    label = "portal"

    def ready(self) -> None:
        from portal import wiring

        wiring.install()
        if settings.PORTAL_MODE == "demo":
            from portal.demo.moments import stored_clock

            clock.install(stored_clock)
