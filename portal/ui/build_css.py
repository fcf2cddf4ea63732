"""How is the one stylesheet made? The files of `css/` put together, no other tool.

`python -m portal.ui.build_css` writes it; a test compares the committed file.
"""

from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "css"
TARGET = HERE / "static" / "portal" / "portal.css"
ORDER = ("tokens.css", "base.css", "components/*.css", "print.css")
HEADER = "/* Made by portal/ui/build_css.py from portal/ui/css; change it there. */\n"


def build() -> str:
    dark = (SOURCES / "dark.css").read_text().strip()
    files = [path for name in ORDER for path in sorted(SOURCES.glob(name))]
    text = "".join(path.read_text() for path in files)
    # The dark colours stand in two places: by the device and by choice.
    return HEADER + text.replace("/*DARK*/", dark)


def main() -> None:
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(build())


if __name__ == "__main__":
    main()
