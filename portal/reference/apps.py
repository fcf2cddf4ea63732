from django.apps import AppConfig


class PortalReferenceConfig(AppConfig):
    name = "portal.reference"
    label = "reference"
