"""What is a party's standing? Load, hand to the engine, hand back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from credit.engine.assess import Assessment
from credit.engine.explain import Case
from credit.engine.rulebook import Rulebook
from credit.engine.values import Model
from credit.evaluate import batch as batches
from credit.evaluate.batch import Batch, Terms
from credit.events.queries import Known
from portal.kernel import clock


@dataclass(frozen=True, kw_only=True)
class Standing:
    party_ref: str
    valid_at: datetime
    known_at: datetime
    case: Case
    result: Assessment
    rows: Mapping[str, Known]  # by event ref, of the events that count

    @property
    def rulebook(self) -> Rulebook:
        return self.case.rulebook

    @property
    def model(self) -> Model:
        return self.case.model


def evaluate(
    party_ref: str,
    valid_at: datetime | None = None,
    known_at: datetime | None = None,
    rulebook: str | None = None,
    model: str | None = None,
) -> Standing:
    """The exact replay: what held at `valid_at`, as known at `known_at`."""
    known_at = known_at or clock.now()
    terms = Terms(
        valid_at=valid_at or known_at,
        known_at=known_at,
        rulebook=rulebook,
        model=model,
    )
    return evaluate_many([party_ref], terms)[party_ref]


def evaluate_many(
    refs: Iterable[str], terms: Terms | None = None
) -> dict[str, Standing]:
    """Party ref → standing, in a fixed number of queries; by default of now."""
    wanted = set(refs)
    if terms is None:
        now = clock.now()
        terms = Terms(valid_at=now, known_at=now)
    loaded = batches.load(wanted)
    return {ref: standing(loaded, ref, terms) for ref in wanted}


def standing(loaded: Batch, ref: str, terms: Terms) -> Standing:
    case = loaded.case(ref, terms)
    result = case.result()
    counted = {event.ref for event in result.counted}
    return Standing(
        party_ref=ref,
        valid_at=terms.valid_at,
        known_at=terms.known_at,
        case=case,
        result=result,
        rows={
            one.row.ref: one
            for one in loaded.known(ref, terms)
            if one.row.ref in counted
        },
    )
