"""`portal demo`: the portal with sample data, on this machine only."""

import errno
import os
import signal
import socket
import subprocess
import sys
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.demo import reseed
from portal.settings.env import BASE_DIR

HOST = "127.0.0.1"
PASSWORD = "demo-portal-29490"  # noqa: S105 - printed on purpose, demo mode only


class Command(BaseCommand):
    help = "Serve the portal with sample data on SQLite; prints the address and logins."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--reset-only", action="store_true")
        parser.add_argument("--build-only", action="store_true")

    def handle(self, *args: object, **options: int) -> None:
        if settings.PORTAL_MODE != "demo":
            raise CommandError(
                "PORTAL_MODE is not demo. `make demo` writes a .env with it; "
                "take PORTAL_MODE out of the environment and run that."
            )
        if options["build_only"]:
            self.stdout.write(str(reseed.build()))
            return
        port = options["port"]
        self._port_is_free(port)
        if not reseed.template().exists():
            self.stdout.write(
                "Building the sample data once (two to three minutes on a slow machine) …"
            )
        try:
            reseed.place()
        except KeyboardInterrupt:
            raise CommandError("Stopped; the next start builds them anew.") from None
        if options["reset_only"]:
            reseed.restore()
            self.stdout.write("The demo is as it was at the start.")
            return
        self._print_logins(port)
        self._serve(port)

    def _port_is_free(self, port: int) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise CommandError(
                        f"Port {port} cannot be used: {error}"
                    ) from error
                raise CommandError(
                    f"Port {port} is taken by another program. "
                    f"Choose another one: make demo PORT={port + 1000}"
                ) from error

    def _print_logins(self, port: int) -> None:
        from portal.demo.models import DemoLogin

        self.stdout.write(f"\n  http://{HOST}:{port}/\n")
        self.stdout.write(f"  Logins (password {PASSWORD}), or the bar at the top:")
        for row in DemoLogin.objects.order_by("position"):
            self.stdout.write(f"    {row.email:<38} {row.label_en} · {row.name}")
        self.stdout.write("\n  Ctrl-C stops it.\n")

    def _serve(self, port: int) -> None:
        import waitress

        from portal.wsgi import application

        worker = subprocess.Popen(
            [sys.executable, "-m", "portal.cli", "worker"],
            cwd=BASE_DIR,
            env=dict(os.environ),  # noqa: TID251 - handed on, not read
        )
        # An ended shell or a `kill` must not leave the worker behind.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            waitress.serve(application, host=HOST, port=port, threads=4, _quiet=True)
        finally:
            worker.terminate()
            worker.wait()
