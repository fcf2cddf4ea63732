from django.apps import AppConfig


class PortalAgreementsConfig(AppConfig):
    name = "portal.agreements"
    label = "agreements"
