from django.apps import AppConfig


class CreditConsoleConfig(AppConfig):
    name = "credit.console"
    label = "console"
