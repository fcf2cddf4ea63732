import pytest
from django.core import mail
from django.template import engines

from portal.notices import send
from portal.notices.models import Notice
from portal.outbox.worker import run_pending
from tests.people import Cast

TEXT = "{% load i18n %}{% translate 'Sign in' %}: {{ facts.name|safe }}\n\nBody {{ ref }}\n"


@pytest.fixture(autouse=True)
def text(monkeypatch) -> None:
    template = engines["django"].from_string(TEXT)
    monkeypatch.setattr(
        send, "render_to_string", lambda _name, context: template.render(context)
    )


def tell(cast: Cast, key: str = "cause-1") -> int:
    return send.notify_party(
        cast.haishi.ref,
        kind="test.told",
        ref="REQ-1",
        url="/requests/REQ-1/",
        facts={"name": "A & B <x>"},
        key=key,
    )


def test_members_are_told_once_per_cause(cast: Cast) -> None:
    assert tell(cast) == 1
    assert tell(cast) == 0
    assert tell(cast, "cause-2") == 1
    assert Notice.objects.filter(user_ref=cast.zhao_hai.ref).count() == 2


def test_the_mail_leaves_through_the_outbox_once(cast: Cast) -> None:
    tell(cast)
    assert mail.outbox == []
    run_pending()
    run_pending()
    (sent,) = mail.outbox
    assert sent.subject.endswith(": A & B <x>")
    assert sent.to == ["zhao.hai@example.cn"]
    assert sent.body.startswith("Body REQ-1")
    assert "/en/requests/REQ-1/" in sent.body
    assert Notice.objects.get().mailed_at is not None


def test_a_person_is_told_through_the_user_who_claimed_it(cast: Cast) -> None:
    send.notify_party(
        cast.chen_yu_person.ref, kind="test.told", ref="R", url="", facts={}, key="k"
    )
    assert Notice.objects.get().user_ref == cast.chen_yu.ref


def test_an_institute_is_told_through_its_officers(cast: Cast) -> None:
    told = send.notify_institute(
        cast.ningbo_institute.ref, kind="test.told", ref="R", url="", facts={}, key="k"
    )
    assert told == 3


def test_without_an_address_the_inbox_must_do(cast: Cast) -> None:
    cast.zhao_hai.email = None
    cast.zhao_hai.mobile = "+8613800000000"
    cast.zhao_hai.save()
    tell(cast)
    run_pending()
    assert mail.outbox == []
    assert Notice.objects.get().mailed_at is None
