"""Requests and proposals in the browser: who sees what, and what a wrong step says."""

from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from marketplace.sourcing.models import Proposal
from marketplace.sourcing.phases import default_phases
from portal.accounts.models import Membership, User
from portal.files.models import FileAccess
from portal.ui import text
from tests.marketplace.sourcing.world import (
    answer,
    draft_proposal,
    list_everybody,
    publish,
    two_answers,
)
from tests.people import Cast

pytestmark = pytest.mark.django_db
REASONS = "价格拆分清楚，人员做过同行业的项目。"
APPROACH = "先诊断，再共同编写文件。"


def typed(cast: Cast, **changed: object) -> dict[str, object]:
    found: dict[str, object] = {
        "approach": APPROACH,
        "practitioners": [cast.chen_yu_person.ref],
        "acceptance_by_silence": "on",
        "refund_before_start": "100",
        "refund_provider_leaves": "100",
        "refund_milestone_refused": "100",
        "refund_client_leaves": "80",
    }
    for phase in default_phases():
        found[f"price_{phase.code}"] = "10000"
        found[f"days_{phase.code}"] = "10"
        found[f"deliverables_{phase.code}"] = "\n".join(phase.deliverables)
    return found | changed


def body(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.content.decode()[-2000:]
    return response.content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_answers_in_both_languages(cast: Cast, language: str) -> None:
    request, first, second = two_answers(cast)
    open_one = publish(cast)
    own, provider = cast.client(cast.lin_wei), cast.client(cast.zhao_hai)
    for client in (own, provider):
        for show in ("mine", "open", "proposals"):
            body(client, f"/{language}/requests/?show={show}")
        body(client, f"/{language}/requests/{request.ref}/")
        body(client, f"/{language}/requests/{open_one.ref}/")
        body(client, f"/{language}/proposals/{first.ref}/")
    body(provider, f"/{language}/requests/{open_one.ref}/propose/")
    body(own, f"/{language}/proposals/{second.ref}/")


def test_the_enterprise_sees_matches_and_invites(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    client = cast.client(cast.lin_wei)
    text = body(client, f"/en/requests/{request.ref}/")
    assert "0 of 8 invitations used" in text
    assert "Haishi IP" in text
    for _ in range(2):
        client.post(
            f"/en/requests/{request.ref}/invite/", {"provider": cast.haishi.ref}
        )
    text = body(client, f"/en/requests/{request.ref}/")
    assert "1 of 8 invitations used" in text
    seen = body(cast.client(cast.zhao_hai), "/en/requests/")
    assert "you are invited" in seen


def test_the_mark_goes_from_page_and_list_once_authority_is_checked(cast: Cast) -> None:
    list_everybody(cast)
    membership = Membership.objects.filter(user=cast.lin_wei)
    until = membership.get().authority_until
    membership.update(authority_until=None)
    request, mark = publish(cast), "not yet checked"
    readers = [cast.client(cast.lin_wei), cast.client(cast.zhao_hai)]
    pages = ["/en/requests/?show=mine", "/en/requests/?show=open"]
    for reader, listed in zip(readers, pages, strict=True):
        assert mark in body(reader, f"/en/requests/{request.ref}/")
        assert mark in body(reader, listed)

    membership.update(authority_until=until)

    for reader, listed in zip(readers, pages, strict=True):
        assert mark not in body(reader, f"/en/requests/{request.ref}/")
        assert mark not in body(reader, listed)


def test_what_is_needed_is_not_called_optional(cast: Cast) -> None:
    request, first, _ = two_answers(cast)
    award = body(cast.client(cast.lin_wei), f"/en/proposals/{first.ref}/")
    assert "(optional)" not in award
    path = f"/en/proposals/{first.ref}/award/"
    refused = cast.client(cast.lin_wei).post(path, {"reasons": " "})
    assert refused.status_code == 422
    assert "Say in a sentence why you choose this proposal" in refused.content.decode()
    open_one = publish(cast)
    propose = body(cast.client(cast.zhao_hai), f"/en/requests/{open_one.ref}/propose/")
    assert "Who does the work?" in propose
    assert "(optional)" not in propose
    request.refresh_from_db()
    assert request.status == "closed"


def test_a_question_and_its_answer(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    path = f"/en/requests/{request.ref}/questions/"
    asking = cast.client(cast.zhao_hai)
    assert asking.post(path, {"text": ""}).status_code == 422
    refused = asking.post(path, {"text": "我们确保通过，可以吗？"})
    assert refused.status_code == 422
    assert "我们确保通过，可以吗？" in refused.content.decode()
    assert asking.post(path, {"text": "是否有分厂？"}).status_code == 302
    question = request.questions.get()
    rival = body(cast.client(cast.feng_bo), f"/en/requests/{request.ref}/")
    assert "是否有分厂？" in rival
    assert "Haishi" not in rival
    own = cast.client(cast.lin_wei)
    assert own.post(f"{path}{question.pk}/", {"text": "没有。"}).status_code == 302
    again = own.post(f"{path}{question.pk}/", {"text": "有。"})
    assert again.status_code == 409
    assert cast.client(cast.feng_bo).post(
        f"{path}{question.pk}/", {"text": "x"}
    ).status_code in {403, 422}


def test_from_a_draft_to_a_submitted_proposal(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    client = cast.client(cast.zhao_hai)
    path = f"/en/requests/{request.ref}/propose/"
    assert 'value="16000"' in body(client, f"{path}?total=80000")
    saved = client.post(path, typed(cast))
    proposal = Proposal.objects.get()
    assert saved["Location"] == f"/en/proposals/{proposal.ref}/"
    assert proposal.status == "draft"
    text = body(client, f"/en/proposals/{proposal.ref}/")
    assert "80,000" in text
    assert APPROACH in body(client, path)
    for _ in range(2):
        client.post(f"/en/proposals/{proposal.ref}/submit/")
    proposal.refresh_from_db()
    assert proposal.status == "submitted"
    assert FileAccess.objects.count() == 0  # one's own reading leaves no row


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"approach": "我们确保通过认证。"}, "确保通过"),
        ({"approach": "No pass, no fee."}, "passing the audit"),
        ({"refund_client_leaves": ""}, "required"),
        ({"refund_client_leaves": "101"}, "100"),
        ({"practitioners": []}, "Name at least one practitioner"),
        ({"price_kickoff": "-1"}, "greater than or equal to 0"),
    ],
)
def test_a_refused_proposal_says_why_and_keeps_what_was_typed(
    cast: Cast, changed: dict, words: str
) -> None:
    list_everybody(cast)
    request = publish(cast)
    given = typed(cast, price_training="12345") | changed
    response = cast.client(cast.zhao_hai).post(
        f"/en/requests/{request.ref}/propose/", given
    )
    text = response.content.decode()
    assert response.status_code == 422
    assert words in text
    assert 'value="12345"' in text
    assert Proposal.objects.count() == 0


