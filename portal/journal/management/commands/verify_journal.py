"""`portal verify_journal`: is the journal as it was written?"""

from django.core.management.base import BaseCommand, CommandError

from portal.journal import verify
from portal.journal.models import EntryRow


class Command(BaseCommand):
    help = "Recompute every hash of the journal; exit 1 and say where it breaks."

    def handle(self, *args: object, **options: object) -> None:
        found = verify.breaks()
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"{EntryRow.objects.count()} entries, no break")
