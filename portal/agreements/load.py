"""Where do the shipped texts come from? From data/<code>-<version>.toml, once each."""

import tomllib
from datetime import date
from pathlib import Path

from portal.agreements.models import AgreementText

DATA = Path(__file__).parent / "data"


def load_texts() -> int:
    """Add the versions that are missing; how many. What was signed stays as it was."""
    added = 0
    for path in sorted(DATA.glob("*.toml")):
        text = tomllib.loads(path.read_text())
        _, created = AgreementText.objects.get_or_create(
            code=text["code"],
            version=text["version"],
            defaults={
                "title": text["title"],
                "title_en": text["title_en"],
                "body": text["body"].strip(),
                "body_en": text["body_en"].strip(),
                "in_force_from": date.fromisoformat(text["in_force_from"]),
            },
        )
        added += created
    return added
