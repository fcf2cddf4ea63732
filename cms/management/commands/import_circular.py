"""`portal import_circular`: the circular of 2015 into its archived field, verbatim."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.actions.import_circular import import_circular


class Command(BaseCommand):
    help = "Import the text of G.Z.F.G.Z. [2015] No. 44 byte for byte."

    def handle(self, *args: Any, **options: Any) -> None:
        digest = import_circular()
        if options["verbosity"]:
            self.stdout.write(f"Imported, sha256 {digest}.")
