from django.apps import AppConfig


class PortalFilesConfig(AppConfig):
    name = "portal.files"
    label = "files"
