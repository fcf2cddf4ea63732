"""`portal doctor`: says what is missing and how to mend it."""

from django.core.management.base import BaseCommand, CommandError

from portal import doctor


class Command(BaseCommand):
    help = "Say what is missing and how to mend it; exit 1 when something is."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        findings = doctor.examine()
        for finding in findings:
            self.stdout.write(
                ("ok      " if finding.is_well else "mend    ") + finding.what
            )
            if not finding.is_well:
                self.stdout.write(f"        → {finding.remedy}")
        if not all(finding.is_well for finding in findings):
            raise CommandError("Something needs mending (see above).", returncode=1)
