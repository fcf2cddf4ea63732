from django.apps import AppConfig


class PortalDeadlinesConfig(AppConfig):
    name = "portal.deadlines"
    label = "deadlines"
