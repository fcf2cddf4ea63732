"""Which standing may the public see? Organizations' of now, practitioners' confirmed."""

from collections.abc import Iterable
from datetime import datetime

from credit.evaluate import batch as batches
from credit.evaluate.batch import Batch, Terms
from credit.evaluate.models import ConfirmedResult, RulebookVersion
from credit.evaluate.standing import Standing, standing
from credit.events.queries import NATURAL
from portal.agreements.models import Consent
from portal.kernel import clock

PUBLICATION = "publication"


def public_standings(refs: Iterable[str]) -> dict[str, Standing]:
    """Party ref → published standing; absent where nothing may be shown."""
    terms = public_terms(refs)
    loaded = batches.load(terms)
    return {ref: standing(loaded, ref, chosen) for ref, chosen in terms.items()}


def public_standing(ref: str) -> tuple[Batch, Standing] | None:
    """One party, with what was loaded, so that other moments cost no query."""
    terms = public_terms([ref])
    if ref not in terms:
        return None
    loaded = batches.load([ref])
    return loaded, standing(loaded, ref, terms[ref])


def public_terms(refs: Iterable[str]) -> dict[str, Terms]:
    """Party ref → the moment whose result is published."""
    wanted = set(refs)
    now = clock.now()
    moments = {ref: now for ref in wanted if not ref.startswith(NATURAL)}
    people = wanted - set(moments)
    if people:
        moments |= _confirmed(consenting(people))
    return {
        ref: Terms(valid_at=moment, known_at=moment, public_on=now)
        for ref, moment in moments.items()
    }


def consenting(people: Iterable[str]) -> set[str]:
    """Those whose latest word on publication is yes."""
    rows = Consent.objects.filter(
        party_ref__in=set(people), purpose=PUBLICATION, about_ref=""
    ).order_by("pk")
    latest = dict(rows.values_list("party_ref", "is_given"))
    return {ref for ref, is_given in latest.items() if is_given}


def rulebooks() -> list[RulebookVersion]:
    """Published rulebooks, newest first."""
    rows = RulebookVersion.objects.filter(status=RulebookVersion.Status.ACTIVE)
    return list(rows.order_by("-valid_from", "-pk"))


def _confirmed(people: Iterable[str]) -> dict[str, datetime]:
    rows = ConfirmedResult.objects.filter(subject__in=set(people)).order_by("pk")
    return dict(rows.values_list("subject", "valid_at"))
