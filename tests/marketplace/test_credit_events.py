"""Pure: no database is opened in here."""

import dataclasses
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.credit_events import (
    TRANSLATIONS,
    Context,
    ResultView,
    ReviewView,
    facts,
    state_changes,
)
from marketplace.engagements import entries
from marketplace.engagements.states import Standing
from marketplace.payments import entries as payments
from portal.journal.entries import Entry, Private

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
SHARES = {"PER-A": 6_000, "PER-B": 4_000}
CONTEXT = Context(
    key="ENG-1#7",
    at=AT,
    engagement="ENG-1",
    provider="ORG-P",
    enterprise="ORG-E",
    enterprise_group="GRP-1",
    segment="330000|small",
    shares=SHARES,
)
RESULT = ResultView(
    body="ORG-B",
    outcome="granted",
    standing="body",
    decided_on=date(2026, 11, 20),
    is_released=True,
)
RELEASED = entries.ResultReleased(stream="CRT-1", engagement="ENG-1")


def with_result(**changes: object) -> Context:
    return dataclasses.replace(CONTEXT, result=dataclasses.replace(RESULT, **changes))


def all_entries() -> list[type[Entry]]:
    found = []
    for module in (entries, payments):
        found += [
            value
            for value in vars(module).values()
            if isinstance(value, type)
            and issubclass(value, Entry)
            and value.__module__ == module.__name__
        ]
    return found


def value_of(hint: str) -> object:
    for word, value in (
        ("Private", Private("USR-1", "x")),
        ("dict", {}),
        ("list", ["REV-1"]),
        ("bool", True),
        ("int", 1),
    ):
        if word in hint:
            return value
    return "2026-11-20"


def sample(kind: type[Entry]) -> Entry:
    values = {f.name: value_of(str(f.type)) for f in dataclasses.fields(kind)}
    if kind is entries.EngagementTerminated:
        values["by"] = "provider"
    if kind is entries.CertificateChanged:
        values["status"] = "withdrawn"
    return kind(**values)


@pytest.mark.parametrize("kind", all_entries(), ids=lambda kind: kind.__name__)
def test_every_entry_is_translated_to_facts_or_to_none(kind: type[Entry]) -> None:
    review = ReviewView(ref="REV-1", side="enterprise", author="ORG-E", scores=[5] * 6)
    context = dataclasses.replace(CONTEXT, result=RESULT, reviews=[review])

    found = facts(sample(kind), context)

    assert bool(found) == (kind in TRANSLATIONS)
    assert all(fact.subject == "ORG-P" for fact in found)


@given(late=st.integers(min_value=0, max_value=400), silent=st.booleans())
def test_a_milestone_gives_a_fact_exactly_when_it_was_late(
    late: int, silent: bool
) -> None:
    entry = entries.MilestoneAccepted(
        stream="ENG-1",
        milestone="MIL-1",
        by_silence=silent,
        due_on="2026-11-20",
        delivered_on="2026-11-23",
        late_working_days=late,
    )

    kinds = [fact.kind for fact in facts(entry, CONTEXT)]

    assert kinds == (["milestone_late"] if late else [])


@pytest.mark.parametrize(
    ("late", "settled", "kinds"),
    [
        (0, 0, ["engagement_completed", "engagement_on_time"]),
        (1, 0, ["engagement_completed"]),
        (0, 1, ["engagement_completed"]),
    ],
)
def test_completion_counts_and_being_in_time_counts_apart(
    late: int, settled: int, kinds: list[str]
) -> None:
    entry = entries.EngagementCompleted(
        stream="ENG-1",
        enterprise="ORG-E",
        provider="ORG-P",
        late_milestones=late,
        settled_milestones=settled,
    )

    found = facts(entry, CONTEXT)

    assert [fact.kind for fact in found] == kinds
    assert len({fact.source_entry for fact in found}) == len(found)
    assert found[0].shares == SHARES
    assert (found[0].counterparty, found[0].counterparty_group) == ("ORG-E", "GRP-1")
    assert (found[0].about, found[0].segment) == ("ENG-1", "330000|small")


@pytest.mark.parametrize(
    ("by", "outcomes"), [("provider", [0]), ("client", []), ("agreement", [])]
)
def test_only_who_leaves_alone_as_organization_has_abandoned(
    by: str, outcomes: list[int]
) -> None:
    entry = entries.EngagementTerminated(
        stream="ENG-1",
        by=by,
        enterprise="ORG-E",
        provider="ORG-P",
        refunds={},
        currency="CNY",
        reason=Private("USR-1", "x"),
    )

    found = facts(entry, CONTEXT)

    assert [fact.outcome_bp for fact in found] == outcomes


