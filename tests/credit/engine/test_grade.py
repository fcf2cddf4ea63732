from datetime import timedelta

import pytest

from credit.engine.grade import grade
from tests.credit.engine.build import NOW, book, completed, event, several


def codes(result) -> list[tuple[str, str, int]]:
    return [(line.code, line.kind, line.points) for line in result.lines]


def test_the_sum_of_the_picture_adds_up_to_97() -> None:
    events = [
        *completed(),
        event("complaint_upheld_general", 200),
        event("certificate_granted", 100),
        *several("engagement_on_time", 3, 120),
    ]
    result = grade(events, book(), NOW)
    assert result.score == 9700
    assert result.grade == "A"
    assert sum(line.points for line in result.lines) == 9700


@pytest.mark.parametrize(
    ("kinds", "letter", "score"),
    [
        ([], "A", 10000),
        (["certificate_granted"], "A+", 10350),
        (["complaint_upheld_general", "false_promise"], "B", 8200),
        (["complaint_upheld_serious", "complaint_upheld_general"], "C", 7200),
        (["business_suspended"], "D", 4000),
        (["licence_revoked"], "D", 0),
    ],
)
def test_the_letter_follows_the_thresholds(
    kinds: list[str], letter: str, score: int
) -> None:
    result = grade([*completed(), *(event(kind) for kind in kinds)], book(), NOW)
    assert (result.grade, result.score) == (letter, score)


def test_above_100_with_an_active_general_deduction_is_a_not_a_plus() -> None:
    events = [
        *completed(),
        *several("certificate_granted", 2),
        *several("honour", 3),
        event("complaint_upheld_general"),
    ]
    result = grade(events, book(), NOW)
    assert (result.score, result.grade) == (10200, "A")


def test_below_three_completed_engagements_there_is_no_grade() -> None:
    result = grade([*completed(2), event("certificate_granted")], book(), NOW)
    assert (result.grade, result.completed, result.completed_needed) == (None, 2, 3)


def test_a_decided_deduction_gives_a_grade_without_any_engagement() -> None:
    assert grade([event("false_promise")], book(), NOW).grade == "A"
    assert grade([event("complaint_upheld_minor")], book(), NOW).grade is None


def test_a_proven_fabrication_holds_the_grade_at_c() -> None:
    rules = book()
    result = grade(
        [*completed(), event("fabricated_evidence"), *several("honour", 3)], rules, NOW
    )
    # 100 − 40 + 6 = 66: C by points; the limiter would hold it there in any case.
    assert (result.score, result.grade) == (6600, "C")
    half = event("fabricated_evidence", weight_bp=2_000)
    limited = grade([*completed(), half], rules, NOW)
    assert (limited.score, limited.grade) == (9200, "C")
    assert limited.limited_by == "fabricated_evidence"


def test_a_kind_counts_to_its_cap_and_a_line_says_so() -> None:
    result = grade([*completed(), *several("milestone_late", 8)], book(), NOW)
    assert result.score == 9700
    assert ("kind_cap", "milestone_late", 100) in codes(result)


def test_the_bonus_is_limited_to_ten_points() -> None:
    events = [
        *completed(),
        *several("certificate_granted", 4),
        *several("honour", 3),
    ]
    result = grade(events, book(), NOW)
    # 14.0 capped to 10.5 for the kind, + 6.0 = 16.5, capped to 10.
    assert ("kind_cap", "certificate_granted", -350) in codes(result)
    assert ("bonus_cap", "", -650) in codes(result)
    assert result.score == 11000


def test_the_score_does_not_fall_below_0_and_the_lines_still_add_up() -> None:
    events = [event("licence_revoked"), event("criminal_conviction")]
    result = grade(events, book(), NOW)
    assert ("floor", "", 10000) in codes(result)
    assert (result.score, result.grade) == (0, "D")


def test_points_end_with_the_scoring_window_at_the_start_of_the_day() -> None:
    late = event("milestone_late", 0)
    before = grade([late], book(), NOW + timedelta(days=364))
    # NOW is noon in Shanghai; the window ends at midnight before day 365.
    after = grade([late], book(), NOW + timedelta(days=365))
    assert (before.score, after.score) == (9950, 10000)
    assert [line.ref for line in after.lines] == [""]


def test_a_shorter_publication_ends_the_points_too() -> None:
    short = event("false_promise", 10, public_until=NOW)
    assert grade([short], book(), NOW).score == 10000
    assert grade([short], book(), NOW - timedelta(seconds=1)).score == 9000


@pytest.mark.parametrize("state", ["voided", "repaired", "ended"])
def test_what_is_voided_repaired_or_ended_leaves_no_trace(state: str) -> None:
    kept = [*completed(), event("certificate_granted")]
    gone = event("fabricated_evidence", state=state)
    assert grade([*kept, gone], book(), NOW) == grade(kept, book(), NOW)


def test_an_objected_event_still_counts() -> None:
    assert grade([event("false_promise", state="objected")], book(), NOW).score == 9000


def test_half_weight_gives_half_the_points() -> None:
    half = event("certificate_granted", weight_bp=5_000)
    assert grade([half], book(), NOW).score == 10175


def test_a_practitioners_deduction_reaches_the_organization_by_share_and_half() -> None:
    overseen = event("false_promise", part="overseen", share_bp=6_000)
    result = grade([*completed(), overseen], book(), NOW)
    assert result.score == 9700  # 10.0 × 0.6 × 0.5


def test_an_organizations_deduction_does_not_pass_to_its_practitioner() -> None:
    shared = event("false_promise", part="shared")
    bonus = event("certificate_granted", part="shared", share_bp=5_000)
    result = grade([shared, bonus], book(), NOW)
    assert result.score == 10175
    assert result.grade is None


def test_many_complaints_of_several_clients_are_one_separate_line() -> None:
    one = [event("complaint_upheld_minor", 1, counterparty="A", ref="1")]
    again = event("complaint_upheld_minor", 1, counterparty="A", ref="2")
    other = event("complaint_upheld_minor", 1, counterparty="B", ref="3")
    rules = book()
    assert ("volume", "", -300) not in codes(grade([*one, again], rules, NOW))
    assert ("volume", "", -300) in codes(grade([*one, other], rules, NOW))
    # Two in ten engagements is not above 0.2 for each.
    busy = [*completed(10), *one, other]
    assert ("volume", "", -300) not in codes(grade(busy, rules, NOW))


def test_a_kind_that_the_rulebook_does_not_know_counts_nothing() -> None:
    assert grade([event("invented")], book(), NOW).score == 10000
