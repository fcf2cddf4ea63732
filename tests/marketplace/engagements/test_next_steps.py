"""What a newcomer looks for after an acceptance and after a certificate."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from marketplace.engagements.models import Engagement
from marketplace.payments.models import Payment
from portal.kernel import clock
from portal.ui.text import NARROW
from tests.marketplace.engagements import certified, given
from tests.people import Cast

pytestmark = pytest.mark.django_db
PAY = {
    "en": "Pay CNY 12,000 for milestone 1 and record it",
    "zh-hans": "为里程碑 1 支付 12,000 元并登记",
}
CHOOSE = {"en": "Choose a certification body", "zh-hans": "选择认证机构"}
LANGUAGES = ["en", "zh-hans"]


def at(language: str, name: str, *args: str) -> str:
    with override(language):
        return reverse(name, args=args)


def read(client: Client, language: str, name: str, *args: str) -> str:
    return client.get(at(language, name, *args)).content.decode().replace(NARROW, " ")


def pay(cast: Cast, engagement: Engagement, amount: str = "12000") -> None:
    row = given.milestone(engagement)
    day = (clock.today() - timedelta(days=1)).isoformat()
    sent = cast.client(cast.lin_wei).post(
        reverse("engagements:pay", args=[row.ref]),
        {"direction": "payment", "amount": Decimal(amount), "paid_on": day},
    )
    assert sent.status_code == 302


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_an_acceptance_the_enterprise_pays_and_records_it(
    cast: Cast, language: str
) -> None:
    engagement = given.active(cast)
    row = given.accept(cast, engagement)
    enterprise, provider = cast.client(cast.lin_wei), cast.client(cast.zhao_hai)
    pages = [
        ("engagements:engagement", engagement.ref),
        ("engagements:milestone", row.ref),
        ("accounts:home",),
    ]

    for name, *args in pages:
        assert PAY[language] in read(enterprise, language, name, *args), name
        assert PAY[language] not in read(provider, language, name, *args), name

    pay(cast, engagement)

    for name, *args in pages:
        assert PAY[language] not in read(enterprise, language, name, *args), name
    assert "Confirm or deny a recorded payment" in read(provider, "en", "accounts:home")
    assert "Confirm or deny" not in read(enterprise, "en", "accounts:home")


def test_a_part_paid_or_denied_leaves_the_rest_to_pay(cast: Cast) -> None:
    engagement = given.active(cast)
    given.accept(cast, engagement)
    client = cast.client(cast.lin_wei)

    pay(cast, engagement, "5000")
    assert "Pay CNY 7,000 for milestone 1" in read(client, "en", "accounts:home")

    Payment.objects.update(status=Payment.Status.DENIED)
    assert PAY["en"] in read(client, "en", "accounts:home")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_milestone_does_not_send_to_itself_for_the_payment(
    cast: Cast, language: str
) -> None:
    engagement = given.active(cast)
    here = {"en": "for this milestone yet", "zh-hans": "本里程碑尚未登记付款"}
    there = {"en": "Record one on the milestone", "zh-hans": "请在所属里程碑"}
    client = cast.client(cast.lin_wei)

    row = given.milestone(engagement)
    page = read(client, language, "engagements:milestone", row.ref)

    assert here[language] in page
    assert there[language] not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_body_is_chosen_only_while_none_works_or_has_certified(
    cast: Cast, language: str
) -> None:
    client = cast.client(cast.lin_wei)
    engagement = given.active(cast)
    link = at(language, "engagements:apply", engagement.ref)
    free = read(client, language, "engagements:engagement", engagement.ref)
    assert link in free
    assert CHOOSE[language] in free

    row = certified.by_body(cast)

    page = read(client, language, "engagements:engagement", row.engagement.ref)
    assert at(language, "engagements:apply", row.engagement.ref) not in page
    assert CHOOSE[language] not in page


def test_while_an_application_runs_no_second_body_is_offered(cast: Cast) -> None:
    row = certified.applied(cast)
    page = read(
        cast.client(cast.lin_wei), "en", "engagements:engagement", row.engagement.ref
    )
    assert CHOOSE["en"] not in page
