"""`portal load_agreements`: bring the shipped texts into the database."""

from django.core.management.base import BaseCommand

from portal.agreements.load import load_texts


class Command(BaseCommand):
    help = "Load the versioned agreement texts; a loaded version is never changed."

    def handle(self, *args: object, **options: object) -> None:
        loaded = load_texts()
        if options["verbosity"]:
            self.stdout.write(f"{loaded} texts loaded")
