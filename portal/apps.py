"""The one `ready()` with an effect: the wiring, the clock, the texts of a checkout."""

import contextlib

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

from portal.kernel import clock
from portal.settings.env import IS_CHECKOUT


class PortalConfig(AppConfig):
    name = "portal"
    label = "portal"

    def ready(self) -> None:
        from portal import safety, wiring
        from portal.ui import compiled

        if IS_CHECKOUT:
            with contextlib.suppress(OSError):  # a checkout may be read-only
                compiled.compile_stale()
        wiring.install()
        checks.register(safety.check_database, checks.Tags.database)
        if settings.PORTAL_MODE == "demo":
            from portal.demo.moments import stored_clock

            clock.install(stored_clock)
