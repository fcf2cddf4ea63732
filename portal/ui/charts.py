"""Where does each line of a chart stand? Plain values in, coordinates out.

A chart is drawn twice, for a wide and for a narrow screen, instead of being shrunk.
Colours come from classes, never from here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

BANDS = ((10000, "A+"), (9000, "A"), (8000, "B"), (6000, "C"))
STEP_OF_SCALE = 1000  # ten points
MONTHS_OF_QUARTER = 3
DAYS_OF_LONG_SPAN = 1100  # above this only years are marked
NEAR = 44  # labels closer than this take turns above and below


@dataclass(frozen=True, kw_only=True)
class Step:
    """From `on` the sum is `points`, because of `label` with `delta`."""

    on: date
    points: int  # hundredths
    delta: int = 0
    label: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Mark:
    x: float
    y: float
    label_y: float
    delta: int
    anchor: str  # start, middle or end: labels stay inside the drawing


@dataclass(frozen=True, kw_only=True)
class Band:
    y: float
    points: int
    grade: str


@dataclass(frozen=True, kw_only=True)
class Tick:
    x: float
    on: date
    is_year: bool

    @property
    def quarter(self) -> int:
        return (self.on.month - 1) // MONTHS_OF_QUARTER + 1


@dataclass(frozen=True, kw_only=True)
class Drawing:
    width: int
    height: int
    left: int
    right: int
    line: str  # path data
    marks: Sequence[Mark]
    bands: Sequence[Band]
    ticks: Sequence[Tick]


@dataclass(frozen=True, kw_only=True)
class StepChart:
    name: str  # unique on the page: ids are made from it
    title: str
    steps: Sequence[Step]
    since: date
    until: date
    wide: Drawing = field(repr=False)
    narrow: Drawing = field(repr=False)

    @property
    def events(self) -> Sequence[Step]:
        return [step for step in self.steps if step.delta]

    @property
    def last(self) -> Step | None:
        return self.steps[-1] if self.steps else None


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The rectangle of the drawing and what its edges mean."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    since: date
    until: date
    low: int
    high: int

    def x(self, day: date) -> float:
        span = max((self.until - self.since).days, 1)
        part = min(max((day - self.since).days / span, 0), 1)
        return round(self.left + part * (self.width - self.left - self.right), 1)

    def y(self, points: int) -> float:
        part = (points - self.low) / (self.high - self.low)
        return round(self.height - self.bottom - part * self.inner_height, 1)

    @property
    def inner_height(self) -> int:
        return self.height - self.top - self.bottom


def step_chart(
    *, name: str, title: str, steps: Sequence[Step], since: date, until: date
) -> StepChart:
    """`steps` oldest first; the one in force at `since` may lie before it."""
    return StepChart(
        name=name,
        title=title,
        steps=list(steps),
        since=since,
        until=until,
        wide=draw(steps, since, until, width=680, height=190),
        narrow=draw(steps, since, until, width=330, height=200),
    )


def draw(
    steps: Sequence[Step], since: date, until: date, *, width: int, height: int
) -> Drawing:
    low, high = scale(steps)
    frame = Frame(
        width=width,
        height=height,
        left=12,
        right=52,
        top=24,
        bottom=28,
        since=since,
        until=until,
        low=low,
        high=high,
    )
    return Drawing(
        width=width,
        height=height,
        left=frame.left,
        right=width - frame.right,
        line=line(steps, frame),
        marks=marks(steps, frame),
        bands=[
            Band(y=frame.y(points), points=points, grade=grade)
            for points, grade in BANDS
            if low <= points <= high
        ],
        ticks=ticks(frame),
    )


def scale(steps: Sequence[Step]) -> tuple[int, int]:
    """Whole tens around the values; always down to the B band, so that a point looks its size."""
    values = [step.points for step in steps] or [BANDS[0][0]]
    low = min(*values, BANDS[2][0]) // STEP_OF_SCALE * STEP_OF_SCALE
    high = -(-max(*values, BANDS[0][0]) // STEP_OF_SCALE) * STEP_OF_SCALE
    return low, high


def line(steps: Sequence[Step], frame: Frame) -> str:
    """Horizontal until the day of the change, then vertical: never a slope."""
    if not steps:
        return ""
    start = f"M{frame.x(frame.since)} {frame.y(steps[0].points)}"
    turns = [f"H{frame.x(step.on)}V{frame.y(step.points)}" for step in steps[1:]]
    return "".join([start, *turns, f"H{frame.x(frame.until)}"])


def marks(steps: Sequence[Step], frame: Frame) -> list[Mark]:
    shown = [s for s in steps if s.delta and frame.since <= s.on <= frame.until]
    places = [(frame.x(step.on), frame.y(step.points)) for step in shown]
    return [
        Mark(
            x=x,
            y=y,
            label_y=y - 10 if is_label_above(index, places, step.delta) else y + 20,
            delta=step.delta,
            anchor=anchor(x, frame),
        )
        for index, (step, (x, y)) in enumerate(zip(shown, places, strict=True))
    ]


def is_label_above(
    index: int, places: Sequence[tuple[float, float]], delta: int
) -> bool:
    """Above a gain, below a loss; beside a near neighbour on the side away from it."""
    x, y = places[index]
    for other in (index + 1, index - 1):
        if 0 <= other < len(places) and abs(places[other][0] - x) < NEAR:
            return places[other][1] > y
    return delta > 0


def anchor(x: float, frame: Frame) -> str:
    if x - frame.left < NEAR / 2:
        return "start"
    if frame.width - frame.right - x < NEAR / 2:
        return "end"
    return "middle"


def ticks(frame: Frame) -> list[Tick]:
    """Quarters where there is room for them, else years."""
    days = (frame.until - frame.since).days
    per_tick = (frame.width - frame.left - frame.right) / max(days / 91, 1)
    years_only = days > DAYS_OF_LONG_SPAN or per_tick < NEAR
    months = (1,) if years_only else (1, 4, 7, 10)
    return [
        Tick(x=frame.x(day), on=day, is_year=day.month == 1)
        for year in range(frame.since.year, frame.until.year + 1)
        for day in (date(year, month, 1) for month in months)
        if frame.since <= day <= frame.until
    ]
