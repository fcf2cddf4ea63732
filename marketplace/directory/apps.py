from django.apps import AppConfig


class MarketplaceDirectoryConfig(AppConfig):
    name = "marketplace.directory"
    label = "directory"
