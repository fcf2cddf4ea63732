from django.apps import AppConfig


class PortalUiConfig(AppConfig):
    name = "portal.ui"
    label = "ui"
