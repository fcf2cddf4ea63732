"""How does a consulting organization come to be listed, and a body admitted?"""

from datetime import date, timedelta

from marketplace.directory.actions.accept_invitation import accept_invitation
from marketplace.directory.actions.check_line import check_line
from marketplace.directory.actions.decide_admission import decide_admission
from marketplace.directory.actions.decide_vetting import decide_vetting
from marketplace.directory.actions.describe_provider import describe_provider
from marketplace.directory.actions.enter_licence import enter_licence
from marketplace.directory.actions.invite_practitioner import invite_practitioner
from marketplace.directory.actions.propose_admission import propose_admission
from marketplace.directory.actions.propose_vetting import propose_vetting
from marketplace.directory.actions.publish_offering import publish_offering
from marketplace.directory.actions.save_offering import save_offering
from marketplace.directory.actions.submit_vetting import submit_vetting
from marketplace.directory.actions.take_up_vetting import take_up_vetting
from marketplace.directory.models import VettingCase
from marketplace.directory.terms import OfferingTerms, ProviderTerms
from portal.accounts.models import PersonClaim
from portal.agreements.actions.decide_consent import decide_consent
from portal.agreements.actions.sign_text import sign_text
from portal.demo.storylines.cast import (
    INSTITUTE_OF,
    NAMES_OF,
    OFFICERS,
    OWNER_OF,
    PRACTITIONERS,
    Firm,
)
from portal.demo.storylines.stage import Stage, Story

RENEWALS = (date(2025, 8, 25), date(2026, 8, 10))
RENEWALS_FIT = date(2024, 12, 31)  # for those listed before
CAPACITY = 6


def admit_body(stage: Stage, key: str, number: str) -> Story:
    """One officer looks into the register and proposes, another confirms."""
    yield date(2024, 9, 9)
    admission = propose_admission(
        party_ref=stage.ref(key),
        institute_ref=stage.ref("east"),
        approval_number=number,
        scope="知识产权管理体系认证",
        valid_until=date(2028, 12, 31),
        reasons="与批准机构名录核对：批准号、范围和有效期一致。",
        actor=stage.actor("gao_lei"),
    )
    yield stage.after(2)
    decide_admission(
        ref=admission.ref, confirms=True, note="同意。", actor=stage.actor("tao_jing")
    )


def list_provider(stage: Stage, firm: Firm, number: int, begin: date) -> Story:
    """From the description to the public notice, then the offerings; renewed yearly."""
    yield begin
    prepare(stage, firm, number)
    yield stage.after(2)
    yield from vet(stage, firm.key)
    offer(stage, firm, number)
    first_year = timedelta(days=330)  # renewal opens sixty days before the end
    for day in RENEWALS if begin < RENEWALS_FIT else (begin + first_year,):
        yield day
        yield from vet(stage, firm.key)


def prepare(stage: Stage, firm: Firm, number: int) -> None:
    owner = stage.actor(firm.owner)
    describe_provider(
        party_ref=stage.ref(firm.key),
        terms=ProviderTerms(description=firm.words, since_year=2012 + number),
        actor=owner,
    )
    for place, key in enumerate(PRACTITIONERS[firm.key]):
        employ(stage, firm, key, 3200100 + number * 10 + place, agrees=place == 0)
    sign_text(code="code_of_conduct", party_ref=stage.ref(firm.key), actor=owner)


def employ(stage: Stage, firm: Firm, key: str, licence: int, *, agrees: bool) -> None:
    invited = invite_practitioner(
        organization_ref=stage.ref(firm.key),
        email=str(stage.people[key].email),
        actor=stage.actor(firm.owner),
    )
    accept_invitation(ref=invited.ref, name=NAMES_OF[key].name, actor=stage.actor(key))
    person = (
        PersonClaim.objects.select_related("party").get(user=stage.people[key]).party
    )
    person.name_en = NAMES_OF[key].name_en
    person.is_demo = True
    person.region_id = firm.region
    person.save(update_fields=["name_en", "is_demo", "region"])
    stage.parties[key] = person
    enter_licence(
        person_ref=person.ref,
        kind="patent_agent",
        number=str(licence),
        actor=stage.actor(key),
    )
    decide_consent(
        party_ref=person.ref,
        purpose="publication",
        is_given=agrees,
        actor=stage.actor(key),
    )


def vet(stage: Stage, key: str) -> Story:
    """One officer checks and proposes, a second one decides; then seven days' notice."""
    first, second = (person for person, _ in OFFICERS[INSTITUTE_OF[key]][:2])
    case = submit_vetting(party_ref=stage.ref(key), actor=stage.actor(OWNER_OF[key]))
    yield stage.after(3)
    check(stage, case, first)
    yield stage.after(1)
    decide_vetting(
        ref=case.ref, agrees=True, reasons="核查齐全，同意。", actor=stage.actor(second)
    )
    yield stage.after(8)


def check(stage: Stage, case: VettingCase, officer: str) -> None:
    take_up_vetting(ref=case.ref, actor=stage.actor(officer))
    for line in case.lines.all():
        check_line(
            ref=case.ref,
            line_id=line.pk,
            result="confirmed",
            actor=stage.actor(officer),
        )
    propose_vetting(
        ref=case.ref,
        outcome="admit",
        reasons="登记、执业资格和公约签署均已核对，与登记信息一致。",
        actor=stage.actor(officer),
    )


def offer(stage: Stage, firm: Firm, number: int) -> None:
    """Two offerings each; price bands and places differ from firm to firm."""
    low = 4_500_000 + number * 400_000
    province = firm.region[:2] + "0000"
    kinds = ("trusteeship", "training", "internal_audit", "diagnosis")
    second = kinds[number % len(kinds)]
    offerings = (
        OfferingTerms(
            kind="consulting",
            title="GB/T 29490-2023 体系建设辅导",
            description="诊断、策划、文件、运行到内部审核和管理评审，八个阶段逐项交付。",
            is_nationwide=number % 3 == 0,
            regions=(province, "330000") if number % 2 else (province,),
            price_min_minor=low,
            price_max_minor=low + 2_500_000,
            capacity_per_quarter=CAPACITY,
        ),
        OfferingTerms(
            kind=second,
            title={
                "trusteeship": "小微企业知识产权托管（按季度）",
                "training": "内审员与全员宣贯培训",
                "internal_audit": "内部审核支持（两轮）",
                "diagnosis": "现状诊断与差距报告",
            }[second],
            description="按约定清单交付，附记录。",
            regions=(province,),
            price_min_minor=800_000 + number * 100_000,
            price_max_minor=1_800_000 + number * 100_000,
            capacity_per_quarter=CAPACITY,
        ),
    )
    for terms in offerings:
        row = save_offering(
            provider_ref=stage.ref(firm.key), terms=terms, actor=stage.actor(firm.owner)
        )
        publish_offering(ref=row.ref, actor=stage.actor(firm.owner))
