"""`portal credit show` and `portal credit verify`: the replay for everybody.

The same inputs give the same bytes, in any process, time zone and order.
"""

import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from credit.engine.grade import Line
from credit.evaluate import verify as versions
from credit.evaluate.spelling import as_dict
from credit.evaluate.standing import Standing, evaluate
from credit.events import verify as events
from credit.events.models import CreditEvent
from portal.kernel import clock
from portal.kernel.errors import NotFound
from portal.parties.queries import party


class Command(BaseCommand):
    help = "Show a party's credit as of a date, or verify the chain of credit events."

    def add_arguments(self, parser: ArgumentParser) -> None:
        steps = parser.add_subparsers(dest="step", required=True)
        show = steps.add_parser("show", help="the result, replayed from the events")
        show.add_argument("party", help="the party's reference, e.g. ORG-…")
        day = "a date (the end of that day in Shanghai); default now"
        show.add_argument("--as-of", type=end_of, help=f"what held then: {day}")
        show.add_argument("--known-at", type=end_of, help=f"what was known then: {day}")
        show.add_argument("--rulebook", help="a published version; default: in force")
        show.add_argument("--model", help="a published version; default: in force")
        show.add_argument("--json", action="store_true", help="as one JSON document")
        steps.add_parser(
            "verify",
            help="compare events, states and rules with their hashes and the journal",
        )

    def handle(self, *args: object, **options: object) -> None:
        if options["step"] == "verify":
            self._verify()
        else:
            self._show(options)

    def _show(self, options: dict[str, object]) -> None:
        ref = str(options["party"])
        now = clock.now()
        try:
            with translation.override("en"):  # as the rest of the command line
                party(ref)
            standing = evaluate(
                ref,
                valid_at=options["as_of"] or now,  # type: ignore[arg-type]
                known_at=options["known_at"] or now,  # type: ignore[arg-type]
                rulebook=options["rulebook"],  # type: ignore[arg-type]
                model=options["model"],  # type: ignore[arg-type]
            )
        except NotFound as error:
            raise CommandError(f"{ref}: {error.message}") from error
        if options["json"]:
            self.stdout.write(
                json.dumps(
                    as_dict(standing), sort_keys=True, indent=1, ensure_ascii=False
                )
            )
        else:
            self.stdout.write(as_text(standing))

    def _verify(self) -> None:
        found = [*events.breaks(), *versions.breaks()]
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"{CreditEvent.objects.count()} credit events, no break")


def end_of(value: str) -> datetime:
    try:
        return clock.end_of(date.fromisoformat(value))
    except ValueError as error:
        raise ArgumentTypeError(f"{value!r} is not a date like 2026-09-30") from error


def as_text(standing: Standing) -> str:
    grade, forecast = standing.result.grade, standing.result.forecast
    rulebook, model = standing.rulebook, standing.model
    head = [
        f"party     {standing.party_ref}",
        f"as of     {standing.valid_at.isoformat()}",
        f"known at  {standing.known_at.isoformat()}",
        f"rulebook  {rulebook.version} sha256 {rulebook.sha256}",
        f"model     {model.version} sha256 {model.sha256}",
        "",
    ]
    letter = grade.grade or (
        f"no record yet, {grade.completed} of {grade.completed_needed}"
    )
    lines = [_line(line) for line in grade.lines]
    enough = (
        f"{forecast.p:.4f} (90 %: {forecast.low:.4f} to {forecast.high:.4f})"
        if forecast.is_enough
        else "not enough evidence"
    )
    foot = [
        f"{_points(grade.score)}  score",
        "",
        f"grade     {letter}",
        f"forecast  {enough}, n_eff {forecast.n_eff:.4f}",
    ]
    return "\n".join([*head, *lines, *foot])


def _line(line: Line) -> str:
    words = " ".join(part for part in (line.code, line.kind, line.ref) if part)
    until = f" until {line.until.isoformat()}" if line.until else ""
    return f"{_points(line.points)}  {words}{until}"


def _points(hundredths: int) -> str:
    return f"{hundredths / 100:9.2f}"
