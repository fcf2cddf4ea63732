"""The one `ready()` with an effect: installs the wiring and the clock."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    label = "portal"

    def ready(self) -> None:
        from portal import wiring

        wiring.install()
