"""Forms of complaints, tip-offs, objections, appeals and repair, step by step."""

from datetime import timedelta

from credit.cases import forms
from credit.cases.actions.accept_case import accept_case
from credit.cases.actions.answer_case import answer_case
from credit.cases.actions.file_appeal import file_appeal
from credit.cases.actions.file_objection import file_objection
from credit.cases.actions.open_mediation import open_mediation
from credit.cases.actions.request_hearing import request_hearing
from credit.cases.actions.start_mediation import start_mediation
from credit.cases.actions.submit_tip_off import submit_tip_off
from credit.cases.actions.triage_tip_off import triage_tip_off
from credit.cases.models import Case
from portal.agreements.load import load_texts
from tests.architecture.forms_table.row import KEPT, Row, pdf
from tests.credit.cases.conftest import Desk
from tests.marketplace.engagements import given


def inside(make: object, step: str) -> object:
    """The step's page at the institute, of a case made by `make`."""
    return lambda desk: f"/institute/cases/{make(desk).ref}/{step}/"  # type: ignore[operator]


def outside(make: object, step: str) -> object:
    return lambda desk: f"/cases/{make(desk).ref}/{step}/"  # type: ignore[operator]


def accepted(desk: Desk) -> Case:
    case = desk.filed()
    return accept_case(ref=case.ref, actor=desk.wang_min)


def answered(desk: Desk) -> Case:
    case = desk.investigated()
    return answer_case(ref=case.ref, text="-", actor=desk.zhao_hai)


def in_mediation(desk: Desk) -> Case:
    return start_mediation(ref=accepted(desk).ref, actor=desk.wang_min)


def disagreement(desk: Desk) -> Case:
    """A milestone that both sides brought to the institute."""
    engagement = given.active(desk.cast)
    milestone = given.submit(desk.cast, engagement)
    return open_mediation(
        about_ref=engagement.ref,
        milestone_ref=milestone.ref,
        enterprise_ref=desk.cast.ningbo_tools.ref,
        provider_ref=desk.cast.haishi.ref,
        summary="-",
        actor=desk.lin_wei,
    )


def hearing_asked(desk: Desk) -> Case:
    case = desk.proposed()
    return request_hearing(ref=case.ref, wanted=True, actor=desk.zhao_hai)


def record(step: str, days: int = 0) -> object:
    def page(desk: Desk) -> str:
        load_texts()
        desk.effective()
        desk.clock.moment += timedelta(days=days)
        return f"/cases/records/{desk.event().ref}/{step}/"

    return page


def objected(desk: Desk) -> str:
    desk.effective()
    row = file_objection(event_ref=desk.event().ref, text="-", actor=desk.zhao_hai)
    return f"/institute/reviews/{row.ref}/propose/"


def appealed(desk: Desk) -> str:
    case = desk.served()
    row = file_appeal(case_ref=case.ref, text="-", actor=desk.zhao_hai)
    return f"/institute/reviews/{row.ref}/propose/"


def tip(step: str) -> object:
    def page(desk: Desk) -> str:
        sent = submit_tip_off(
            ground="promise", text="-", about_ref=desk.cast.haishi.ref
        )
        triage_tip_off(ref=sent.ref, actor=desk.wang_min)
        return f"/institute/tip-offs/{sent.ref}/{step}/"

    return page


def officers(
    name: str, form: object, page: object, typed: object, **more: object
) -> tuple[str, Row]:
    step = name.split(":", maxsplit=1)[0]
    return name, Row(
        form=form,  # type: ignore[arg-type] # a form class
        who=more.pop("who", "wang_min"),  # type: ignore[arg-type]
        page=page,  # type: ignore[arg-type]
        sends=rf"/{step}/$",
        typed=typed,  # type: ignore[arg-type]
        **more,  # type: ignore[arg-type]
    )


