from django.apps import AppConfig


class PortalJournalConfig(AppConfig):
    name = "portal.journal"
    label = "journal"
