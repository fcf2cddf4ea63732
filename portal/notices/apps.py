from django.apps import AppConfig


class PortalNoticesConfig(AppConfig):
    name = "portal.notices"
    label = "notices"
