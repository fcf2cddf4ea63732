"""The enterprise answers; everybody who may see the request sees the answer."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.permissions import must_act_for
from marketplace.sourcing.entries import QuestionAnswered
from marketplace.sourcing.models import Question
from marketplace.sourcing.rows import locked_request
from marketplace.sourcing.secrets import secret_marks
from marketplace.sourcing.states import RequestStatus
from portal.accounts.actors import Actor
from portal.journal import entries as journal
from portal.journal.entries import Private
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid, NotFound, WrongState


@transaction.atomic
def answer_question(
    *, ref: str, question: int, text: str, actor: Actor, language: str = "zh-hans"
) -> Question:
    request = locked_request(ref)
    must_act_for(actor, request.enterprise.ref)
    row = request.questions.select_for_update().filter(pk=question).first()
    if row is None:
        raise NotFound(_("There is no such question."))
    if request.status != RequestStatus.PUBLISHED:
        raise WrongState(_("Answers end when the answer window is over."))
    if row.answer and row.answer != text:
        raise Conflict(_("This question has an answer; others may rely on it."))
    if secret_marks(text):
        raise Invalid(
            _("State and defence secrets must not stand on a public network."),
            field="text",
        )
    if row.answer:
        return row  # a second press
    row.answer, row.answer_language = text, language
    row.answered_at = clock.now()
    row.save(update_fields=["answer", "answer_language", "answered_at"])
    journal.record(
        QuestionAnswered(
            stream=ref, question=row.pk, text=Private(request.enterprise.ref, text)
        ),
        actor=actor,
    )
    return row
