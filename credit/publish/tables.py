"""The same result as a file: a CSV whose points column adds up to the score."""

import csv
import io

from credit.evaluate.standing import Standing
from portal.kernel import clock

COLUMNS = [
    "line",
    "event",
    "kind",
    "date",
    "points",
    "counts_until",
    "share_of_forecast",
    "outcome",
]


def as_csv(standing: Standing) -> str:
    """One row a line of the grade; without a grade only the events."""
    shares = {one.ref: one for one in standing.result.forecast.evidence}
    dates = {event.ref: event.valid_from for event in standing.result.counted}
    has_grade = standing.result.grade.grade is not None
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in standing.result.grade.lines:
        if line.code != "event" and not has_grade:
            continue
        evidence = shares.get(line.ref)
        writer.writerow(
            [
                line.code,
                line.ref,
                line.kind,
                clock.local_date(dates[line.ref]).isoformat() if line.ref else "",
                decimal(line.points),
                clock.local_date(line.until).isoformat() if line.until else "",
                f"{evidence.share:.4f}" if evidence else "",
                f"{evidence.outcome:.4f}" if evidence else "",
            ]
        )
    return out.getvalue()


def decimal(hundredths: int) -> str:
    """For machines: -800 → -8.00."""
    sign = "-" if hundredths < 0 else ""
    whole, rest = divmod(abs(hundredths), 100)
    return f"{sign}{whole}.{rest:02d}"
