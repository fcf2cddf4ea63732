"""The shipped rulebook is the one that was published, and defects are named."""

import pytest

from credit.engine import rulebook, schema
from credit.evaluate.versions import shipped_text
from tests.credit.engine.build import book, event

# A published rulebook never changes: a new version is a new file.
PUBLISHED = {
    "2026-1": "280ee69d962557ebf03ac47c5f049d459f65ccd063740fa11f4e1ac43ba9a43d"
}
WANTED = {
    "certificate_granted",
    "certificate_granted_minor",
    "certificate_granted_major_closed",
    "certificate_refused",
    "certificate_withdrawn",
    "engagement_completed",
    "engagement_on_time",
    "engagement_abandoned",
    "milestone_late",
    "client_review",
    "complaint_upheld_minor",
    "complaint_upheld_general",
    "complaint_upheld_serious",
    "false_promise",
    "fabricated_evidence",
    "honour",
}


@pytest.mark.parametrize("version", PUBLISHED)
def test_a_published_rulebook_keeps_its_hash(version: str) -> None:
    assert rulebook.parse(shipped_text(version)).sha256 == PUBLISHED[version]


def test_every_kind_that_others_record_has_a_row() -> None:
    assert set(book().kinds) >= WANTED


def test_every_number_names_its_source() -> None:
    text = shipped_text()
    named = schema.sources(text)
    numbers = {
        key
        for key, line in schema.key_lines(text).items()
        if any(char.isdigit() for char in text.splitlines()[line - 1].split("#")[0])
        and key != "version"
    }
    assert numbers <= set(named)


def test_scoring_is_never_longer_than_publication() -> None:
    rules = book()
    for code in rules.kinds:
        one = event(code)
        assert rules.scoring_end(one) <= rules.publication_end(one)


@pytest.mark.parametrize(
    ("old", "new", "defect"),
    [
        ("base = 10000 ", 'base = "many" ', "line 18: grade.base must be an integer"),
        ("bonus_cap = 1000 ", "bonus = 1000 ", "grade.bonus_cap is missing"),
        ("bonus_cap = 1000 ", "bonus = 1000 ", "grade.bonus is not a key"),
        (
            "scoring_days = 90 ",
            "scoring_days = 91 ",
            "kinds.complaint_upheld_minor.scoring_days is longer than the publication (90)",
        ),
        ('limiter = "C"', 'limiter = "E"', "limiter must be one of B, C, D"),
        ("cap = 1050 ", "cap = 300 ", "cap is below the points of one event"),
        ("half_life_days = 730 ", "half_life_days = 0 ", "must be 1 to 3650"),
        ("version =", "version", "at line"),
    ],
)
def test_a_defect_is_named_with_its_line_and_key(
    old: str, new: str, defect: str
) -> None:
    text = shipped_text()
    assert old in text
    with pytest.raises(schema.RulebookError) as caught:
        rulebook.parse(text.replace(old, new, 1))
    assert defect in str(caught.value)
