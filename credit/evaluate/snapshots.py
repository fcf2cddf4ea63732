"""The projection after a credit event: write down what the result is now.

An organization's result is recomputed at once. A practitioner's becomes a work row:
it is published only after an officer confirmed it.
"""

from credit.evaluate.models import ScoreSnapshot
from credit.evaluate.spelling import as_dict, inputs_digest
from credit.evaluate.standing import Standing, evaluate_many
from credit.events.entries import CreditEventRecorded, CreditEventStateChanged
from credit.events.queries import NATURAL
from portal.accounts.jurisdiction import institute_for
from portal.journal.entries import Recorded
from portal.kernel import canonical, clock
from portal.parties.models import Party
from portal.worklist import rows as worklist

REVIEW = "score_review"


def refresh(recorded: Recorded) -> None:
    """PROJECTION of CreditEventRecorded and CreditEventStateChanged."""
    entry = recorded.entry
    if not isinstance(entry, CreditEventRecorded | CreditEventStateChanged):
        return
    concerned = {entry.stream, *entry.concerned}
    organizations = {ref for ref in concerned if not ref.startswith(NATURAL)}
    for standing in evaluate_many(organizations).values():
        keep(standing)
    for person in Party.objects.filter(ref__in=concerned - organizations):
        ask_for_review(person)


def keep(standing: Standing) -> ScoreSnapshot:
    snapshot, _ = ScoreSnapshot.objects.get_or_create(
        subject=standing.party_ref,
        inputs_digest=inputs_digest(standing),
        defaults={
            "valid_at": standing.valid_at,
            "known_at": standing.known_at,
            "rulebook": standing.rulebook.version,
            "model": standing.model.version,
            "result": canonical.dumps(as_dict(standing)),
            "computed_at": clock.now(),
        },
    )
    return snapshot


def ask_for_review(person: Party) -> None:
    institute = institute_for(person.region)
    if institute is None:
        return
    worklist.put(
        kind=REVIEW,
        ref=person.ref,
        institute_ref=institute,
        title=person.name,
        title_en=person.name_en,
        stands="result_changed",
        next_step="confirm_result",
        url_name="credit_publish:review",
    )
