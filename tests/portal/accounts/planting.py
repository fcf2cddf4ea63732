"""Personal values planted through the actions of every app that keeps what people type."""

from django.core.files.uploadedfile import SimpleUploadedFile

from credit.cases.actions.accept_case import accept_case
from credit.cases.actions.add_evidence import add_evidence
from credit.cases.actions.answer_case import answer_case
from credit.cases.actions.file_complaint import file_complaint
from marketplace.directory.actions.describe_provider import describe_provider
from marketplace.directory.actions.save_offering import save_offering
from marketplace.directory.terms import OfferingTerms, ProviderTerms
from marketplace.engagements.actions.open_dispute import open_dispute
from marketplace.engagements.actions.propose_termination import propose_termination
from marketplace.engagements.actions.reply_review import reply_review
from marketplace.engagements.actions.request_changes import request_changes
from marketplace.engagements.actions.submit_deliverable import submit_deliverable
from marketplace.engagements.actions.submit_review import submit_review
from marketplace.engagements.models.reviews import ITEMS
from marketplace.sourcing.actions.answer_question import answer_question
from marketplace.sourcing.actions.ask_question import ask_question
from marketplace.sourcing.actions.award_proposal import award_proposal
from marketplace.sourcing.actions.close_request import close_request
from marketplace.sourcing.actions.save_draft import save_draft
from portal.accounts.actors import SYSTEM
from portal.accounts.models import User
from portal.journal.models import PrivateText
from portal.journal.privacy import unseal_many
from portal.parties.models import Party
from tests import people
from tests.marketplace.engagements import given
from tests.marketplace.sourcing import world
from tests.people import Cast

NAME, MOBILE = "Planted Clientname", "13900139001"
EMAIL = "secret.client@example.cn"


def client_member(cast: Cast) -> User:
    who = people.user("secret.client", NAME, mobile=MOBILE)
    people.join(who, cast.ningbo_tools, "member")
    return who


def in_sourcing(cast: Cast, who: User) -> None:
    """A draft, a request, a question with its answer, proposals, an award."""
    world.list_everybody(cast)
    save_draft(typed=world.TYPED | {"title": f"Ask {NAME}"})
    request = world.publish(
        cast, who, title=f"贯标 {NAME}", description=f"Ring {MOBILE} or {EMAIL}."
    )
    question = ask_question(
        ref=request.ref,
        provider_ref=cast.haishi.ref,
        text=f"May we ring {NAME}?",
        actor=cast.actor(cast.zhao_hai),
    )
    answer_question(
        ref=request.ref,
        question=question.pk,
        text=f"Yes, {MOBILE}.",
        actor=cast.actor(who),
    )
    first = world.answer(
        cast, request, cast.haishi, cast.zhao_hai, approach=f"With {NAME} we begin."
    )
    world.answer(cast, request, cast.qiming, cast.feng_bo, total=7_000_000)
    close_request(ref=request.ref, actor=SYSTEM)
    award_proposal(
        ref=request.ref,
        proposal_ref=first.ref,
        reasons=f"{NAME} knows them and they answer every question.",
        actor=cast.actor(who),
    )


def in_engagements(cast: Cast, who: User) -> None:
    """A delivery and what it was sent back with, reviews, a reply, a dispute, an end."""
    actor, provider = cast.actor(who), cast.actor(cast.zhao_hai)
    done = given.completed(cast)
    for writer in (actor, provider):
        review = submit_review(
            ref=done.ref,
            scores=dict.fromkeys(ITEMS, 4),
            again=True,
            text=f"{NAME} wrote or read this.",
            language="en",
            actor=writer,
        )
    reply_review(
        ref=review.ref, text=f"Thanks from {NAME}.", language="en", actor=actor
    )
    running = given.active(cast)
    row = given.milestone(running)
    submit_deliverable(
        ref=row.ref,
        file_refs=[given.stored(row.ref, provider, f"for {NAME}.pdf").ref],
        note=f"For {NAME}, as said on the phone.",
        language="en",
        actor=provider,
    )
    request_changes(
        ref=row.ref, reasons=f"{NAME} misses a page.", language="en", actor=actor
    )
    given.submit(cast, running)
    open_dispute(ref=row.ref, reason=f"{NAME} was not heard.", actor=actor)
    ending = given.active(cast)
    propose_termination(
        ref=ending.ref, reason=f"{NAME} leaves the firm.", actor=cast.actor(who)
    )


def in_cases(cast: Cast, who: User, person: Party) -> None:
    """A complaint against a practitioner, who answers and hands in evidence."""
    case = file_complaint(
        about_ref=person.ref,
        complainant_ref=cast.ningbo_tools.ref,
        ground="quality",
        text=f"{NAME} saw it, ring {MOBILE}.",
        actor=cast.actor(who),
    )
    accept_case(ref=case.ref, actor=cast.actor(cast.wang_min))
    practitioner = cast.actor(cast.chen_yu)
    answer_case(ref=case.ref, text=f"{person.name_en} answers.", actor=practitioner)
    add_evidence(
        ref=case.ref,
        file=SimpleUploadedFile("planted evidence.txt", b"planted evidence"),
        actor=practitioner,
    )


def in_directory(cast: Cast, person: Party) -> None:
    """What a firm says about itself names its people; the index repeats it."""
    actor = cast.actor(cast.zhao_hai)
    describe_provider(
        party_ref=cast.haishi.ref,
        terms=ProviderTerms(description=f"Ask for {NAME} or {person.name}."),
        actor=actor,
    )
    save_offering(
        provider_ref=cast.haishi.ref,
        terms=OfferingTerms(kind="training", title=f"Course of {person.name}"),
        actor=actor,
    )


def unsealed() -> str:
    """Every private text of the journal that can still be read."""
    rows = PrivateText.objects.values_list("subject", "ciphertext")
    return "\n".join(text or "" for text in unseal_many(rows))
