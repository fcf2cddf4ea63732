"""Requests and proposals: who may do what, in which state, and what follows."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from marketplace.sourcing.actions.answer_question import answer_question
from marketplace.sourcing.actions.ask_question import ask_question
from marketplace.sourcing.actions.award_proposal import award_proposal
from marketplace.sourcing.actions.cancel_request import cancel_request
from marketplace.sourcing.actions.invite_provider import invite_provider
from marketplace.sourcing.actions.publish_request import publish_request
from marketplace.sourcing.actions.purge_drafts import purge_drafts
from marketplace.sourcing.actions.save_draft import save_draft
from marketplace.sourcing.actions.submit_proposal import submit_proposal
from marketplace.sourcing.actions.withdraw_proposal import withdraw_proposal
from marketplace.sourcing.models import Proposal, RequestDraft, ServiceRequest
from marketplace.sourcing.queries import awarded_terms, proposal_for, request_for
from portal.accounts.models import Membership
from portal.deadlines import timers
from portal.journal.models import EntryRow
from portal.kernel import clock
from portal.kernel.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    WrongState,
)
from portal.notices.models import Notice
from portal.outbox.worker import run_pending
from portal.parties.models import Tie
from tests.conftest import FrozenClock
from tests.marketplace.sourcing.world import (
    TYPED,
    answer,
    document,
    draft_proposal,
    list_everybody,
    list_provider,
    publish,
    two_answers,
)
from tests.people import Cast

pytestmark = pytest.mark.django_db
REASONS = "价格拆分清楚，人员做过同行业的项目。"


def kinds(ref: str) -> list[str]:
    return list(
        EntryRow.objects.filter(stream=ref)
        .order_by("number")
        .values_list("kind", flat=True)
    )


def test_publishing_sets_the_window_by_working_days(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    request = publish(cast)
    assert request.status == "published"
    assert '"is_checked":true' in EntryRow.objects.get(stream=request.ref).body
    # Monday 23 November and ten working days: Monday 7 December, the day's end.
    assert request.closes_at.isoformat() == "2026-12-07T15:59:59.999999+00:00"
    assert timers.due_at("sourcing.close", request.ref) == request.closes_at
    assert kinds(request.ref) == ["RequestPublished"]


def test_the_same_draft_published_twice_is_one_request(cast: Cast) -> None:
    draft = save_draft(typed=TYPED)
    given = {
        "draft_pk": draft.pk,
        "enterprise_ref": cast.ningbo_tools.ref,
        "actor": cast.actor(cast.lin_wei),
        "answer_days": 5,
        "no_secrets": True,
    }
    first, second = publish_request(**given), publish_request(**given)
    assert first.pk == second.pk
    assert ServiceRequest.objects.count() == 1
    assert kinds(first.ref) == ["RequestPublished"]


def test_a_published_draft_is_not_changed_any_more(cast: Cast) -> None:
    draft = save_draft(typed=TYPED)
    draft.published_ref = "REQ-X"
    draft.save()
    other = save_draft(typed={"title": "anders"}, pk=draft.pk)
    draft.refresh_from_db()
    assert other.pk != draft.pk
    assert draft.data["title"] == TYPED["title"]


def test_the_mark_follows_the_authority_as_it_is_today(cast: Cast) -> None:
    membership = Membership.objects.filter(user=cast.lin_wei)
    until = membership.get().authority_until
    membership.update(authority_until=None)
    request, actor = publish(cast), cast.actor(cast.lin_wei)
    assert request_for(actor, request.ref).is_unchecked is True

    membership.update(authority_until=until)

    assert request_for(actor, request.ref).is_unchecked is False
    membership.update(authority_until=clock.today() - timedelta(days=1))
    assert request_for(actor, request.ref).is_unchecked is True


def test_a_decided_request_carries_no_mark(cast: Cast) -> None:
    request, first, _ = two_answers(cast)
    actor = cast.actor(cast.lin_wei)
    award_proposal(
        ref=request.ref, proposal_ref=first.ref, reasons=REASONS, actor=actor
    )
    Membership.objects.filter(user=cast.lin_wei).update(authority_until=None)

    assert request_for(actor, request.ref).is_unchecked is False


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"answer_days": 4}, "answer_days"),
        ({"answer_days": 16}, "answer_days"),
        ({"no_secrets": False}, "no_secrets"),
    ],
)
def test_a_wrong_window_or_no_declaration_publishes_nothing(
    cast: Cast, changed: dict, field: str
) -> None:
    given = {
        "draft_pk": save_draft(typed=TYPED).pk,
        "enterprise_ref": cast.ningbo_tools.ref,
        "actor": cast.actor(cast.lin_wei),
        "answer_days": 10,
        "no_secrets": True,
    }
    with pytest.raises(Invalid) as refused:
        publish_request(**(given | changed))
    assert refused.value.field == field
    assert ServiceRequest.objects.count() == 0


def test_marks_of_secrets_are_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="国防专利"):
        publish(cast, description="需要管理国防专利")
    assert ServiceRequest.objects.count() == 0


def test_nobody_publishes_for_a_stranger(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        publish(cast, cast.zhao_hai)


def test_old_drafts_are_purged(cast: Cast, frozen_clock: FrozenClock) -> None:
    save_draft(typed=TYPED)
    frozen_clock.advance(days=89)
    kept = save_draft(typed=TYPED)
    frozen_clock.advance(days=2)
    purge_drafts({})
    assert [draft.pk for draft in RequestDraft.objects.all()] == [kept.pk]


def test_who_sees_a_request(cast: Cast) -> None:
    list_provider(cast.haishi)
    request = publish(cast)
    for user in (cast.lin_wei, cast.zhao_hai, cast.wang_min):
        assert request_for(cast.actor(user), request.ref).pk == request.pk
    for user in (cast.feng_bo, cast.stranger, cast.chen_yu):  # Qiming is not listed
        with pytest.raises(NotFound):
            request_for(cast.actor(user), request.ref)


def test_fitting_providers_are_told_once(cast: Cast) -> None:
    list_everybody(cast)
    publish(cast)
    run_pending()
    told = Notice.objects.filter(kind="sourcing.new_request")
    assert set(told.values_list("user_ref", flat=True)) == {
        cast.zhao_hai.ref,
        cast.feng_bo.ref,
    }


def test_inviting_twice_is_one_invitation_and_ties_are_refused(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    actor = cast.actor(cast.lin_wei)
    for _ in range(2):
        invite_provider(ref=request.ref, provider_ref=cast.haishi.ref, actor=actor)
    assert request.invitations.count() == 1
    Tie.objects.create(
        from_ref=cast.ningbo_tools.ref,
        to_ref=cast.qiming.ref,
        kind=Tie.Kind.SHAREHOLDING,
        since="2025-01-01",
        source_ref="test",
    )
    with pytest.raises(Conflict):
        invite_provider(ref=request.ref, provider_ref=cast.qiming.ref, actor=actor)
    assert request.invitations.count() == 1


def test_a_question_is_answered_once_for_all(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    question = ask_question(
        ref=request.ref,
        provider_ref=cast.haishi.ref,
        text="是否有分厂？",
        actor=cast.actor(cast.zhao_hai),
    )
    given = {"ref": request.ref, "question": question.pk}
    actor = cast.actor(cast.lin_wei)
    answer_question(**given, text="没有。", actor=actor)
    answer_question(**given, text="没有。", actor=actor)
    with pytest.raises(Conflict):
        answer_question(**given, text="有两个。", actor=actor)
    question.refresh_from_db()
    assert question.answer == "没有。"
    assert kinds(request.ref) == [
        "RequestPublished",
        "QuestionAsked",
        "QuestionAnswered",
    ]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"approach": "我们确保通过认证。"}, "确保通过"),
        ({"approach": "尾款在通过认证后支付。"}, "depend on passing"),
        ({"practitioner_refs": ()}, "practitioner"),
        ({"practitioner_refs": ("PER-OTHER",)}, "practitioner"),
        ({"refunds": ()}, "refund table"),
        ({"lines": ()}, "eight phases"),
        ({"total": 0}, "price"),
    ],
)
def test_a_proposal_that_breaks_a_rule_is_not_kept(
    cast: Cast, changed: dict, words: str
) -> None:
    list_everybody(cast)
    request = publish(cast)
    with pytest.raises(Invalid, match=words):
        draft_proposal(cast, request, cast.haishi, cast.zhao_hai, **changed)
    assert Proposal.objects.count() == 0


def test_only_listed_independent_providers_propose(cast: Cast) -> None:
    request = publish(cast)
    with pytest.raises(NotAllowed, match="vetting"):
        draft_proposal(cast, request, cast.haishi, cast.zhao_hai)
    list_provider(cast.haishi)
    cast.haishi.owner_group = cast.ningbo_tools.owner_group = "甬匠集团"
    cast.haishi.save()
    cast.ningbo_tools.save()
    with pytest.raises(Conflict, match="tied"):
        draft_proposal(cast, request, cast.haishi, cast.zhao_hai)
    assert Proposal.objects.count() == 0


def test_who_acts_for_both_sides_cannot_answer_the_own_request(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    Membership.objects.create(
        user=cast.zhao_hai, party=cast.ningbo_tools, role="member", since="2026-01-01"
    )
    with pytest.raises(NotAllowed, match="enterprise that asks"):
        draft_proposal(cast, request, cast.haishi, cast.zhao_hai)


def test_submitting_needs_authority_and_happens_once(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    proposal = draft_proposal(cast, request, cast.haishi, cast.zhao_hai)
    Membership.objects.filter(user=cast.zhao_hai).update(authority_until=None)
    with pytest.raises(NotAllowed, match="authority"):
        submit_proposal(ref=proposal.ref, actor=cast.actor(cast.zhao_hai))
    proposal.refresh_from_db()
    assert proposal.status == "draft"
    Membership.objects.filter(user=cast.zhao_hai).update(authority_until="2099-01-01")
    for _ in range(2):
        submit_proposal(ref=proposal.ref, actor=cast.actor(cast.zhao_hai))
    assert kinds(proposal.ref) == ["ProposalSaved", "ProposalSubmitted"]


def test_one_open_proposal_for_each_provider_and_request(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    first = answer(cast, request, cast.haishi, cast.zhao_hai)
    with pytest.raises(Conflict):
        draft_proposal(cast, request, cast.haishi, cast.zhao_hai)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(
            request=request, provider=cast.haishi, created_by="USR-X"
        )
    withdraw_proposal(ref=first.ref, actor=cast.actor(cast.zhao_hai))
    second = draft_proposal(cast, request, cast.haishi, cast.zhao_hai)
    assert second.ref != first.ref


def test_rivals_and_strangers_find_no_proposal(cast: Cast) -> None:
    _, first, _ = two_answers(cast)
    for user in (cast.feng_bo, cast.stranger, cast.wang_min):
        with pytest.raises(NotFound):
            proposal_for(cast.actor(user), first.ref)
    for user in (cast.zhao_hai, cast.lin_wei):
        assert proposal_for(cast.actor(user), first.ref).pk == first.pk


def test_the_window_closes_by_its_deadline_and_asks_for_a_decision(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    list_everybody(cast)
    request = publish(cast)
    answer(cast, request, cast.haishi, cast.zhao_hai)
    left = draft_proposal(cast, request, cast.qiming, cast.feng_bo)
    frozen_clock.advance(days=13)
    timers.sweep()
    request.refresh_from_db()
    assert request.status == "published"
    assert Notice.objects.filter(kind="sourcing.closing_soon").count() == 1
    frozen_clock.advance(days=2)
    timers.sweep()
    run_pending()
    request.refresh_from_db()
    left.refresh_from_db()
    assert (request.status, left.status) == ("closed", "lapsed")
    told = Notice.objects.get(kind="sourcing.decide")
    assert told.user_ref == cast.lin_wei.ref
    with pytest.raises(WrongState):
        draft_proposal(cast, request, cast.qiming, cast.feng_bo)


def test_without_a_proposal_the_request_lapses_at_once(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    request = publish(cast)
    frozen_clock.advance(days=20)
    timers.sweep()
    request.refresh_from_db()
    assert request.status == "lapsed"
    assert kinds(request.ref) == ["RequestPublished", "RequestLapsed"]


def test_without_a_decision_in_thirty_days_it_lapses(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    request, first, _ = two_answers(cast)
    frozen_clock.advance(days=32)
    timers.sweep()
    request.refresh_from_db()
    first.refresh_from_db()
    assert (request.status, first.status) == ("lapsed", "lapsed")


def test_the_award_chooses_one_and_tells_the_others_why(cast: Cast) -> None:
    request, first, second = two_answers(cast)
    actor = cast.actor(cast.lin_wei)
    for _ in range(2):  # a second press changes nothing
        award_proposal(
            ref=request.ref, proposal_ref=first.ref, reasons=REASONS, actor=actor
        )
    for row in (request, first, second):
        row.refresh_from_db()
    assert (request.status, first.status, second.status) == (
        "awarded",
        "awarded",
        "not_awarded",
    )
    assert request.award_reasons == REASONS
    assert second.comparison["proposals"] == 2
    assert second.comparison["winner_rank"] == first.comparison["rank"]
    assert second.comparison["reasons"]
    assert kinds(request.ref).count("ProposalAwarded") == 1
    assert timers.due_at("sourcing.lapse", request.ref) is None
    run_pending()
    assert Notice.objects.get(kind="sourcing.award").user_ref == cast.zhao_hai.ref
    assert Notice.objects.get(kind="sourcing.not_awarded").user_ref == cast.feng_bo.ref
    with pytest.raises(WrongState):
        award_proposal(
            ref=request.ref, proposal_ref=second.ref, reasons=REASONS, actor=actor
        )


def test_the_database_itself_allows_one_winner(cast: Cast) -> None:
    _, first, second = two_answers(cast)
    Proposal.objects.filter(pk=first.pk).update(status="awarded")
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=second.pk).update(status="awarded")


@pytest.mark.parametrize("reasons", ["", "          "])
def test_an_award_without_reasons_changes_nothing(cast: Cast, reasons: str) -> None:
    request, first, _ = two_answers(cast)
    with pytest.raises(Invalid) as refused:
        award_proposal(
            ref=request.ref,
            proposal_ref=first.ref,
            reasons=reasons,
            actor=cast.actor(cast.lin_wei),
        )
    assert refused.value.field == "reasons"
    first.refresh_from_db()
    assert first.status == "submitted"


def test_only_checked_members_of_the_enterprise_award(cast: Cast) -> None:
    request, first, _ = two_answers(cast)
    given = {"ref": request.ref, "proposal_ref": first.ref, "reasons": REASONS}
    with pytest.raises(NotAllowed):
        award_proposal(**given, actor=cast.actor(cast.zhao_hai))
    Membership.objects.filter(user=cast.lin_wei).update(authority_until=None)
    with pytest.raises(NotAllowed, match="authority"):
        award_proposal(**given, actor=cast.actor(cast.lin_wei))
    first.refresh_from_db()
    assert first.status == "submitted"


def test_a_tie_found_after_submission_stops_the_award(cast: Cast) -> None:
    request, first, _ = two_answers(cast)
    Tie.objects.create(
        from_ref=cast.haishi.ref,
        to_ref=cast.ningbo_tools.ref,
        kind=Tie.Kind.SAME_OWNER,
        since="2025-01-01",
        source_ref="test",
    )
    with pytest.raises(Conflict):
        award_proposal(
            ref=request.ref,
            proposal_ref=first.ref,
            reasons=REASONS,
            actor=cast.actor(cast.lin_wei),
        )


def test_awarded_terms_hand_over_the_accepted_split(cast: Cast) -> None:
    request, first, second = two_answers(cast)
    award_proposal(
        ref=request.ref,
        proposal_ref=first.ref,
        reasons=REASONS,
        actor=cast.actor(cast.lin_wei),
    )
    terms = awarded_terms(first.ref)
    assert (terms.enterprise_ref, terms.provider_ref) == (
        cast.ningbo_tools.ref,
        cast.haishi.ref,
    )
    assert terms.edition == "gbt29490_2023"
    assert [m.amount_minor for m in terms.milestones] == [
        1_600_000,
        1_200_000,
        1_600_000,
        400_000,
        1_200_000,
        800_000,
        400_000,
        800_000,
    ]
    assert [m.working_days for m in terms.milestones] == [
        10,
        20,
        40,
        45,
        80,
        87,
        90,
        100,
    ]
    assert terms.milestones[0].phase == "plan"
    assert terms.practitioner_refs == [cast.chen_yu_person.ref]
    assert terms.acceptance_by_silence is True
    assert {"stage": "provider_leaves", "percent": 100} in terms.refund_table
    with pytest.raises(NotFound):
        awarded_terms(second.ref)


def test_a_cancelled_request_ends_its_proposals(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    proposal = answer(cast, request, cast.haishi, cast.zhao_hai)
    for _ in range(2):
        cancel_request(ref=request.ref, actor=cast.actor(cast.lin_wei))
    proposal.refresh_from_db()
    assert proposal.status == "lapsed"
    assert timers.due_at("sourcing.close", request.ref) is None
    assert kinds(request.ref) == ["RequestPublished", "RequestCancelled"]


def test_documents_read_back_as_written(cast: Cast) -> None:
    from marketplace.sourcing.documents import from_json, to_json

    list_everybody(cast)
    made = document(cast.haishi)
    assert from_json(to_json(made)) == made
    with pytest.raises(ValueError, match="schema"):
        from_json({"schema": 99})
