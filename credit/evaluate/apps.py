from django.apps import AppConfig


class CreditEvaluateConfig(AppConfig):
    name = "credit.evaluate"
    label = "credit_evaluate"
