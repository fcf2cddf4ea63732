"""`portal worker`: does the work in the outbox until it is told to stop.

SIGTERM and SIGINT let the running job finish. A killed worker loses nothing: its
lease runs out and another one takes the job.
"""

import signal
import socket
import time
from argparse import ArgumentParser
from datetime import timedelta
from types import FrameType

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, close_old_connections

from portal.outbox import worker
from portal.safety import refuse_unsafe_start

IDLE_SECONDS = 0.5


class Command(BaseCommand):
    help = "Do the work in the outbox: mails, notices, timers, indexes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when idle")
        parser.add_argument("--lease", type=float, default=60, help="seconds")

    def handle(self, *args: object, **options: float) -> None:
        self.stopping = False
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self._stop)
        lease = timedelta(seconds=options["lease"])
        self._refuse_unsafe_start()
        name = f"{socket.gethostname()}:{id(self)}"
        while not self.stopping:
            done = self._turn(name, lease)
            if done == 0:
                if options["once"]:
                    return
                time.sleep(IDLE_SECONDS)

    def _refuse_unsafe_start(self) -> None:
        while not self.stopping:
            try:
                refuse_unsafe_start()
            except OperationalError as error:
                self._wait(error)
            except ImproperlyConfigured as error:
                raise CommandError(str(error)) from error
            else:
                return

    def _turn(self, name: str, lease: timedelta) -> int:
        try:
            worker.beat(name)
            worker.schedule_cron()
            return worker.run_pending(lease=lease, limit=50)
        except OperationalError as error:
            self._wait(error)
            return 0

    def _wait(self, error: OperationalError) -> None:
        """The database is away or busy; the work waits for it."""
        self.stderr.write(f"The database did not answer ({error}); trying again.")
        close_old_connections()
        time.sleep(IDLE_SECONDS)

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        self.stopping = True
