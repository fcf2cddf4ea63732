"""`portal`: Django's commands and our own under one name."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault(  # noqa: TID251 - Django wants its settings named here
        "DJANGO_SETTINGS_MODULE", "portal.settings"
    )
    execute_from_command_line(["portal", *sys.argv[1:]])


if __name__ == "__main__":
    main()
