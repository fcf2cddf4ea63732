"""Everything that the public page of a party shows of its credit, as one value.

Include `credit_publish/_standing.html` with it as `standing`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from credit.engine import explain
from credit.engine.explain import Change
from credit.evaluate.batch import Batch
from credit.evaluate.queries import public_standing, public_standings
from credit.evaluate.standing import Standing
from credit.events.models import SourceClass
from credit.publish import cards, sums, words
from credit.publish import chart as charting
from credit.publish.cards import CreditCard
from credit.publish.replays import replays
from credit.publish.rows import EventRow, event_rows
from credit.publish.sums import Term
from portal.kernel.errors import NotFound
from portal.parties.models import Role
from portal.parties.queries import has_any_role
from portal.ui.charts import StepChart

SHOWN = 8  # events on the party's own page; the rest is one click away
SHOWN_CHANGES = 6
SCORED = (Role.PROVIDER, Role.PRACTITIONER)


@dataclass(frozen=True, kw_only=True)
class ChangeRow:
    cause: str
    outcome: str
    is_better: bool


@dataclass(frozen=True, kw_only=True)
class StandingPage:
    party_ref: str
    card: CreditCard
    rulebook_sha256: str
    terms: Sequence[Term]  # empty while there is no grade
    sum_words: str
    limited_by: str
    rows: Sequence[EventRow]  # the newest first
    changes: Sequence[ChangeRow]
    raising: Sequence[str]
    lowering: Sequence[str]
    prior_words: str
    chart: StepChart | None
    as_of: datetime
    reviewed: frozenset[str]  # engagements whose client's review counts

    @property
    def shown(self) -> Sequence[EventRow]:
        return self.rows[:SHOWN]

    @property
    def has_more(self) -> bool:
        return len(self.rows) > SHOWN

    @property
    def objections(self) -> int:
        return sum(row.is_objected for row in self.rows)


def standing(party_ref: str) -> StandingPage | None:
    """None where nothing may be shown: a person without consent or confirmation."""
    found = loaded_standing(party_ref)
    return page(found[1]) if found else None


def standing_with_cards(
    party_ref: str, people: Iterable[str]
) -> tuple[StandingPage | None, dict[str, CreditCard]]:
    """An organization's standing and its people's cards, from one reading."""
    people = list(people)
    found = public_standings([party_ref, *people])
    own = found.pop(party_ref, None)
    return page(own) if own else None, {
        ref: cards.card(one) for ref, one in found.items()
    }


def loaded_standing(party_ref: str) -> tuple[Batch, Standing] | None:
    return public_standing(party_ref)


def published_standing(party_ref: str) -> tuple[Batch, Standing]:
    """Only who offers services is scored; everybody else has no page in here."""
    if not has_any_role(party_ref, SCORED):
        raise NotFound(_("There is no such party."))
    found = loaded_standing(party_ref)
    if found is None:
        raise NotFound(_("This person has not agreed to publish a credit result."))
    return found


def page(one: Standing) -> StandingPage:
    rows = event_rows(one)
    titles = {row.ref: row.title for row in rows}
    raising, lowering = explain.top(replays(one).contributions)
    has_grade = one.result.grade.grade is not None
    parts = sums.terms(one.result.grade.lines) if has_grade else []
    return StandingPage(
        party_ref=one.party_ref,
        card=cards.card(one),
        rulebook_sha256=one.rulebook.sha256,
        terms=parts,
        sum_words=sums.spelled(parts) if parts else "",
        limited_by=words.kind(one.result.grade.limited_by)
        if one.result.grade.limited_by
        else "",
        rows=rows,
        changes=_changes(one),
        raising=words.counted(titles[row.ref] for row in raising),
        lowering=words.counted(titles[row.ref] for row in lowering),
        prior_words=words.prior(
            one.result.forecast.prior, one.result.forecast.prior_share
        ),
        chart=charting.chart(one),
        as_of=one.valid_at,
        reviewed=frozenset(
            known.row.about
            for known in one.rows.values()
            if known.row.source_class == SourceClass.REVIEW
        ),
    )


def _changes(one: Standing) -> list[ChangeRow]:
    kinds = {event.ref: event.kind for event in one.result.counted}
    return [
        ChangeRow(
            cause=words.cause_of(
                change,
                kinds.get(change.ref, ""),
                is_open=change.on is not None and change.on <= one.valid_at,
            ),
            outcome=words.outcome_of(change),
            is_better=_is_better(change, one),
        )
        for change in replays(one).changes
        if change.code != "more_certified" or change.is_enough
    ][:SHOWN_CHANGES]


def _is_better(change: Change, one: Standing) -> bool:
    if change.code == "more_certified":
        return change.p > one.result.forecast.p
    if change.code == "more_completed":
        return True
    return change.score > one.result.grade.score
