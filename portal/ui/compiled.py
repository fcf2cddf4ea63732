"""Are the compiled texts (.mo) as new as the catalogues (.po)?

They are not kept under version control: a checkout compiles what is old when it starts
(portal.apps). Other apps may have looked up a text by then, and Django keeps what it
read: it has to forget it, or a first start speaks English under /zh-hans/.
"""

import os
from pathlib import Path

from django.apps import apps
from django.utils.translation.reloader import translation_file_changed

LOCALE = "zh_Hans"


def own_apps() -> list[Path]:
    """Folders of our apps, the deepest first, so that each file has one owner."""
    root = Path(__file__).resolve().parents[2]
    folders = [Path(config.path) for config in apps.get_app_configs()]
    ours = [f for f in folders if f.is_relative_to(root) and ".venv" not in f.parts]
    return sorted(ours, key=lambda f: -len(f.parts))


def catalogue_path(app: Path) -> Path:
    return app / "locale" / LOCALE / "LC_MESSAGES" / "django.po"


def compile_stale() -> int:
    """Write the .mo files that are missing or old; how many."""
    stale = [app for app in own_apps() if _is_stale(catalogue_path(app))]
    for app in stale:
        _compile(catalogue_path(app))
        translation_file_changed(None, catalogue_path(app).with_suffix(".mo"))
    return len(stale)


def _is_stale(source: Path) -> bool:
    target = source.with_suffix(".mo")
    if not source.exists():
        return False
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    # Several processes start at once: none may read another's half a file.
    building = source.with_suffix(f".{os.getpid()}.building")
    with source.open("rb") as catalogue, building.open("wb") as handle:
        write_mo(handle, read_po(catalogue, locale=LOCALE, domain="django"))
    building.replace(source.with_suffix(".mo"))
