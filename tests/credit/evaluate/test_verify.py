"""Published rules and confirmed results are compared with the journal."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from credit.evaluate.actions.confirm_result import confirm_result
from credit.evaluate.actions.found_rulebook import found_rulebook
from credit.evaluate.models import ConfirmedResult, ModelVersion, RulebookVersion
from credit.evaluate.verify import breaks
from portal.journal import append_only
from portal.kernel import clock
from tests.conftest import FrozenClock
from tests.people import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _published(cast: Cast, frozen_clock: FrozenClock) -> None:
    found_rulebook()
    confirm_result(ref=cast.chen_yu_person.ref, actor=cast.actor(cast.wang_min))


def text_only() -> None:
    RulebookVersion.objects.update(text="# nothing")


def text_and_hash() -> None:
    text = RulebookVersion.objects.get().text.replace("-1000", "-9000")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    RulebookVersion.objects.update(text=text, sha256=sha256)


def day() -> None:
    RulebookVersion.objects.update(valid_from=datetime(2020, 1, 1, tzinfo=UTC))


def model() -> None:
    ModelVersion.objects.update(coefficients={"prior_mean": 0.5})


def drop() -> None:
    RulebookVersion.objects.all()._raw_delete("default")


TAMPERED: dict[Callable[[], None], str] = {
    text_only: "Rulebook 2026-1: the text does not match its sha256",
    text_and_hash: "Rulebook 2026-1: sha256 or date are not those of the journal",
    day: "Rulebook 2026-1: sha256 or date are not those of the journal",
    model: "Model 1: the coefficients do not match their sha256",
    drop: "Rulebook 2026-1: it was published and is missing",
}


@pytest.mark.parametrize(("tamper", "said"), TAMPERED.items())
def test_a_changed_version_is_named(tamper: Callable[[], None], said: str) -> None:
    assert breaks() == []  # the control: untouched, nothing is found
    with append_only.bypassed():
        tamper()
    assert breaks() == [said]
    with pytest.raises(CommandError, match=said):
        call_command("credit", "verify")


def test_a_rulebook_that_nobody_put_in_force_is_named() -> None:
    first = RulebookVersion.objects.get()
    RulebookVersion.objects.create(
        version="2026-2",
        text=first.text,
        sha256=first.sha256,
        status="active",
        valid_from=clock.now(),
        recorded_at=clock.now(),
    )
    assert breaks() == ["Rulebook 2026-2: the journal does not know its publication"]


def test_a_confirmation_that_no_officer_gave_is_named(cast: Cast) -> None:
    ConfirmedResult.objects.create(
        subject=cast.chen_yu_person.ref,
        valid_at=clock.now(),
        confirmed_by=cast.wu_jie.ref,
        institute_ref=cast.ningbo_institute.ref,
    )
    assert breaks() == [
        f"{cast.chen_yu_person.ref}: the confirmed results are not those of the journal"
    ]
