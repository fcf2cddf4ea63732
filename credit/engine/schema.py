"""Is this a rulebook? Every key with its type, its range, and what must fit together."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any


class RulebookError(Exception):
    """All defects at once, each with its line (where one is known) and its key."""

    def __init__(self, defects: list[str]) -> None:
        super().__init__("\n".join(defects))
        self.defects = defects


Test = Callable[[Any], str]  # the defect in words, "" when all is well


def _integer(low: int, high: int) -> Test:
    def test(value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, int):
            return "must be an integer"
        return "" if low <= value <= high else f"must be {low} to {high}"

    return test


def _number(low: float, high: float) -> Test:
    def test(value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return "must be a number"
        return "" if low <= value <= high else f"must be {low} to {high}"

    return test


def _one_of(*allowed: str) -> Test:
    return lambda value: (
        "" if value in allowed else f"must be one of {', '.join(allowed)}"
    )


def _text(value: Any) -> str:
    return "" if isinstance(value, str) and value else "must be a text"


def _texts(value: Any) -> str:
    fits = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return "" if fits else "must be a list of texts"


POINTS = _integer(-10_000, 10_000)
DAYS = _integer(0, 3650)
SEVERITIES = ("minor", "general", "serious")
TOP = {"version": _text}
GRADE = {
    "base": _integer(1, 100_000),
    "bonus_cap": _integer(0, 10_000),
    "a_from": POINTS,
    "b_from": POINTS,
    "c_from": POINTS,
    "completed_needed": _integer(0, 100),
    "completed_kind": _text,
    "oversight_factor": _number(0, 1),
}
VOLUME = {
    "kinds": _texts,
    "clients_needed": _integer(2, 100),
    "rate_above": _number(0, 10),
    "points": _integer(-10_000, 0),
}
CLASS = {
    "publication_min_days": DAYS,
    "publication_max_days": DAYS,
    "forecast_weight": _number(0, 10),
}
KIND = {"points": POINTS, "cap": _integer(0, 10_000), "scoring_days": DAYS}
KIND_OPTIONAL = {
    "severity": _one_of(*SEVERITIES),
    "publication_days": DAYS,
    "outcome": _number(0, 1),
    "limiter": _one_of("B", "C", "D"),
}
FORECAST = {
    "half_life_days": _integer(1, 3650),
    "prior_strength": _number(0.1, 100),
    "practitioner_prior_strength": _number(0.1, 100),
    "min_effective": _number(0, 100),
    "strangers_cap": _number(0, 1),
    "interval": _number(0.5, 0.99),
}
SOURCES = {
    name: _number(0, 1)
    for name in ("certification", "decision", "milestone", "review", "honour")
}
SECTIONS: Mapping[str, Mapping[str, Test]] = {
    "grade": GRADE,
    "volume": VOLUME,
    "forecast": FORECAST,
    "forecast.source_weights": SOURCES,
    **{f"classes.{name}": CLASS for name in SEVERITIES},
}


def check(data: Mapping[str, Any], text: str) -> None:
    """Raise RulebookError with every defect found."""
    lines = key_lines(text)
    found = list(_defects(data))
    if not found:  # what must fit together can only be asked of complete values
        found = list(_mismatches(data))
    if found:
        raise RulebookError(
            [
                f"line {lines[key]}: {key} {what}" if key in lines else f"{key} {what}"
                for key, what in found
            ]
        )


def key_lines(text: str) -> dict[str, int]:
    """Dotted key → line number; tables and simple keys only, as rulebooks use them."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()  # noqa: PLW2901 - the bare line is of no use
        if line.startswith("["):
            table = line.split("#")[0].strip().strip("[]")
            found[table] = number
        elif "=" in line and not line.startswith("#"):
            key = line.split("=")[0].strip()
            found[f"{table}.{key}" if table else key] = number
    return found


def sources(text: str) -> dict[str, str]:
    """Dotted key → code of the source that its comment names."""
    rows = text.splitlines()
    marked = "# source: "
    return {
        key: rows[number - 1].split(marked)[1].strip()
        for key, number in key_lines(text).items()
        if marked in rows[number - 1]
    }


def _at(data: Mapping[str, Any], path: str) -> Any:
    for part in path.split("."):
        data = data.get(part, {}) if isinstance(data, Mapping) else {}
    return data


def _defects(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    known = {"version", "grade", "volume", "classes", "kinds", "forecast"}
    yield from ((key, "is not a key of a rulebook") for key in data if key not in known)
    yield from _section("", {"version": data.get("version")}, TOP, {})
    for path, tests in SECTIONS.items():
        table = _at(data, path)
        nested = {"source_weights": lambda _: ""} if path == "forecast" else {}
        yield from _section(path, table, tests, nested)
    yield from (
        (f"classes.{name}", "is not a class")
        for name in _at(data, "classes")
        if name not in SEVERITIES
    )
    if not _at(data, "kinds"):
        yield "kinds", "is missing"
    for code, row in _at(data, "kinds").items():
        yield from _section(f"kinds.{code}", row, KIND, KIND_OPTIONAL)


def _section(
    path: str,
    table: Mapping[str, Any],
    needed: Mapping[str, Test],
    optional: Mapping[str, Test],
) -> Iterator[tuple[str, str]]:
    prefix = f"{path}." if path else ""
    yield from (
        (f"{prefix}{key}", "is missing")
        for key in needed
        if key not in table or table[key] is None
    )
    for key, value in table.items():
        test = needed.get(key) or optional.get(key)
        if test is None:
            yield f"{prefix}{key}", "is not a key of a rulebook"
        elif value is not None and (what := test(value)):
            yield f"{prefix}{key}", what


def _mismatches(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    grade = data["grade"]
    if not grade["base"] >= grade["a_from"] > grade["b_from"] > grade["c_from"] > 0:
        yield "grade.a_from", "must fall from base over a, b and c to above 0"
    for name, row in data["classes"].items():
        if row["publication_min_days"] > row["publication_max_days"]:
            yield f"classes.{name}.publication_min_days", "is above the maximum"
    for code, row in data["kinds"].items():
        yield from _kind_mismatches(f"kinds.{code}", row, data["classes"])
    mentioned = [("volume.kinds", code) for code in data["volume"]["kinds"]]
    mentioned.append(("grade.completed_kind", grade["completed_kind"]))
    yield from (
        (key, f"names {code}, which has no row")
        for key, code in mentioned
        if code not in data["kinds"]
    )


def _kind_mismatches(
    path: str, row: Mapping[str, Any], classes: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    severity = row.get("severity", "")
    if bool(severity) == ("publication_days" in row):
        yield path, "needs either a severity or publication_days"
        return
    public = (
        classes[severity]["publication_max_days"]
        if severity
        else row["publication_days"]
    )
    if row["scoring_days"] > public:
        yield f"{path}.scoring_days", f"is longer than the publication ({public})"
    if row["cap"] < abs(row["points"]):
        yield f"{path}.cap", "is below the points of one event"
