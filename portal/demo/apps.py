from django.apps import AppConfig


class PortalDemoConfig(AppConfig):
    name = "portal.demo"
    label = "demo"
