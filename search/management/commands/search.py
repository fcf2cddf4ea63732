"""`portal search rebuild|status`: the embedded index."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db.models import Count

from search import follow
from search.models import Document


class Command(BaseCommand):
    help = "Rebuild the search index, or say what stands in it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("step", choices=["rebuild", "status"])

    def handle(self, *args: object, **options: str) -> None:
        if options["step"] == "rebuild":
            self.stdout.write(f"{follow.rebuild()} documents indexed")
        rows = Document.objects.values("kind", "language").annotate(n=Count("pk"))
        for row in rows.order_by("kind", "language"):
            self.stdout.write(f"{row['kind']:14}{row['language']:10}{row['n']:>8}")
