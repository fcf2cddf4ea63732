import pytest

from portal.accounts.models import Membership
from portal.agreements import queries
from portal.agreements.actions.decide_consent import decide_consent
from portal.agreements.actions.sign_text import sign_text
from portal.agreements.consents import has_consent
from portal.agreements.load import load_texts
from portal.agreements.models import AgreementText, Consent, Signature
from portal.journal import append_only
from portal.journal.models import EntryRow
from portal.kernel.errors import NotAllowed
from tests.people import Cast


@pytest.fixture(autouse=True)
def texts(db: None) -> None:
    load_texts()


def test_loading_again_changes_nothing_that_may_be_signed() -> None:
    with append_only.bypassed():  # another text than the one shipped today
        AgreementText.objects.filter(code="credit_pledge").update(body="as signed")
    assert load_texts() == 0
    assert AgreementText.objects.get(code="credit_pledge").body == "as signed"


@pytest.mark.parametrize(
    "code", ["code_of_conduct", "acceptance_by_silence", "credit_pledge"]
)
def test_every_text_exists_in_both_languages(code: str) -> None:
    text = queries.current_text(code)
    assert text.title
    assert text.title_en
    assert text.body
    assert text.body_en


def test_signing_twice_has_one_effect(cast: Cast) -> None:
    actor = cast.actor(cast.zhao_hai)
    for _ in range(2):
        sign_text(code="code_of_conduct", party_ref=cast.haishi.ref, actor=actor)
    assert Signature.objects.count() == 1
    assert EntryRow.objects.filter(kind="TextSigned").count() == 1
    assert queries.has_signed(cast.haishi.ref, "code_of_conduct")
    assert not queries.has_signed(cast.qiming.ref, "code_of_conduct")


def test_nobody_signs_for_others_or_before_the_authority_was_checked(
    cast: Cast,
) -> None:
    Membership.objects.filter(user=cast.lin_wei).update(authority_until=None)
    for user, party in (
        (cast.lin_wei, cast.ningbo_tools),
        (cast.stranger, cast.haishi),
    ):
        with pytest.raises(NotAllowed):
            sign_text(
                code="code_of_conduct", party_ref=party.ref, actor=cast.actor(user)
            )
    assert not Signature.objects.exists()


def test_the_latest_answer_counts(cast: Cast) -> None:
    person, actor = cast.chen_yu_person.ref, cast.actor(cast.chen_yu)
    assert not has_consent(person, "publication")
    for answer in (True, True, False):
        decide_consent(
            party_ref=person, purpose="publication", is_given=answer, actor=actor
        )
        assert has_consent(person, "publication") is answer
    assert Consent.objects.count() == 2
    assert queries.consents_given([person], "publication") == set()


def test_an_employer_cannot_consent_for_a_practitioner(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        decide_consent(
            party_ref=cast.chen_yu_person.ref,
            purpose="publication",
            is_given=True,
            actor=cast.actor(cast.zhao_hai),
        )
    assert not Consent.objects.exists()
