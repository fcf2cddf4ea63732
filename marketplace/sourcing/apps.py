from django.apps import AppConfig


class MarketplaceSourcingConfig(AppConfig):
    name = "marketplace.sourcing"
    label = "sourcing"
