"""The floor that everyone stands on: refs, calendar, money, moves, clock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.deadlines import timers
from portal.kernel import canonical, clock, money, moves, paging, refs, workdays
from portal.kernel.errors import WrongState
from tests.conftest import FrozenClock


@pytest.fixture(autouse=True)
def _plain_calendar() -> Iterator[None]:
    """The kernel knows no database: the administrator's overrides stay out of here."""
    workdays.install(None)
    yield
    workdays.install(timers.overrides)


BODIES = st.text(alphabet=refs.ALPHABET, min_size=10, max_size=10)


def test_a_fresh_ref_is_a_ref_of_its_own_kind_only() -> None:
    ref = refs.new_ref("ENG")

    assert refs.is_ref(ref, "ENG")
    assert not refs.is_ref(ref, "REQ")
    assert len(ref) == len("ENG-") + 11


@given(BODIES, st.integers(0, 9), st.sampled_from(refs.ALPHABET))
def test_one_wrong_character_is_noticed_unless_it_is_equal_modulo_the_prime(
    body: str, place: int, other: str
) -> None:
    good = f"ENG-{body}{refs._check_character(body)}"
    wrong = body[:place] + other + body[place + 1 :]
    distance = refs.ALPHABET.index(other) - refs.ALPHABET.index(body[place])

    noticed = not refs.is_ref(f"ENG-{wrong}{good[-1]}", "ENG")

    assert noticed == (distance % refs.CHECK_PRIME != 0)


@given(BODIES, st.integers(0, 8))
def test_swapped_neighbours_are_noticed(body: str, place: int) -> None:
    left, right = body[place], body[place + 1]
    swapped = body[:place] + right + left + body[place + 2 :]
    distance = refs.ALPHABET.index(left) - refs.ALPHABET.index(right)

    same = refs._check_character(body) == refs._check_character(swapped)

    assert same == (distance % refs.CHECK_PRIME == 0)


def test_what_a_person_typed_is_read_kindly() -> None:
    assert refs.normalise(" eng-o1i l0 ") == "ENG-01110"


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        # Figures measured against the State Council's notices (research, domain §3.2).
        (date(2026, 9, 28), 7, date(2026, 10, 13)),
        (date(2026, 11, 22), 45, date(2027, 1, 25)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
    ],
)
def test_working_days_follow_the_chinese_calendar(
    start: date, count: int, end: date
) -> None:
    assert workdays.add_working_days(start, count) == end


def test_a_working_weekend_counts() -> None:
    assert workdays.is_working_day(date(2026, 2, 14))  # a Saturday before the festival
    assert not workdays.is_working_day(date(2026, 11, 22))


def test_an_override_of_the_administrator_wins() -> None:
    workdays.install(lambda: {date(2026, 11, 23): False})

    assert workdays.add_working_days(date(2026, 11, 20), 1) == date(2026, 11, 24)


def test_the_last_day_of_a_calendar_period_moves_to_a_working_day() -> None:
    assert workdays.add_days(date(2026, 11, 20), 1) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 11, 20), date(2026, 11, 24), 2),
        (date(2026, 11, 24), date(2026, 11, 20), -2),
        (date(2026, 11, 20), date(2026, 11, 20), 0),
    ],
)
def test_working_days_left_are_counted_and_overdue_ones_negative(
    start: date, end: date, days: int
) -> None:
    assert workdays.working_days_between(start, end) == days


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10_000), min_size=1))
def test_a_split_loses_nothing(total: int, shares: list[int]) -> None:
    if sum(shares) == 0:
        with pytest.raises(ValueError, match="more than 0"):
            money.split(total, shares)
        return

    parts = money.split(total, shares)

    assert sum(parts) == total
    exact = [total * share / sum(shares) for share in shares]
    assert all(
        abs(part - e) < 1 + e * 1e-9 for part, e in zip(parts, exact, strict=True)
    )


def test_leftover_units_go_to_the_largest_remainders() -> None:
    assert money.split(100, [1, 1, 1]) == [34, 33, 33]


def test_a_move_outside_the_table_is_refused() -> None:
    table = {"draft": {"published": "publish_request"}}

    moves.check_move(table, "draft", "published", "no")

    with pytest.raises(WrongState, match="The request is out"):
        moves.check_move(table, "published", "draft", "The request is out.")


def test_a_move_table_draws_its_diagram() -> None:
    table = {"draft": {"published": "publish_request"}}

    assert moves.mermaid(table) == (
        "stateDiagram-v2\n    draft --> published: publish_request\n"
    )


def test_a_date_means_the_end_of_that_day_in_shanghai() -> None:
    assert clock.end_of(date(2026, 11, 22)) == datetime(
        2026, 11, 22, 15, 59, 59, 999_999, tzinfo=UTC
    )


def test_the_day_changes_at_midnight_in_shanghai(frozen_clock: FrozenClock) -> None:
    frozen_clock.set(2026, 11, 22, 16, 0)

    assert clock.today() == date(2026, 11, 23)


def test_canonical_json_has_one_spelling() -> None:
    assert canonical.dumps({"b": "知", "a": 1}) == '{"a":1,"b":"知"}'


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("", None),
        (None, None),
        ("²", None),  # a digit to Python, not to int()
        ("１２", None),
        ("-1", None),
        ("1.0", None),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),  # no bigint
    ],
)
def test_a_number_in_an_address_is_a_plain_one_or_none(
    text: str | None, number: int | None
) -> None:
    assert paging.whole_number(text) == number
    assert paging.page_key(text) == number
