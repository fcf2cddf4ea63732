"""`portal sweep`: fires every deadline that is due. The worker does it hourly too."""

from django.core.management.base import BaseCommand

from portal.deadlines import timers


class Command(BaseCommand):
    help = (
        "Fire every deadline that is due; safe to run at any time, any number of times."
    )

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{timers.sweep()} deadlines fired")
