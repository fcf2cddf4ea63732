from django.apps import AppConfig


class PortalOutboxConfig(AppConfig):
    name = "portal.outbox"
    label = "outbox"
