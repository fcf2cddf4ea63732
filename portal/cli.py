"""`portal`: Django's commands and our own under one name."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault(  # noqa: TID251 - Django wants its settings named here
        "DJANGO_SETTINGS_MODULE", "portal.settings"
    )
    try:
        execute_from_command_line(["portal", *sys.argv[1:]])
    except ImproperlyConfigured as error:
        sys.exit(f"{error} docs/configuration.md lists every setting.")


if __name__ == "__main__":
    main()