def test_each_opening_by_the_enterprise_leaves_a_row(cast: Cast) -> None:
    _, first, _ = two_answers(cast)
    client = cast.client(cast.lin_wei)
    for _ in range(2):
        assert "80,000" in body(client, f"/en/proposals/{first.ref}/")
    rows = FileAccess.objects.filter(ref=first.ref, user_ref=cast.lin_wei.ref)
    assert rows.count() == 2


def test_an_unchecked_member_sees_who_answered_but_no_price(cast: Cast) -> None:
    request, first, _ = two_answers(cast)
    Membership.objects.filter(user=cast.lin_wei).update(authority_until=None)
    client = cast.client(cast.lin_wei)
    text = body(client, f"/en/requests/{request.ref}/")
    assert "Haishi IP" in text
    assert "80,000" not in text
    refused = client.get(f"/en/proposals/{first.ref}/")
    assert refused.status_code == 403
    assert "80,000" not in refused.content.decode()
    posted = client.post(f"/en/proposals/{first.ref}/award/", {"reasons": REASONS})
    assert posted.status_code == 403
    assert FileAccess.objects.count() == 0
    first.refresh_from_db()
    assert first.status == "submitted"


@pytest.mark.parametrize(
    "path", ["", "submit/", "withdraw/", "award/"], ids=lambda p: p or "page"
)
def test_rivals_strangers_and_officers_find_no_proposal(cast: Cast, path: str) -> None:
    _, first, _ = two_answers(cast)
    for user in (cast.feng_bo, cast.stranger, cast.wang_min):
        client = cast.client(user)
        url = f"/en/proposals/{first.ref}/{path}"
        response = client.post(url) if path else client.get(url)
        assert response.status_code == 404
    first.refresh_from_db()
    assert first.status == "submitted"


@pytest.mark.parametrize("path", ["", "invite/", "questions/", "cancel/", "propose/"])
def test_strangers_find_no_request(cast: Cast, path: str) -> None:
    request = publish(cast)
    client = cast.client(cast.stranger)
    url = f"/en/requests/{request.ref}/{path}"
    response = client.post(url, {"text": "x"}) if path else client.get(url)
    assert response.status_code == 404
    request.refresh_from_db()
    assert request.status == "published"


