from django.apps import AppConfig


class CreditEventsConfig(AppConfig):
    name = "credit.events"
    label = "credit_events"
