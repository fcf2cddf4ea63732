"""An operator starts an empty site, and its first organization comes to be listed.

Through HTTP alone after `portal init`, with the second factor that production asks of
officers. The same walk runs on PostgreSQL, where `make test` fails when it is missing.
"""

import io
import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from marketplace.directory.models import ProviderProfile, VettingCase
from portal.accounts.models import AuthorityRequest
from portal.deadlines import timers
from portal.journal.verify import breaks
from portal.outbox import worker
from portal.parties.models import Affiliation, Party
from tests.people import uscc

PASSWORD = "a-long-enough-phrase-7"
OFFICERS = [f"{name}@institute.cn" for name in ("wang", "wu", "li", "deng")]
FIRM = "宁波启航知识产权服务有限公司"


@pytest.fixture
def empty_site(transactional_db: None, test_database, settings) -> None:
    settings.PORTAL_MFA_REQUIRED = True
    test_database.restore(empty=True)


def init() -> str:
    out = io.StringIO()
    call_command(
        "init",
        "--institute=宁波市知识产权服务业协会",
        f"--uscc={uscc(800)}",
        "--region=330200",
        *(f"--officer={email}" for email in OFFICERS),
        "--editor=editor@institute.cn",
        stdout=out,
    )
    return out.getvalue()


def first_sign_in(link: str, email: str) -> Client:
    """Sets the password by the link, which signs in; sets the second factor up."""
    client = Client()
    page = client.get(link, follow=True)
    target = page.redirect_chain[-1][0]
    client.post(target, {"password1": PASSWORD, "password2": PASSWORD})
    asked = client.get("/en/institute/")
    assert asked["Location"].endswith("/account/2fa/totp/activate/")
    client.get(asked["Location"])  # no second question: the password is a moment old
    secret = client.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    done = client.post("/en/account/2fa/totp/activate/", {"code": code})
    assert done.status_code == 302
    used = client.get("/en/institute/")  # this session has to use it once
    cache.clear()  # a code counts once, and the next one is half a minute away
    client.post(used["Location"], {"code": code})
    assert client.get("/en/institute/").status_code == 200
    return client


def sign_up(email: str) -> Client:
    client = Client()
    done = client.post("/en/account/signup/", {"email": email, "password1": PASSWORD})
    assert done.status_code == 302
    return client


def post(client: Client, path: str, **values: object) -> str:
    """A step that succeeds: where it leads."""
    answer = client.post(f"/en{path}", values)
    assert answer.status_code in {302, 303}, answer.content.decode()[:4000]
    return answer["Location"]


def register(owner: Client) -> str:
    """The firm and the letter of authority; its ref."""
    post(
        owner,
        "/register/organization/",
        name=FIRM,
        uscc=uscc(801),
        role="provider",
        region="330200",
    )
    ref = Party.objects.get(uscc=uscc(801)).ref
    letter = SimpleUploadedFile("letter.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    post(owner, f"/my/organizations/{ref}/authority/", file=letter)
    return ref


def prepare(owner: Client, practitioner: Client, ref: str) -> None:
    mine = f"/my/organizations/{ref}"
    post(
        owner,
        f"{mine}/description/",
        description="诊断、策划、文件、运行到管理评审，逐项交付。",
        language="zh-hans",
    )
    post(owner, f"{mine}/people/", email="chen@firm.cn")
    invited = Affiliation.objects.get().ref
    post(practitioner, f"/invitations/{invited}/", name="陈宇")
    post(
        practitioner,
        "/my/practice/",
        licence_kind="patent_agent",
        licence_number="3312345",
    )
    post(practitioner, "/my/practice/consent/", answer="yes")
    post(owner, f"{mine}/code-of-conduct/")


def vet(first: Client, second: Client, ref: str) -> None:
    """The first officer looks at every line and proposes, the second one decides."""
    page = f"/institute/vetting/{ref}"
    post(first, f"{page}/take-up/")
    for line in VettingCase.objects.get(ref=ref).lines.all():
        values = {f"line{line.pk}-result": "confirmed"}
        post(first, f"{page}/lines/{line.pk}/", **values)
    post(first, f"{page}/propose/", outcome="admit", reasons="逐项核对，均与登记一致。")
    alone = first.post(f"/en{page}/decide/", {"agrees": "yes", "reasons": "同意。"})
    assert alone.status_code == 403
    post(second, f"{page}/decide/", agrees="yes", reasons="同意。")


@pytest.mark.timeout(300)
@pytest.mark.django_db(transaction=True)
def test_an_empty_site_comes_to_its_first_vetted_organization(
    empty_site: None, frozen_clock
) -> None:
    links = dict(re.findall(r"(\S+@\S+)\s+https?://[^/]+(/\S+)", init()))
    assert set(links) == {*OFFICERS, "editor@institute.cn"}
    assert "GB/T 29490" in Client().get("/en/search/?q=internal+audit").content.decode()
    wang, wu = (first_sign_in(links[email], email) for email in OFFICERS[:2])

    owner, practitioner = sign_up("zhao@firm.cn"), sign_up("chen@firm.cn")
    ref = register(owner)
    asked = AuthorityRequest.objects.get().ref
    post(
        wang,
        f"/institute/authority/{asked}/",
        is_confirmed="yes",
        note="印章与登记一致。",
    )
    prepare(owner, practitioner, ref)
    post(owner, f"/my/organizations/{ref}/listing/apply/")
    vet(wang, wu, VettingCase.objects.get().ref)

    found = f"/en/search/?q={FIRM}"
    assert ref not in Client().get(found).content.decode()
    frozen_clock.advance(days=6)
    timers.sweep()
    assert ProviderProfile.objects.get().listing != "active"
    frozen_clock.advance(days=3)
    timers.sweep()
    assert ProviderProfile.objects.get().listing == "active"

    assert f"/en/organizations/{ref}/" in Client().get(found).content.decode()
    assert FIRM in Client().get("/en/organizations/").content.decode()
    public = Client().get(f"/en/organizations/{ref}/").content.decode()
    assert "0 of 3" in public
    assert not Party.objects.filter(is_demo=True).exists()
    worker.run_pending()
    assert breaks() == []
