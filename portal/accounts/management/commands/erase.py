"""`portal erase REF`: erase a person, by user or practitioner reference."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from portal.accounts.actions.erase_person import erase_person
from portal.accounts.actors import SYSTEM
from portal.journal.verify import breaks
from portal.kernel.errors import PortalError


class Command(BaseCommand):
    help = "Blank a person's fields and files and destroy the key of their texts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ref", help="USR-… or PER-…")

    def handle(self, *args: object, **options: str) -> None:
        try:
            subject = erase_person(ref=options["ref"], actor=SYSTEM)
        except PortalError as error:
            raise CommandError(str(error.message)) from error
        found = breaks()
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"Erased {', '.join(subject.refs)}; the journal is whole.")
