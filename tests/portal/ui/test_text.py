"""Exact words and numbers, in both languages."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from portal.ui import text

FIRST_MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # frozen_clock's now


@pytest.mark.parametrize(
    ("minor", "currency", "english", "chinese"),
    [
        (1200000, "CNY", "CNY 12,000", "12,000 元"),
        (1200050, "CNY", "CNY 12,000.50", "12,000.50 元"),
        (-5, "CNY", "CNY −0.05", "−0.05 元"),
        (0, "CNY", "CNY 0", "0 元"),
        (123456, "USD", "USD 1,234.56", "USD 1,234.56"),
        (1500, "JPY", "JPY 1,500", "JPY 1,500"),
    ],
)
def test_money_names_its_currency(
    minor: int, currency: str, english: str, chinese: str
) -> None:
    with translation.override("en"):
        assert text.money(minor, currency).replace("\u00a0", " ") == english
    with translation.override("zh-hans"):
        assert text.money(minor, currency).replace("\u00a0", " ") == chinese


@pytest.mark.parametrize(
    ("hundredths", "shown", "signed"),
    [
        (9700, "97.0", "+97.0"),
        (9725, "97.25", "+97.25"),
        (9720, "97.2", "+97.2"),
        (-800, "−8.0", "−8.0"),
        (-5, "−0.05", "−0.05"),
        (0, "0.0", "0.0"),
    ],
)
def test_points_keep_their_hundredths(hundredths: int, shown: str, signed: str) -> None:
    assert text.points(hundredths) == shown
    assert text.signed_points(hundredths) == signed


@pytest.mark.parametrize(
    ("basis", "english", "chinese"),
    [(8600, "86 %", "86%"), (8650, "86.5 %", "86.5%"), (10000, "100 %", "100%")],
)
def test_basis_points_read_as_percent(basis: int, english: str, chinese: str) -> None:
    with translation.override("en"):
        assert text.percent(basis).replace("\u00a0", " ") == english
    with translation.override("zh-hans"):
        assert text.percent(basis) == chinese


def test_a_forecast_reads_in_whole_percent() -> None:
    with translation.override("zh-hans"):
        assert text.chance(0.8649) == "86%"


def test_a_moment_is_shown_in_shanghai() -> None:
    late = datetime(2026, 11, 22, 16, 4, tzinfo=UTC)  # past midnight in Shanghai
    with translation.override("en"):
        assert text.day(late) == "23 Nov 2026"
        assert text.moment(late) == "23 Nov 2026, 00:04"
    with translation.override("zh-hans"):
        assert text.moment(late) == "2026年11月23日 00:04"


@pytest.mark.parametrize(
    ("due", "state", "english", "chinese"),
    [
        (date(2026, 12, 2), "calm", "7 working days left", "还剩 7 个工作日"),
        (date(2026, 11, 26), "calm", "3 working days left", "还剩 3 个工作日"),
        (date(2026, 11, 25), "soon", "2 working days left", "还剩 2 个工作日"),
        (date(2026, 11, 24), "soon", "1 working day left", "还剩 1 个工作日"),
        (date(2026, 11, 23), "soon", "today", "今天"),
        (date(2026, 11, 20), "over", "1 working day over", "已超 1 个工作日"),
        (date(2026, 11, 18), "over", "3 working days over", "已超 3 个工作日"),
    ],
)
def test_the_clock_counts_working_days(
    frozen_clock, due: date, state: str, english: str, chinese: str
) -> None:
    assert text.clock_state(due) == state
    with translation.override("en"):
        assert text.clock_words(due) == english
    with translation.override("zh-hans"):
        assert text.clock_words(due) == chinese


def test_a_moment_that_passed_today_is_over(frozen_clock) -> None:
    due = datetime(2026, 11, 23, 1, 59, tzinfo=UTC)
    with translation.override("en"):
        assert text.clock_state(due) == "over"
        assert text.clock_words(due) == "over since today"
