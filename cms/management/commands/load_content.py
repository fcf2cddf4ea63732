"""`portal load_content`: the shipped pages in both languages."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.actions.import_circular import import_circular
from cms.actions.load_content import load_content
from cms.actions.set_up_editors import set_up_editors


class Command(BaseCommand):
    help = "Load the shipped pages; what editors changed stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        report = load_content()
        import_circular()
        set_up_editors()
        if options["verbosity"]:
            self.stdout.write(
                f"Pages created {len(report.created)}, updated {len(report.updated)}, "
                f"kept as edited {len(report.kept)}."
            )
