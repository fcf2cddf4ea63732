from django.apps import AppConfig


class MarketplaceEngagementsConfig(AppConfig):
    name = "marketplace.engagements"
    label = "engagements"
