from django.apps import AppConfig


class PortalWorklistConfig(AppConfig):
    name = "portal.worklist"
    label = "worklist"