@pytest.mark.parametrize(
    ("outcome", "severities", "kind", "level"),
    [
        ("granted", [], "certificate_granted", 10_000),
        ("granted", ["minor"], "certificate_granted_minor", 8_000),
        ("granted", ["minor", "major"], "certificate_granted_major_closed", 4_000),
        ("refused", ["major"], "certificate_refused", 0),
    ],
)
def test_the_level_of_a_result_follows_from_its_nonconformities(
    outcome: str, severities: list[str], kind: str, level: int
) -> None:
    context = with_result(outcome=outcome, severities=severities)

    (fact,) = facts(RELEASED, context)

    assert (fact.kind, fact.outcome_bp, fact.weight_bp) == (kind, level, 10_000)
    assert fact.evaluator == "ORG-B"
    assert fact.valid_from == datetime(2026, 11, 19, 16, tzinfo=UTC)


@given(
    standing=st.sampled_from(list(Standing)),
    is_released=st.booleans(),
    outcome=st.sampled_from(["granted", "refused", ""]),
)
def test_nothing_is_posted_before_release_or_without_somebody_behind_it(
    standing: Standing, is_released: bool, outcome: str
) -> None:
    context = with_result(standing=standing, is_released=is_released, outcome=outcome)

    found = facts(RELEASED, context)

    stands = standing in {Standing.BODY, Standing.CHECKED}
    assert bool(found) == (stands and is_released and outcome != "")


def test_a_result_that_only_an_officer_checked_counts_half() -> None:
    (fact,) = facts(RELEASED, with_result(standing="checked"))

    assert fact.weight_bp == 5_000


def test_the_bodys_confirmation_takes_the_place_of_the_half_event() -> None:
    context = with_result(event_ref="EVT-1", event_weight_bp=5_000)

    (fact,) = facts(
        entries.ResultConfirmed(stream="CRT-1", engagement="ENG-1"), context
    )

    assert (fact.weight_bp, fact.supersedes) == (10_000, "EVT-1")


def test_the_same_result_is_not_posted_twice() -> None:
    context = with_result(event_ref="EVT-1", event_weight_bp=10_000)

    assert facts(RELEASED, context) == []


@pytest.mark.parametrize(("score", "level"), [(1, 0), (3, 5_000), (5, 10_000)])
def test_a_clients_review_gives_its_mean_as_level(score: int, level: int) -> None:
    reviews = [
        ReviewView(ref="REV-1", side="enterprise", author="ORG-E", scores=[score] * 6),
        ReviewView(ref="REV-2", side="provider", author="ORG-P", scores=[5] * 6),
    ]
    entry = entries.ReviewsRevealed(stream="ENG-1", reviews=["REV-1", "REV-2"])

    (fact,) = facts(entry, dataclasses.replace(CONTEXT, reviews=reviews))

    assert (fact.kind, fact.outcome_bp, fact.evaluator) == (
        "client_review",
        level,
        "ORG-E",
    )


def test_a_contest_marks_and_its_answer_strikes_or_unmarks() -> None:
    context = with_result(event_ref="EVT-1", event_weight_bp=10_000)
    contested = entries.ResultContested(
        stream="CRT-1",
        engagement="ENG-1",
        party="ORG-E",
        institute="ORG-I",
        reason=Private("USR-1", "x"),
    )

    def answered(*, is_upheld: bool) -> entries.ContestSettled:
        return entries.ContestSettled(
            stream="CRT-1",
            engagement="ENG-1",
            is_upheld=is_upheld,
            answer=Private("USR-1", "x"),
        )

    states = [
        change.state
        for entry in (contested, answered(is_upheld=True), answered(is_upheld=False))
        for change in state_changes(entry, context)
    ]

    assert states == ["objected", "voided", "active"]
    assert state_changes(contested, with_result()) == []


def test_every_kind_of_fact_is_a_row_of_the_rulebook() -> None:
    import tomllib
    from pathlib import Path

    from marketplace.credit_events import OUTCOME_BP

    root = Path(__file__).resolve().parents[2]
    book = tomllib.loads((root / "credit" / "rulebooks" / "2026-1.toml").read_text())
    kinds = {
        *OUTCOME_BP,
        "milestone_late",
        "engagement_completed",
        "engagement_on_time",
        "engagement_abandoned",
        "client_review",
    }

    assert kinds <= set(book["kinds"])
