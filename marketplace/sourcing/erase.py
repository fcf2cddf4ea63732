"""How is a person erased from requests, questions and proposals? They are a firm's."""

from marketplace.sourcing.models import Proposal, Question, RequestDraft, ServiceRequest
from portal.accounts.erasure import Subject, strike


def erase_from_sourcing(subject: Subject) -> None:
    strike(RequestDraft.objects.all(), subject, "data")
    strike(
        ServiceRequest.objects.all(), subject, "title", "description", "award_reasons"
    )
    strike(Question.objects.all(), subject, "text", "answer")
    strike(Proposal.objects.all(), subject, "document", "comparison")
