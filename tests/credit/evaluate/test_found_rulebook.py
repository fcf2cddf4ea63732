import pytest

from credit.evaluate import versions
from credit.evaluate.actions.found_rulebook import found_rulebook
from credit.evaluate.models import ModelVersion, RulebookVersion
from credit.evaluate.standing import evaluate
from portal.journal import append_only
from portal.journal.models import EntryRow
from portal.kernel import clock
from tests.conftest import FrozenClock

pytestmark = pytest.mark.django_db


def test_the_founding_act_is_journaled_and_happens_once(
    frozen_clock: FrozenClock,
) -> None:
    row = found_rulebook(actor="USR-1")
    assert found_rulebook(actor="USR-2") == row
    assert (RulebookVersion.objects.count(), ModelVersion.objects.count()) == (1, 1)
    entry = EntryRow.objects.get(kind="RulebookFounded")
    assert (entry.actor, entry.stream) == ("USR-1", "rulebook:2026-1")
    assert row.sha256 in entry.body


def test_the_latest_rulebook_in_force_counts(frozen_clock: FrozenClock) -> None:
    first = found_rulebook()
    founded = frozen_clock.moment
    frozen_clock.advance(days=10)
    text = first.text.replace('version = "2026-1"', 'version = "2026-2"').replace(
        "points = -1000 ", "points = -1200 "
    )
    RulebookVersion.objects.create(
        version="2026-2",
        text=text,
        sha256=versions.parsed(text).sha256,
        status="active",
        valid_from=clock.now(),
        recorded_at=clock.now(),
    )
    assert evaluate("ORG-1").rulebook.version == "2026-2"
    assert evaluate("ORG-1", known_at=founded).rulebook.version == "2026-1"
    assert evaluate("ORG-1", rulebook="2026-1").rulebook.version == "2026-1"


def test_a_draft_is_not_in_force(frozen_clock: FrozenClock) -> None:
    found_rulebook()
    RulebookVersion.objects.create(
        version="x",
        text="",
        sha256="",
        status="draft",
        valid_from=clock.now(),
        recorded_at=clock.now(),
    )
    assert evaluate("ORG-1").rulebook.version == "2026-1"


def test_a_published_text_that_was_changed_is_refused(
    frozen_clock: FrozenClock,
) -> None:
    row = found_rulebook()
    with append_only.bypassed():
        RulebookVersion.objects.filter(pk=row.pk).update(text=row.text + "# later\n")
    with pytest.raises(versions.TamperedError, match="2026-1"):
        evaluate("ORG-1")
    with append_only.bypassed():
        ModelVersion.objects.update(coefficients={"prior_mean": 0.5})
    with pytest.raises(versions.TamperedError, match="Model 1"):
        versions.load().model(clock.now())
