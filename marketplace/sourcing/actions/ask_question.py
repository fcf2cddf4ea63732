"""A provider asks; the question is shown to all, without who asked."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.permissions import must_act_for
from marketplace.directory.wording import refuse_promises
from marketplace.sourcing.entries import QuestionAsked
from marketplace.sourcing.models import Question
from marketplace.sourcing.permissions import must_be_active
from marketplace.sourcing.rows import locked_request
from marketplace.sourcing.states import RequestStatus
from portal.accounts.actors import Actor
from portal.journal import entries as journal
from portal.journal.entries import Private
from portal.kernel.errors import WrongState
from portal.parties.queries import party


@transaction.atomic
def ask_question(
    *, ref: str, provider_ref: str, text: str, actor: Actor, language: str = "zh-hans"
) -> Question:
    request = locked_request(ref)
    must_act_for(actor, provider_ref)
    must_be_active(provider_ref)
    if request.status != RequestStatus.PUBLISHED:
        raise WrongState(_("Questions end when the answer window is over."))
    refuse_promises(text, field="text")
    same = request.questions.filter(asked_by__ref=provider_ref, text=text).first()
    if same is not None:
        return same  # a second press
    question = Question.objects.create(
        request=request, asked_by=party(provider_ref), text=text, language=language
    )
    journal.record(
        QuestionAsked(
            stream=ref,
            question=question.pk,
            provider=provider_ref,
            text=Private(provider_ref, text),
        ),
        actor=actor,
    )
    return question
