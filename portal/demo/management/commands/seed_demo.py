"""`portal seed_demo`: plays the storylines into an empty database (`portal demo` calls it)."""

import contextlib
import gc
import time
from argparse import ArgumentParser
from collections.abc import Iterator

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.accounts.models import User
from portal.demo.models import DemoMarker
from portal.demo.storylines import play, stops
from portal.demo.storylines.stage import Stage
from portal.kernel import clock, refs
from portal.outbox import worker
from search import follow

SEED = 29490


class Command(BaseCommand):
    help = "Play the demo's storylines into an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=SEED)

    def handle(self, *args: object, **options: int) -> None:
        if settings.PORTAL_MODE not in {"demo", "test"}:
            raise CommandError("Sample data are made in demo mode only.")
        if User.objects.exists():
            raise CommandError(
                "The database is not empty; sample data need an empty one."
            )
        begun = time.monotonic()
        gc.set_threshold(100_000)  # many short-lived rows: look for cycles less often
        stage = Stage(options["seed"])
        with self._time_of(stage), transaction.atomic(), follow.rebuilt_once():
            made = play.play(stage)
            stops.logins(stage)
            stops.tour(stage, made)
            worker.run_pending()
            DemoMarker.objects.create(pk=1, seed=options["seed"], moment=stage.moment)
        if options["verbosity"]:
            self.stdout.write(f"Sample data ready in {time.monotonic() - begun:.0f} s")

    @contextlib.contextmanager
    def _time_of(self, stage: Stage) -> Iterator[None]:
        clock.install(stage)
        refs.install(stage.chance.choice)
        try:
            yield
        finally:
            clock.install(None)
            refs.install(None)
