from django.apps import AppConfig


class PortalPartiesConfig(AppConfig):
    name = "portal.parties"
    label = "parties"
