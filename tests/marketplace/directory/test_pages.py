"""The way onto the list through the browser, in both languages."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from marketplace.directory.models import Licence, Offering, ProviderProfile, VettingCase
from portal.accounts.desk import steps_for
from portal.agreements.actions.decide_consent import decide_consent
from portal.deadlines.timers import sweep
from portal.parties.models import Affiliation
from tests.conftest import FrozenClock
from tests.credit.build import put_completed
from tests.marketplace.directory import setting
from tests.marketplace.sourcing.world import list_provider
from tests.people import Cast

pytestmark = pytest.mark.django_db


def url(name: str, *args: object) -> str:
    """In English."""
    with translation.override("en"):
        return reverse(f"directory:{name}", args=args)


def apply(cast: Cast) -> VettingCase:
    """Zhao Hai and Chen Yu do what has to be done before; Zhao Hai applies."""
    setting.load_texts()
    zhao, chen = cast.client(cast.zhao_hai), cast.client(cast.chen_yu)
    firm = cast.haishi.ref
    assert zhao.get(url("tasks", firm)).status_code == 200
    assert zhao.post(url("apply", firm)).status_code == 422
    words = {"description": "本地辅导团队。", "language": "zh-hans"}
    assert zhao.post(url("describe", firm), words).status_code == 302
    assert zhao.post(url("sign_code", firm)).status_code == 302
    cast.chen_yu_person.licence_kind = cast.chen_yu_person.licence_number = ""
    cast.chen_yu_person.save()
    licence = {"licence_kind": "patent_agent", "licence_number": " ３３１２３４５ "}
    assert chen.post(url("practice"), licence).status_code == 302
    assert Licence.objects.get().normalised == "3312345"
    answer = zhao.post(url("apply", firm))
    case = VettingCase.objects.get()
    assert answer["Location"] == url("application", case.ref)
    assert zhao.get(url("application", case.ref)).status_code == 200
    return case


def check_and_propose(cast: Cast, case: VettingCase) -> None:
    wang = cast.client(cast.wang_min)
    page = wang.get(url("vetting", case.ref))
    assert "National enterprise credit information" in page.content.decode()
    wang.post(url("take_up", case.ref))
    for line in case.lines.all():
        path = url("check_line", case.ref, line.pk)
        answer = wang.post(path, {f"line{line.pk}-result": "confirmed"})
        assert answer.status_code == 302
    wang.post(url("propose_vetting", case.ref), {"outcome": "admit", "reasons": "ok"})


def test_haishi_goes_from_registration_to_its_public_page(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    case = apply(cast)
    check_and_propose(cast, case)
    decision = {"agrees": "yes", "reasons": "me too"}

    own = cast.client(cast.wang_min).post(url("decide_vetting", case.ref), decision)
    assert own.status_code == 403
    assert "me too" in own.content.decode()
    second = cast.client(cast.wu_jie).post(url("decide_vetting", case.ref), decision)
    assert second.status_code == 302

    assert cast.haishi.name_en in Client().get(url("notices")).content.decode()
    firm = url("organization", cast.haishi.ref)
    assert Client().get(firm).status_code == 404
    frozen_clock.advance(days=8)
    sweep()
    page = Client().get(firm)
    text = page.content.decode()
    assert page.status_code == 200
    assert "Unified social credit code" in text
    assert "Ningbo institute" in text
    assert "Nobody here has agreed to be shown by name." in text
    assert "Code of conduct, version 1" in text
    assert Client().get(firm.replace("/en/", "/zh-hans/")).status_code == 200


def test_a_public_page_is_asked_again_by_its_etag_and_opens_no_session(
    cast: Cast,
) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    first = Client().get(url("organization", cast.haishi.ref))

    again = Client().get(
        url("organization", cast.haishi.ref), HTTP_IF_NONE_MATCH=first["ETag"]
    )

    assert first["Cache-Control"] == "no-cache"
    assert not first.cookies
    assert again.status_code == 304


def test_a_practitioner_is_public_only_with_consent(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    person = cast.chen_yu_person.ref
    chen = cast.client(cast.chen_yu)
    assert Client().get(url("practitioner", person)).status_code == 404

    chen.post(url("consent"), {"answer": "yes"})
    assert Client().get(url("practitioner", person)).status_code == 200
    shown = Client().get(url("organization", cast.haishi.ref)).content.decode()
    assert url("practitioner", person) in shown

    chen.post(url("consent"), {"answer": "no"})
    assert Client().get(url("practitioner", person)).status_code == 404
    shown = Client().get(url("organization", cast.haishi.ref)).content.decode()
    assert person not in shown


def test_only_the_person_can_consent(cast: Cast) -> None:
    answer = cast.client(cast.zhao_hai).post(url("consent"), {"answer": "yes"})

    assert answer.status_code == 404


def test_a_suspension_is_shown_with_its_reason_and_hides_offerings(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    setting.offering_of(cast.haishi)
    wang, wu = cast.client(cast.wang_min), cast.client(cast.wu_jie)
    wang.post(
        url("listing", cast.haishi.ref), {"kind": "suspend", "reason": "No answer."}
    )
    measure = ProviderProfile.objects.get().measures.get()

    own = wang.post(url("measure", measure.ref), {"confirms": "yes"})
    assert own.status_code == 403
    wu.post(url("measure", measure.ref), {"confirms": "yes"})

    text = Client().get(url("organization", cast.haishi.ref)).content.decode()
    assert "No answer." in text
    assert "Not shown while suspended." in text


def test_an_offering_is_written_refused_for_a_promise_and_published(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    zhao = cast.client(cast.zhao_hai)
    data = {
        "kind": "consulting",
        "title": "贯标辅导",
        "description": "确保通过",
        "written_in": "zh-hans",
        "is_nationwide": "on",
        "price_min": "30000",
        "price_max": "60000",
        "service_language": "zh-hans",
    }
    refused = zhao.post(url("new_offering", cast.haishi.ref), data)
    assert refused.status_code == 422
    assert "certification body decides" in refused.content.decode()
    assert "确保通过" in refused.content.decode()
    assert Offering.objects.count() == 0

    saved = zhao.post(
        url("new_offering", cast.haishi.ref), {**data, "description": "八个阶段。"}
    )
    offering = Offering.objects.get()
    assert saved["Location"] == url("edit_offering", offering.ref)
    assert (offering.price_min_minor, offering.status) == (3_000_000, "draft")
    assert zhao.post(url("publish", offering.ref)).status_code == 302
    text = Client().get(url("organization", cast.haishi.ref)).content.decode()
    assert "八个阶段。" in text
    again = zhao.post(url("publish", offering.ref))
    assert again.status_code == 409
    assert zhao.post(url("withdraw", offering.ref)).status_code == 302


def test_who_was_invited_as_practitioner_is_not_sent_to_register_a_firm(
    cast: Cast,
) -> None:
    stranger = cast.client(cast.stranger)
    assert "Register your organization" in stranger.get("/en/desk/").content.decode()
    cast.client(cast.feng_bo).post(
        url("people", cast.qiming.ref), {"email": cast.stranger.email}
    )

    desk = stranger.get("/en/desk/").content.decode()

    assert "invites you as a practitioner" in desk
    assert "Register your organization" not in desk


def test_an_invited_person_moves_and_the_old_organization_comments(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    feng, zhao = cast.client(cast.feng_bo), cast.client(cast.zhao_hai)
    feng.post(url("people", cast.qiming.ref), {"email": "Chen.Yu@example.cn"})
    invitation = Affiliation.objects.get(status="invited")
    stranger = cast.client(cast.stranger).get(url("invitation", invitation.ref))
    assert stranger.status_code == 404

    chen = cast.client(cast.chen_yu)
    assert "Haishi" in chen.get(url("invitation", invitation.ref)).content.decode()
    assert chen.post(url("invitation", invitation.ref)).status_code == 302

    old = Affiliation.objects.get(organization=cast.haishi)
    assert (old.status, old.until.isoformat()) == ("ended", "2026-11-23")
    transfer = cast.chen_yu_person.transfers.get()
    assert cast.client(cast.stranger).get(
        url("transfer", transfer.ref)
    ).status_code == (404)
    told = [step.title for step in steps_for(cast.actor(cast.zhao_hai))]
    assert any("moved" in title for title in told)
    answer = zhao.post(url("transfer", transfer.ref), {"comment": "Good luck."})
    assert answer.status_code == 302
    assert "Good luck." in chen.get(url("transfer", transfer.ref)).content.decode()
    late = feng.post(url("transfer", transfer.ref), {"comment": "Mine."})
    assert late.status_code == 403


@pytest.mark.parametrize(
    "name", ["tasks", "describe", "people", "sign_code", "enterprise", "offerings"]
)
def test_a_stranger_gets_404_for_what_is_not_theirs(cast: Cast, name: str) -> None:
    setting.load_texts()
    path = url(name, cast.haishi.ref)

    assert cast.client(cast.stranger).get(path).status_code == 404
    assert cast.client(cast.zhao_hai).get(path).status_code == 200
    assert Client().get(path).status_code == 302


def test_another_institutes_officer_gets_404(cast: Cast) -> None:
    case = setting.submitted(cast)

    for who in (cast.gao_lei, cast.stranger, cast.zhao_hai):
        assert cast.client(who).get(url("vetting", case.ref)).status_code == 404


def test_an_enterprise_may_leave_everything_unknown(cast: Cast) -> None:
    lin = cast.client(cast.lin_wei)

    answer = lin.post(url("enterprise", cast.ningbo_tools.ref), {})

    assert answer.status_code == 302
    cast.ningbo_tools.refresh_from_db()
    assert cast.ningbo_tools.region_id is None
    assert lin.get(url("enterprise", cast.ningbo_tools.ref)).status_code == 200


def test_consent_given_by_action_is_what_the_page_reads(cast: Cast) -> None:
    person = cast.chen_yu_person.ref
    decide_consent(
        party_ref=person,
        purpose="publication",
        is_given=True,
        actor=cast.actor(cast.chen_yu),
    )

    assert Client().get(url("practitioner", person)).status_code == 200


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_what_was_checked_is_read_after_the_grade_and_before_the_record(
    cast: Cast, frozen_clock: FrozenClock, language: str
) -> None:
    list_provider(cast.haishi)
    put_completed(cast.haishi.ref)
    page = Client().get(f"/{language}/organizations/{cast.haishi.ref}/")
    text = page.content.decode()

    order = [text.index(s) for s in ("credit-pair", "panel beside", 'id="events"')]
    assert order == sorted(order)
    assert text.index("panel beside") < text.index('class="offering"')
    assert f'href="/{language}/cases/complain/?about={cast.haishi.ref}"' in text
