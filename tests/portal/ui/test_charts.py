"""Where the lines of a chart stand: plain numbers."""

from datetime import date

import pytest

from portal.ui import charts
from portal.ui.interval import interval

SINCE, UNTIL = date(2025, 1, 1), date(2026, 1, 1)
STEPS = [
    charts.Step(on=date(2024, 6, 1), points=10000),
    charts.Step(on=date(2025, 7, 2), points=9200, delta=-800, label="upheld"),
    charts.Step(on=date(2025, 7, 12), points=9350, delta=150, label="on time"),
]


@pytest.fixture
def chart() -> charts.StepChart:
    return charts.step_chart(
        name="x", title="Points", steps=STEPS, since=SINCE, until=UNTIL
    )


def test_the_line_only_goes_level_or_upright(chart: charts.StepChart) -> None:
    assert chart.wide.line == "M12.0 24.0H319.2V79.2H336.0V68.8H628.0"


def test_the_phone_gets_its_own_drawing_with_fewer_ticks() -> None:
    chart = charts.step_chart(
        name="x", title="", steps=STEPS, since=date(2024, 1, 1), until=UNTIL
    )
    assert (chart.wide.width, chart.narrow.width) == (680, 330)
    assert [tick.quarter for tick in chart.wide.ticks] == [1, 2, 3, 4, 1, 2, 3, 4, 1]
    assert [tick.on.year for tick in chart.narrow.ticks] == [2024, 2025, 2026]


def test_bands_lie_where_their_points_are(chart: charts.StepChart) -> None:
    bands = {band.grade: band.y for band in chart.wide.bands}
    assert bands == {"A+": 24.0, "A": 93.0, "B": 162.0}


def test_labels_of_near_events_do_not_meet(chart: charts.StepChart) -> None:
    fall, rise = chart.wide.marks
    assert fall.label_y > fall.y
    assert rise.label_y < rise.y


def test_a_low_sum_widens_the_scale() -> None:
    assert charts.scale([charts.Step(on=SINCE, points=4150)]) == (4000, 10000)


def test_a_bonus_widens_the_scale_upwards() -> None:
    assert charts.scale([charts.Step(on=SINCE, points=10500)]) == (8000, 11000)


def test_a_chart_without_events_is_a_level_line() -> None:
    level = [charts.Step(on=SINCE, points=10000)]
    chart = charts.step_chart(name="x", title="", steps=level, since=SINCE, until=UNTIL)
    assert chart.wide.line == "M12.0 24.0H628.0"
    assert chart.events == []


def test_no_steps_draw_no_line() -> None:
    drawing = charts.draw([], SINCE, UNTIL, width=680, height=190)
    assert drawing.line == ""


def test_an_event_outside_the_time_shown_is_not_marked() -> None:
    early = [charts.Step(on=date(2024, 1, 1), points=9000, delta=-1000), *STEPS]
    drawing = charts.draw(early, SINCE, UNTIL, width=680, height=190)
    assert [mark.delta for mark in drawing.marks] == [-800, 150]


def test_an_interval_is_placed_in_percent() -> None:
    bar = interval(0.74, 0.861, 0.94, 0.77)
    assert (bar.low, bar.p, bar.high, bar.width, bar.peers) == (74, 86.1, 94, 20, 77)


def test_peers_at_the_edge_keep_their_words_inside() -> None:
    assert interval(0.1, 0.2, 0.3, 0.95).peers_anchor == "end"
    assert interval(0.1, 0.2, 0.3, 0.05).peers_anchor == "start"
    assert interval(0.1, 0.2, 0.3, 0.5).peers_anchor == "middle"
