"""Everything needed to evaluate some parties at any moments: loaded once, then pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from credit.engine.explain import Case
from credit.engine.forecast import Prior
from credit.engine.rulebook import Rulebook
from credit.engine.values import COUNTING_STATES, MODEL_1, Event, Model
from credit.evaluate import trust, versions
from credit.evaluate.trust import FirstChecks
from credit.evaluate.versions import Versions
from credit.events.queries import NATURAL, Histories, Known, histories
from portal.kernel import clock
from portal.parties.models import Affiliation

JOINED = [Affiliation.Status.ACTIVE, Affiliation.Status.ENDED]


@dataclass(frozen=True, kw_only=True)
class Terms:
    """When, and by which rules (None: those in force at `known_at`).

    `public_on` leaves out whatever is not public on that moment, so that a replay of
    the past shows nothing that has ended since.
    """

    valid_at: datetime
    known_at: datetime
    rulebook: str | None = None
    model: str | None = None
    public_on: datetime | None = None


@dataclass(frozen=True)
class Batch:
    histories: Histories
    versions: Versions
    checks: FirstChecks
    affiliations: Mapping[str, list[Affiliation]]  # of practitioners, oldest first

    def case(self, ref: str, terms: Terms) -> Case:
        case = self._own_case(ref, terms)
        employer = self._employer(ref, terms.valid_at)
        if employer is None:
            return case
        return replace(case, prior=_prior(self._own_case(employer, terms)))

    def known(self, ref: str, terms: Terms) -> list[Known]:
        rows = self.histories.at(ref, terms.valid_at, terms.known_at)
        now = terms.public_on
        if now is None:
            return rows
        rulebook = self.versions.rulebook(now)
        public = {
            one.row.ref: one
            for one in self.histories.at(ref, now, now)
            if is_public(one, rulebook, now)
        }
        # The mark of an objection is today's, however old the result that is shown.
        return [
            replace(one, state=shown.state, state_since=shown.state_since)
            for one in rows
            if (shown := public.get(one.row.ref))
        ]

    def _own_case(self, ref: str, terms: Terms) -> Case:
        model = self.versions.model(terms.known_at, terms.model)
        return Case(
            events=tuple(
                _event(
                    one, model, trust.is_trusted(one.row, self.checks, terms.known_at)
                )
                for one in self.known(ref, terms)
            ),
            rulebook=self.versions.rulebook(terms.known_at, terms.rulebook),
            model=model,
            at=terms.valid_at,
        )

    def _employer(self, ref: str, at: datetime) -> str | None:
        """The organization of that day; the newest where there are two."""
        day = clock.local_date(at)
        rows = [
            row
            for row in self.affiliations.get(ref, [])
            if row.since and row.since <= day and (row.until is None or day < row.until)
        ]
        return rows[-1].organization.ref if rows else None


def load(refs: Iterable[str]) -> Batch:
    """Seven queries whatever the number of parties."""
    wanted = set(refs)
    affiliations = _affiliations([ref for ref in wanted if ref.startswith(NATURAL)])
    employers = {row.organization.ref for rows in affiliations.values() for row in rows}
    found = histories(wanted | employers)
    raters = {
        event.counterparty for rows in found.events.values() for event, _, _ in rows
    }
    return Batch(found, versions.load(), trust.first_checks(raters), affiliations)


def is_public(one: Known, rulebook: Rulebook, now: datetime) -> bool:
    """Known, in force, its publication not over, neither repaired nor voided."""
    event = _event(one, MODEL_1, is_trusted=True)
    return (
        event.kind in rulebook.kinds
        and event.state in COUNTING_STATES
        and now < rulebook.publication_end(event)
    )


def _affiliations(people: list[str]) -> dict[str, list[Affiliation]]:
    rows = Affiliation.objects.filter(
        person__ref__in=people, status__in=JOINED
    ).select_related("person", "organization")
    found: dict[str, list[Affiliation]] = {}
    for row in rows.order_by("since", "pk"):
        if row.person:
            found.setdefault(row.person.ref, []).append(row)
    return found


def _event(one: Known, model: Model, is_trusted: bool) -> Event:  # noqa: FBT001 - a fact, not a switch
    row = one.row
    return Event(
        ref=row.ref,
        kind=row.kind,
        source=row.source_class,
        valid_from=row.valid_from,
        part=one.part,
        severity=row.severity,
        outcome=None if row.outcome_bp is None else row.outcome_bp / 10_000,
        weight_bp=row.weight_bp,
        share_bp=one.share_bp,
        trust=model.trust["verified" if is_trusted else "stranger"],
        counterparty=row.counterparty_group or row.counterparty,
        segment=row.segment,
        public_until=row.public_until,
        state=one.state,
    )


def _prior(employer: Case) -> Prior:
    return Prior(
        mean=employer.result().forecast.p,
        strength=employer.rulebook.forecast.practitioner_prior_strength,
        from_organization=True,
    )
