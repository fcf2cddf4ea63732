from datetime import UTC, datetime

from credit.engine.explain import Case, changes, contributions, top
from credit.engine.values import MODEL_1, Event
from tests.credit.engine.build import NOW, book, completed, event, several


def case(*events: Event) -> Case:
    return Case(events=events, rulebook=book(), model=MODEL_1, at=NOW)


def test_what_would_change_it_names_objection_repair_end_and_work() -> None:
    complaint = event("complaint_upheld_general", 100, ref="c", state="objected")
    base = case(*completed(), *several("certificate_granted", 3), complaint)
    rows = {row.code: row for row in changes(base)}
    assert list(rows) == [
        "objection_succeeds",
        "repair",
        "publication_ends",
        "more_certified",
    ]
    better = rows["objection_succeeds"]
    assert (better.grade, better.score, better.ref) == ("A+", 11000, "c")
    # 14 Aug 2026 + 90 days, and + 365 days, from midnight in Shanghai.
    assert rows["repair"].on == datetime(2026, 11, 11, 16, tzinfo=UTC)
    assert rows["publication_ends"].on == datetime(2027, 8, 13, 16, tzinfo=UTC)
    assert rows["more_certified"].p > base.result().forecast.p


def test_a_newcomer_is_told_how_many_engagements_are_missing() -> None:
    rows = {row.code: row for row in changes(case(*completed(1)))}
    assert (rows["more_completed"].count, rows["more_completed"].grade) == (2, "A")


def test_the_strongest_reasons_each_way_are_at_most_four() -> None:
    good = several("certificate_granted", 6)
    bad = event("certificate_refused", ref="bad")
    raising, lowering = top(contributions(case(*good, bad)))
    assert len(raising) == 4
    assert [row.ref for row in lowering] == ["bad"]