def test_a_provider_cannot_do_the_steps_of_the_enterprise(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    client = cast.client(cast.zhao_hai)
    for path in ("invite/", "cancel/"):
        url = f"/en/requests/{request.ref}/{path}"
        assert client.post(url, {"provider": cast.qiming.ref}).status_code == 403
    request.refresh_from_db()
    assert request.status == "published"
    assert request.invitations.count() == 0


def test_the_award_in_the_browser(cast: Cast) -> None:
    request, first, second = two_answers(cast)
    client = cast.client(cast.lin_wei)
    url = f"/en/proposals/{first.ref}/award/"
    refused = client.post(url, {"reasons": ""})
    assert refused.status_code == 422
    early = client.post(url, {"reasons": "gut" * 700})
    assert early.status_code == 422
    assert ">gutgut" in early.content.decode().replace("\n", "")
    for _ in range(2):
        done = client.post(url, {"reasons": REASONS})
        assert done["Location"] == f"/en/requests/{request.ref}/"
    late = client.post(f"/en/proposals/{second.ref}/award/", {"reasons": REASONS})
    assert late.status_code == 409
    loser = body(cast.client(cast.feng_bo), f"/en/proposals/{second.ref}/")
    assert REASONS in loser
    assert "Matching put you at place" in loser
    assert "80,000" not in loser  # the winner's price
    winner = body(cast.client(cast.zhao_hai), f"/en/requests/{request.ref}/")
    assert REASONS in winner
    assert "70,000" not in winner


def test_before_the_window_ends_nothing_is_awarded(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    first = answer(cast, request, cast.haishi, cast.zhao_hai)
    client = cast.client(cast.lin_wei)
    assert "You can award once" in body(client, f"/en/proposals/{first.ref}/")
    response = client.post(f"/en/proposals/{first.ref}/award/", {"reasons": REASONS})
    assert response.status_code == 409
    first.refresh_from_db()
    assert first.status == "submitted"


def test_drafts_of_a_provider_are_hidden_from_the_enterprise(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    draft = draft_proposal(cast, request, cast.haishi, cast.zhao_hai)
    client = cast.client(cast.lin_wei)
    assert client.get(f"/en/proposals/{draft.ref}/").status_code == 404
    assert (
        "Haishi"
        not in body(client, f"/en/requests/{request.ref}/").split("What is asked")[0]
    )


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_before_the_period_ends_page_and_desk_say_when_one_chooses(
    cast: Cast, language: str
) -> None:
    list_everybody(cast)
    request = publish(cast)
    answer(cast, request, cast.haishi, cast.zhao_hai)
    draft_proposal(cast, request, cast.qiming, cast.feng_bo)
    client = cast.client(cast.lin_wei)
    with override(language):
        line = {
            "en": f"from {text.moment(request.closes_at)} on. 1 proposal is in so far.",
            "zh-hans": f"自 {text.moment(request.closes_at)} 起您可以选择。"
            "目前已收到 1 份",
        }[language]

    assert line in body(client, f"/{language}/requests/{request.ref}/")
    assert line in body(client, f"/{language}/desk/")
    rival = cast.client(cast.zhao_hai)
    assert line not in body(rival, f"/{language}/requests/{request.ref}/")


def test_the_desk_shows_the_next_steps(cast: Cast) -> None:
    from marketplace.sourcing.desk import steps

    two_answers(cast)
    open_one = publish(cast)
    draft_proposal(cast, open_one, cast.haishi, cast.zhao_hai)
    titles = [step.title for step in steps(cast.actor(cast.lin_wei))]
    assert titles == [
        "Choose a proposal: 建立体系并首次认证",
        "Proposals may still come in: 建立体系并首次认证",
    ]
    titles = [step.title for step in steps(cast.actor(cast.zhao_hai))]
    assert titles == ["Submit your proposal: 建立体系并首次认证"]
    assert steps(cast.actor(cast.stranger)) == []


@pytest.mark.parametrize("show", ["mine", "open", "proposals"])
def test_lists_cost_the_same_with_more_rows(cast: Cast, show: str) -> None:
    list_everybody(cast)

    def add() -> None:
        answer(cast, publish(cast), cast.haishi, cast.zhao_hai)

    def count(user: User) -> int:
        client = cast.client(user)
        counted: AbstractContextManager = CaptureQueriesContext(connection)
        with counted as queries:
            body(client, f"/en/requests/?show={show}")
        return len(queries)

    add()
    user = cast.lin_wei if show == "mine" else cast.zhao_hai
    count(user)  # warms the names of regions
    few = count(user)
    for _ in range(22):
        add()
    assert count(user) == few
    first = body(cast.client(user), f"/en/requests/?show={show}")
    assert "after=" in first
