from django.apps import AppConfig


class PortalAccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
