from django.apps import AppConfig


class MarketplacePaymentsConfig(AppConfig):
    name = "marketplace.payments"
    label = "payments"
