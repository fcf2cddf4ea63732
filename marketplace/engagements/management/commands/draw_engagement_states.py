"""Write docs/states/*.md from the tables of moves; a test compares them."""

from pathlib import Path

from django.core.management.base import BaseCommand

from marketplace.engagements import states
from portal.kernel.moves import Moves, mermaid
from portal.settings.env import BASE_DIR

PAGES: dict[str, tuple[str, Moves]] = {
    "engagement": ("An engagement", states.ENGAGEMENT_MOVES),
    "milestone": ("A milestone", states.MILESTONE_MOVES),
    "certification": ("A certification", states.CERTIFICATION_MOVES),
    "standing": ("Who stands behind a result", states.STANDING_MOVES),
}


def page(title: str, moves: Moves) -> str:
    return (
        f"# {title}\n\nDrawn by `portal draw_engagement_states` from "
        "`marketplace/engagements/states.py`; each arrow names its action.\n\n"
        f"```mermaid\n{mermaid(moves)}```\n"
    )


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: object, **options: object) -> None:
        folder = Path(BASE_DIR) / "docs" / "states"
        folder.mkdir(parents=True, exist_ok=True)
        for name, (title, moves) in PAGES.items():
            (folder / f"{name}.md").write_text(page(title, moves))
        self.stdout.write(f"{len(PAGES)} diagrams in docs/states")
