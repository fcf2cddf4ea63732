"""Forms of the directory: own pages, practice, vetting, measures, bodies."""

from datetime import timedelta

from marketplace.directory import console_forms, forms
from marketplace.directory.actions.object_to_admission import object_to_admission
from marketplace.directory.actions.propose_admission import propose_admission
from marketplace.directory.actions.propose_measure import propose_measure
from marketplace.directory.models import ListingMeasure, Transfer, VettingCase
from portal.kernel import clock
from portal.parties.models import Affiliation
from tests.architecture.forms_table.row import KEPT, Row, Typed
from tests.credit.cases.conftest import Desk
from tests.marketplace.directory import setting
from tests.people import uscc

ADMISSION = {
    "approval_number": "CNCA-R-2014-149",
    "scope": "知识产权合规管理体系认证",
    "reasons": KEPT,
}


def own(page: str) -> object:
    return lambda desk: f"/my/organizations/{desk.cast.haishi.ref}/{page}/"


def vetting(case: VettingCase) -> str:
    return f"/institute/vetting/{case.ref}/"


def checked(desk: Desk) -> str:
    case = setting.under_check(desk.cast)
    setting.check_all(desk.cast, case)
    return vetting(case)


def line(desk: Desk) -> Typed:
    first = VettingCase.objects.latest("pk").lines.order_by("pk").first()
    assert first is not None
    return {
        f"line{first.pk}-result": "refuted",
        f"line{first.pk}-note": KEPT,
        f"line{first.pk}-valid_until": "2027-11-22",
    }


def objected(desk: Desk) -> str:
    case = setting.on_notice(desk.cast)
    stranger = desk.cast.actor(desk.cast.stranger)
    object_to_admission(ref=case.ref, text="Shares an owner.", actor=stranger)
    return vetting(case)


def invited(desk: Desk) -> str:
    row = Affiliation.objects.create(
        ref="AFF-FORMS00001",
        organization=desk.cast.haishi,
        invited_email=desk.cast.stranger.email,
        status="invited",
    )
    return f"/invitations/{row.ref}/"


def moved(desk: Desk) -> str:
    row = Transfer.objects.create(
        person=desk.cast.chen_yu_person,
        from_organization=desk.cast.haishi,
        to_organization=desk.cast.qiming,
        comment_until=clock.now() + timedelta(days=14),
    )
    return f"/my/transfers/{row.ref}/"


def listed(desk: Desk) -> str:
    setting.list_directly(desk.cast.haishi, desk.cast.ningbo_institute)
    return f"/institute/listings/{desk.cast.haishi.ref}/"


def measured(desk: Desk) -> str:
    listed(desk)
    row = propose_measure(
        party_ref=desk.cast.haishi.ref,
        kind=ListingMeasure.Kind.values[0],
        reason="Two clients got no answer.",
        actor=desk.wang_min,
    )
    return f"/institute/measures/{row.ref}/"


def proposed_body(desk: Desk) -> str:
    row = propose_admission(
        party_ref=desk.cast.zhongheng.ref,
        institute_ref=desk.cast.ningbo_institute.ref,
        valid_until=clock.today() + timedelta(days=900),
        actor=desk.wang_min,
        **ADMISSION,
    )
    return f"/institute/bodies/{row.ref}/"


ROWS: dict[str, Row] = {
    "describe": Row(
        form=forms.DescribeForm,
        who="zhao_hai",
        page=own("description"),
        sends=r"/description/$",
        typed={"description": KEPT, "language": "zh-hans"},
        may_repeat=True,
    ),
    "invite a practitioner": Row(
        form=forms.InviteForm,
        who="zhao_hai",
        page=own("people"),
        sends=r"/people/$",
        typed={"email": "qian.yu@example.cn"},
    ),
    "accept an invitation": Row(
        form=forms.AcceptForm,
        who="stranger",
        page=invited,
        sends=r"/invitations/AFF-\w+/$",
        typed={"name": KEPT},
    ),
    "licence": Row(
        form=forms.LicenceForm,
        who="chen_yu",
        page=lambda desk: "/my/practice/",
        sends=r"/my/practice/$",
        typed={"licence_kind": "patent_agent", "licence_number": "3312347"},
    ),
    "comment on a move": Row(
        form=forms.CommentForm,
        who="zhao_hai",
        page=moved,
        sends=r"/my/transfers/",
        typed={"comment": KEPT},
    ),
    "enterprise profile": Row(
        form=forms.EnterpriseForm,
        who="lin_wei",
        page=lambda desk: f"/my/organizations/{desk.cast.ningbo_tools.ref}/profile/",
        sends=r"/profile/$",
        typed={"staff": "180", "region": "330200"},
        may_be_empty=True,
        may_repeat=True,
    ),
    "offering": Row(
        form=forms.OfferingForm,
        who="zhao_hai",
        page=own("offerings/new"),
        sends=r"/offerings/new/$",
        typed={
            "kind": "consulting",
            "title": KEPT,
            "written_in": "zh-hans",
            "is_nationwide": "on",
            "price_min": "60000",
        },
    ),
    "line of a vetting": Row(
        form=console_forms.LineForm,
        who="wang_min",
        page=lambda desk: vetting(setting.under_check(desk.cast)),
        sends=r"/lines/\d+/$",
        typed=line,
        may_repeat=True,
    ),
    "proposal of a vetting": Row(
        form=console_forms.ProposeForm,
        who="wang_min",
        page=checked,
        sends=r"/vetting/VET-\w+/propose/$",
        typed={"outcome": "admit", "reasons": KEPT},
    ),
    "decision of a vetting": Row(
        form=console_forms.DecideForm,
        who="wu_jie",
        page=lambda desk: vetting(setting.proposed(desk.cast)),
        sends=r"/vetting/VET-\w+/decide/$",
        typed={"agrees": "yes", "reasons": KEPT},
    ),
    "objection to an admission": Row(
        form=console_forms.ObjectionForm,
        who="stranger",
        page=lambda desk: f"/public-notices/{setting.on_notice(desk.cast).ref}/object/",
        sends=r"/object/$",
        typed={"text": KEPT},
    ),
    "answer to an objection": Row(
        form=console_forms.AnswerForm,
        who="wu_jie",
        page=objected,
        sends=r"/vetting/VET-\w+/objections/",
        typed={"accepts": "no", "reasons": KEPT},
    ),
    "measure": Row(
        form=console_forms.MeasureForm,
        who="wang_min",
        page=listed,
        sends=r"/institute/listings/",
        typed={"kind": ListingMeasure.Kind.values[0], "reason": KEPT},
    ),
    "decision of a measure": Row(
        form=console_forms.ConfirmForm,
        who="wu_jie",
        page=measured,
        sends=r"/institute/measures/",
        typed={"confirms": "yes", "note": KEPT},
    ),
    "body": Row(
        form=console_forms.BodyForm,
        who="wang_min",
        page=lambda desk: "/institute/bodies/",
        sends=r"/institute/bodies/$",
        typed={"uscc": uscc(106), "valid_until": "2029-12-31", **ADMISSION},
    ),
    "decision of an admission": Row(
        form=console_forms.ConfirmForm,
        who="wu_jie",
        page=proposed_body,
        sends=r"/institute/bodies/\w+-\w+/$",
        typed={"confirms": "yes", "note": KEPT},
    ),
}
