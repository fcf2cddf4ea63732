"""Which credit event is an effective decision? Plain values in, facts out.

Nothing else of a case becomes an event: what is not decided does not count.
"""

from datetime import datetime

from credit.cases.entries import DecisionEffective
from credit.events.models import SourceClass
from credit.events.record import Fact

BAD_OUTCOME_BP = 0


def facts_of(entry: DecisionEffective, *, key: str, at: datetime) -> list[Fact]:
    """`key` names the journal entry, `at` when it was written."""
    start = datetime.fromisoformat(entry.effective_at) if entry.effective_at else at
    return [
        Fact(
            subject=entry.subject,
            source_class=SourceClass.DECISION,
            kind=entry.kind,
            severity=entry.severity,
            valid_from=start,
            source_entry=key,
            outcome_bp=BAD_OUTCOME_BP,
            evaluator=entry.institute,
            counterparty=entry.complainant,
            counterparty_group=entry.counterparty_group,
            segment=entry.segment,
            shares=entry.shares,
            about=entry.about,
            public_until=datetime.fromisoformat(entry.public_until),
            supersedes=entry.supersedes,
        )
    ]
