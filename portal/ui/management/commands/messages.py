"""`portal messages`: update, check and compile the Chinese catalogues."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from portal.ui import compiled, messages


class Command(BaseCommand):
    help = "Update, check and compile the translations (no gettext tools needed)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("step", choices=["update", "check", "compile"])

    def handle(self, *args: object, **options: str) -> None:
        if options["step"] == "update":
            messages.update()
        if options["step"] == "check":
            missing = messages.untranslated()
            if missing:
                raise CommandError("No Chinese text for:\n" + "\n".join(missing))
            differing = messages.disagreements()
            if differing:
                raise CommandError(
                    "One English text, several Chinese ones, and only one would be "
                    "shown everywhere. Use one word, or give one of them a context:\n"
                    + "\n".join(differing)
                )
        self.stdout.write(f"{compiled.compile_stale()} catalogues compiled")
