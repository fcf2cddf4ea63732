"""`portal doctor` names what is missing and the command that mends it."""

import pytest

from portal import doctor
from search.analysis import ANALYSIS_VERSION
from search.models import Document, IndexState

pytestmark = pytest.mark.django_db


def finding(words: str) -> doctor.Finding:
    return next(one for one in doctor.examine() if words in one.what)


def test_an_empty_search_index_is_named_with_its_remedy() -> None:
    found = finding("documents can be searched")
    assert (found.is_well, found.remedy) == (False, "portal search rebuild")

    Document.objects.create(kind="guidance", ref="x", content={})
    assert finding("1 documents can be searched").is_well


def test_an_index_made_by_an_older_analysis_is_named() -> None:
    state = IndexState.objects.create(pk=1, analysis_version=ANALYSIS_VERSION)
    assert finding("The search index was made").is_well

    state.analysis_version = ANALYSIS_VERSION + 1
    state.save()
    found = finding("The search index was made")
    assert not found.is_well
    assert "another version's analysis" in found.what


def test_uncollected_style_sheets_are_named_in_production(settings, tmp_path) -> None:
    assert not [one for one in doctor.examine() if "Style sheets" in one.what]
    settings.PORTAL_MODE, settings.STATIC_ROOT = "production", tmp_path
    found = finding("Style sheets are missing")
    assert (found.is_well, found.remedy) == (False, "portal collectstatic")
    (tmp_path / "staticfiles.json").write_text("{}")
    assert finding("Style sheets are collected").is_well