F = forms
ROWS: dict[str, Row] = {
    "complaint": Row(
        form=F.ComplaintForm,
        who="lin_wei",
        page=lambda desk: f"/cases/new/?about={desk.cast.haishi.ref}",
        sends=r"/cases/new/",
        typed={"ground": "quality", "text": KEPT, "happened_on": "2026-11-02"},
    ),
    "tip-off": Row(
        form=F.TipOffForm,
        who="",
        page=lambda desk: f"/cases/tip-off/?about={desk.cast.haishi.ref}",
        sends=r"/cases/tip-off/",
        typed={"ground": "promise", "text": KEPT},
    ),
    **dict(
        [
            officers(
                "decline",
                F.DeclineForm,
                inside(Desk.filed, "decline"),
                {"reason": "no_facts", "note": KEPT},
            ),
            officers(
                "transfer",
                F.TransferForm,
                inside(Desk.filed, "transfer"),
                {"to_authority": KEPT},
            ),
            officers(
                "recuse",
                F.RecuseForm,
                inside(Desk.filed, "recuse"),
                {"reason": "family"},
            ),
            officers("note", F.NoteForm, inside(Desk.filed, "note"), {"text": KEPT}),
            officers(
                "file",
                F.FileForm,
                inside(Desk.filed, "file"),
                lambda desk: {"file": pdf()},
            ),
            officers(
                "mediation",
                F.MediationForm,
                inside(accepted, "mediation"),
                {"agreed": "on"},
            ),
            officers(
                "end-mediation",
                F.EndMediationForm,
                inside(in_mediation, "end-mediation"),
                {"settled": "no", "note": KEPT},
            ),
            officers(
                "ruling",
                F.RulingForm,
                inside(disagreement, "ruling"),
                {"to_provider": "7000", "to_enterprise": "5000", "reasons": KEPT},
            ),
            officers(
                "extend",
                F.ReasonsForm,
                inside(Desk.investigated, "extend"),
                {"reasons": KEPT},
            ),
            officers(
                "findings",
                F.FindingsForm,
                inside(answered, "findings"),
                {"findings": KEPT},
            ),
            officers(
                "propose",
                F.DecisionForm,
                inside(Desk.with_findings, "propose"),
                {
                    "finding": "complaint_upheld",
                    "severity": "minor",
                    "reasons": KEPT,
                },
            ),
            officers(
                "hearing-record",
                F.HearingRecordForm,
                inside(hearing_asked, "hearing-record"),
                {"record_text": KEPT},
            ),
            officers(
                "return",
                F.ReasonsForm,
                inside(Desk.proposed, "return"),
                {"reasons": KEPT},
                who="wu_jie",
            ),
            officers(
                "serve",
                F.ServeForm,
                inside(Desk.decided, "serve"),
                {"way": "portal"},
            ),
            officers(
                "answer",
                F.TextForm,
                outside(accepted, "answer"),
                {"text": KEPT},
                who="zhao_hai",
            ),
            officers(
                "evidence",
                F.FileForm,
                outside(accepted, "evidence"),
                lambda desk: {"file": pdf()},
                who="zhao_hai",
            ),
            officers(
                "hearing",
                F.HearingForm,
                outside(Desk.proposed, "hearing"),
                {"wanted": "no"},
                who="zhao_hai",
            ),
            officers(
                "appeal",
                F.TextForm,
                outside(Desk.served, "appeal"),
                {"text": KEPT},
                who="zhao_hai",
            ),
            officers(
                "object",
                F.EventTextForm,
                record("object"),
                {"text": KEPT},
                who="zhao_hai",
            ),
            officers(
                "repair",
                F.RepairForm,
                record("repair", days=100),
                {"text": KEPT, "pledged": "on"},
                who="zhao_hai",
            ),
            officers(
                "statement",
                F.StatementForm,
                record("statement"),
                {"text": KEPT},
                who="zhao_hai",
                may_repeat=True,  # the newest one shows
            ),
            officers(
                "propose: an objection",
                F.AnswerForm,
                objected,
                {"grants": "no", "reasons": KEPT},
                who="li_na",
            ),
            officers(
                "propose: an appeal",
                F.AppealAnswerForm,
                appealed,
                {"grants": "no", "reasons": KEPT},
                who="li_na",
            ),
            officers(
                "transfer: an objection",
                F.OtherInstituteForm,
                lambda desk: objected(desk).replace("/propose/", "/transfer/"),
                lambda desk: {"to_institute": desk.cast.suzhou_institute.ref},
                who="li_na",
            ),
            officers("open", F.OpenTipForm, tip("open"), {}),
            officers("write", F.TextForm, tip("write"), {"text": KEPT}),
            officers("forward", F.ForwardTipForm, tip("forward"), {"authority": KEPT}),
            officers("close", F.CloseTipForm, tip("close"), {"note": KEPT}),
        ]
    ),
}
