"""Cases, decisions, what is filed against them, and tip-offs. Codes and refs only:
what people wrote stands sealed in the journal and can be erased there."""

from credit.cases.models.case import Case, Decision, Recusal, Ruling
from credit.cases.models.review import Appeal, Objection, Repair, Review
from credit.cases.models.tip_off import TipOff

__all__ = [
    "Appeal",
    "Case",
    "Decision",
    "Objection",
    "Recusal",
    "Repair",
    "Review",
    "Ruling",
    "TipOff",
]
