"""The same inputs give the same bytes, whoever asks and wherever."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from credit.evaluate.actions.found_rulebook import found_rulebook
from portal.journal import append_only
from tests.conftest import FrozenClock
from tests.credit.build import put, put_completed
from tests.people import Cast, build_cast
from tests.support.database import ROOT, TestDatabase

DATES = ("--as-of", "2026-11-23", "--known-at", "2026-11-23")


def show(ref: str, *options: str) -> str:
    out = StringIO()
    call_command("credit", "show", ref, *options, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_result_is_shown_line_by_line(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    ref = cast.haishi.ref
    put_completed(ref)
    event = put("false_promise", ref, 3)
    text = show(ref, *DATES)
    assert f"   -10.00  event false_promise {event.ref} until " in text
    assert "    90.00  score" in text
    assert "grade     A" in text
    assert "not enough evidence" in text


@pytest.mark.django_db
def test_a_date_is_the_end_of_that_day_in_shanghai(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    frozen_clock.moment = datetime(2026, 11, 23, 15, 59, tzinfo=UTC)  # 23:59 there
    put("false_promise", cast.haishi.ref)
    today = json.loads(show(cast.haishi.ref, *DATES, "--json"))
    assert today["valid_at"] == "2026-11-23T15:59:59.999999+00:00"
    assert today["grade"]["score_hundredths"] == 9000
    before = json.loads(
        show(cast.haishi.ref, "--as-of", "2026-11-22", "--json", *DATES[2:])
    )
    assert before["grade"]["score_hundredths"] == 10000


@pytest.mark.django_db
def test_an_unknown_party_or_rulebook_is_said(cast: Cast) -> None:
    with translation.override("en"):
        with pytest.raises(CommandError, match="no such party"):
            show("ORG-NOBODY")
        with pytest.raises(CommandError, match="no published version"):
            show(cast.haishi.ref, "--rulebook", "9")


@pytest.mark.django_db
def test_verify_counts_and_finds(cast: Cast, frozen_clock: FrozenClock) -> None:
    put_completed(cast.haishi.ref, 2)
    out = StringIO()
    call_command("credit", "verify", stdout=out)
    assert out.getvalue() == "2 credit events, no break\n"
    with append_only.bypassed():
        type(put("honour", cast.haishi.ref)).objects.filter(number=2).update(
            weight_bp=1
        )
    with pytest.raises(CommandError, match="does not match its hash"):
        call_command("credit", "verify")


@pytest.mark.django_db(transaction=True)
def test_other_processes_seeds_and_time_zones_print_the_same_bytes(
    test_database: TestDatabase, frozen_clock: FrozenClock
) -> None:
    cast = build_cast()
    found_rulebook()
    ref = cast.chen_yu_person.ref
    for kind in ("certificate_granted", "client_review", "milestone_late"):
        for days_ago in (3, 33, 333):
            put(
                kind,
                cast.haishi.ref,
                days_ago,
                shares={ref: 7_000, "PER-OTHER": 3_000},
                outcome_bp=7_321,
            )
    printed = {
        subprocess.run(
            [sys.executable, "-m", "portal.cli", "credit", "show", ref, *DATES, *json_],
            cwd=ROOT,
            env={
                **os.environ,
                "DATABASE_URL": test_database.url,
                "PORTAL_MODE": "test",
                "PYTHONHASHSEED": seed,
                "TZ": zone,
            },
            check=True,
            capture_output=True,
        ).stdout
        for seed, zone, json_ in [
            ("1", "UTC", ["--json"]),
            ("77", "America/New_York", ["--json"]),
        ]
    }
    assert len(printed) == 1
    assert printed == {show(ref, *DATES, "--json").encode()}


@pytest.mark.django_db
def test_a_date_that_is_none_is_answered_with_an_example(cast: Cast) -> None:
    with pytest.raises(CommandError, match="'foo' is not a date like 2026-09-30"):
        show(cast.haishi.ref, "--as-of", "foo")
