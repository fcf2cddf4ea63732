"""`portal jobs`: what waits in the outbox, what was parked, and another try."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from portal.kernel import clock
from portal.outbox.models import Job


class Command(BaseCommand):
    help = "Show waiting or parked jobs; --retry gives the parked ones another try."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dead", action="store_true")
        parser.add_argument("--retry", action="store_true")

    def handle(self, *args: object, **options: bool) -> None:
        dead = Job.objects.filter(done_at=None).exclude(dead_at=None)
        if options["retry"]:
            count = dead.update(dead_at=None, attempts=0, not_before=clock.now())
            self.stdout.write(f"{count} jobs get another try")
            return
        waiting = Job.objects.filter(done_at=None, dead_at=None)
        for job in (dead if options["dead"] else waiting).order_by("pk")[:200]:
            self.stdout.write(
                f"{job.pk} {job} attempts={job.attempts} {job.last_error}"
            )
        self.stdout.write(f"{waiting.count()} waiting, {dead.count()} parked")
