"""Wagtail's own command in one transaction: a page goes public with its entry or not."""

from typing import Any

from django.db import transaction
from wagtail.management.commands import publish_scheduled


class Command(publish_scheduled.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            super().handle(*args, **options)
