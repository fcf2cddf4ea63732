"""`portal load_reference`: regions, industries, editions and clauses from the data files."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.reference import load


class Command(BaseCommand):
    help = "Load regions, industries and standards; rows are ended, never deleted."

    def handle(self, *args: Any, **options: Any) -> None:
        counts = load.everything()
        if options["verbosity"]:
            said = ", ".join(f"{name} {n}" for name, n in counts.items())
            self.stdout.write(f"Loaded: {said}.")
