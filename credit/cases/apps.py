from django.apps import AppConfig


class CreditCasesConfig(AppConfig):
    name = "credit.cases"
    label = "cases"
