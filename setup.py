"""What goes into the wheel beside the sources? The compiled texts of every catalogue.

They are not under version control, and an installed portal may not be allowed to write
beside its code, so that it could not compile them when it starts, as a checkout does.
"""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
PACKAGES = ("portal", "credit", "marketplace", "cms", "search")


def compile_texts(root: Path) -> list[Path]:
    """Write a .mo file beside each .po file of our packages; which."""
    written = []
    for package in PACKAGES:
        for source in sorted((root / package).rglob("locale/*/LC_MESSAGES/*.po")):
            locale = source.parents[1].name
            with source.open("rb") as catalogue:
                texts = read_po(catalogue, locale=locale, domain=source.stem)
            target = source.with_suffix(".mo")
            with target.open("wb") as handle:
                write_mo(handle, texts)
            written.append(target)
    return written


class BuildWithTexts(build_py):
    def run(self) -> None:
        compile_texts(ROOT)
        super().run()


if __name__ == "__main__":
    setup(cmdclass={"build_py": BuildWithTexts})
