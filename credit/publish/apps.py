from django.apps import AppConfig


class CreditPublishConfig(AppConfig):
    name = "credit.publish"
    label = "credit_publish"
