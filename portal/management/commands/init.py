"""`portal init`: makes an empty site usable. Safe to run again.

The officers may all propose and decide, never the same case: two take a decision, and
two others answer an objection to it, so four are needed in the long run.
"""

from argparse import ArgumentParser

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from credit.evaluate.actions.found_rulebook import found_rulebook
from portal.accounts.actions.found_institute import (
    account_for,
    appoint_officer,
    found_institute,
)
from portal.accounts.actors import SYSTEM
from portal.accounts.links import first_sign_in_link
from portal.accounts.models import User
from portal.demo.models import DemoMarker
from portal.kernel.errors import PortalError
from portal.parties.models import Party
from search import follow

LOADERS = ("load_reference", "load_agreements", "load_content")
OFFICERS = 2
ENOUGH_OFFICERS = 4


class Command(BaseCommand):
    help = (
        "Load regions, texts and guidance, put rulebook 1 into force, found the first "
        "institute and print one-time links for its officers and an editor."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--institute", required=True, help="name as registered")
        parser.add_argument("--institute-en", default="", help="English name")
        parser.add_argument("--uscc", required=True, help="its code, 18 characters")
        parser.add_argument("--region", required=True, help="code, such as 330200")
        parser.add_argument(
            "--officer",
            action="append",
            required=True,
            help="e-mail; give it twice at least, better four times",
        )
        parser.add_argument("--editor", required=True, help="e-mail")

    def handle(self, *args: object, **options: object) -> None:
        officers = sorted({str(o).strip().lower() for o in options["officer"]})  # type: ignore[attr-defined] # a list
        self._refuse(officers, str(options["editor"]).strip())
        with follow.rebuilt_once():
            for loader in LOADERS:
                call_command(loader, verbosity=0)
        found_rulebook(actor=SYSTEM)
        try:
            institute, users = self._found(officers, options)
        except PortalError as error:
            raise CommandError(str(error.message)) from error
        self.stdout.write(f"{institute.ref}  {institute.name}")
        for user in users:
            self._tell("officer", user)
        self._tell("editor", self._editor(str(options["editor"])))
        if len(officers) < ENOUGH_OFFICERS:
            self.stdout.write(
                "An objection to a decision is answered by two officers who had no "
                "part in it. Run this again with two more --officer before the first "
                "case is decided."
            )

    @transaction.atomic
    def _found(
        self, officers: list[str], options: dict[str, object]
    ) -> tuple[Party, list[User]]:
        """All or nothing, so that a refused address leaves no half-made institute."""
        institute = found_institute(
            name=str(options["institute"]),
            name_en=str(options["institute_en"]),
            uscc=str(options["uscc"]),
            region=str(options["region"]),
            actor=SYSTEM,
        )
        return institute, [
            appoint_officer(institute_ref=institute.ref, email=email, actor=SYSTEM)
            for email in officers
        ]

    def _refuse(self, officers: list[str], editor: str) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError("The tables are not there yet. Run `portal migrate`.")
        if DemoMarker.objects.exists():
            raise CommandError(
                "This database holds demo data. Point DATABASE_URL at an empty one "
                "and run `portal migrate` there first."
            )
        if len(officers) < OFFICERS:
            raise CommandError(
                "Give --officer twice, with two addresses: no decision is taken by "
                "one person alone."
            )
        for email in (*officers, editor):
            try:
                validate_email(email)
            except ValidationError as error:
                raise CommandError(f"{email} is not an e-mail address.") from error

    def _editor(self, email: str) -> User:
        editor = account_for(email)
        if not editor.is_staff:
            editor.is_staff = True
            editor.save(update_fields=["is_staff"])
        editor.groups.add(Group.objects.get(name="Editors"))
        return editor

    def _tell(self, what: str, user: User) -> None:
        link = first_sign_in_link(user)
        said = link or "has a password already"
        self.stdout.write(f"{what:8} {user.email}  {said}")
