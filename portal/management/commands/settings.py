"""`portal settings`: every environment variable, its default and what it does."""

from django.core.management.base import BaseCommand

from portal.settings.env import TABLE, Setting


def as_markdown(table: tuple[Setting, ...] = TABLE) -> str:
    lines = [
        "| Variable | Default | Needed in production | What it does |",
        "|---|---|---|---|",
    ]
    for row in table:
        default = str(row.default) if row.default != "" else "(empty)"
        if row.name == "PORTAL_DATA":
            default = "`var/` beside the code"
        needed = "yes" if row.production else ""
        lines.append(f"| `{row.name}` | {default} | {needed} | {row.help} |")
    return "\n".join(lines) + "\n"


class Command(BaseCommand):
    help = "List the environment variables with their defaults."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(as_markdown())
