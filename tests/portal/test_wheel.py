"""The wheel carries the Chinese texts: an installed portal compiles nothing."""

import gettext
import importlib.util
import shutil
import tomllib
from pathlib import Path
from types import ModuleType

from tests.support.database import ROOT


def build_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_script", ROOT / "setup.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_catalogue_is_compiled_into_the_build(tmp_path: Path) -> None:
    sources = [
        path.relative_to(ROOT)
        for package in build_script().PACKAGES
        for path in (ROOT / package).rglob("*.po")
    ]
    for path in sources:
        (tmp_path / path).parent.mkdir(parents=True)
        shutil.copy(ROOT / path, tmp_path / path)

    written = build_script().compile_texts(tmp_path)

    assert {path.relative_to(tmp_path) for path in written} == {
        path.with_suffix(".mo") for path in sources
    }
    folder = tmp_path / "portal" / "accounts" / "locale" / "zh_Hans" / "LC_MESSAGES"
    with (folder / "django.mo").open("rb") as compiled:
        assert (
            gettext.GNUTranslations(compiled).gettext("You stand aside") == "您须回避"
        )


def test_the_build_takes_compiled_texts_and_has_what_compiles_them() -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text())

    assert "**/*.mo" in said["tool"]["setuptools"]["package-data"]["*"]
    assert any(one.startswith("babel") for one in said["build-system"]["requires"])
    assert set(build_script().PACKAGES) == {
        name.rstrip("*")
        for name in said["tool"]["setuptools"]["packages"]["find"]["include"]
    }
