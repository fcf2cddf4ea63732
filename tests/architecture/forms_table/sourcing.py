"""Forms of requests and proposals."""

from marketplace.sourcing import forms, proposal_form
from marketplace.sourcing.actions.ask_question import ask_question
from marketplace.sourcing.actions.save_draft import save_draft
from marketplace.sourcing.drafts import token_of
from tests.architecture.forms_table.row import KEPT, Row, Typed
from tests.credit.cases.conftest import Desk
from tests.marketplace.sourcing import world


def published(desk: Desk) -> str:
    world.list_everybody(desk.cast)
    return f"/requests/{world.publish(desk.cast).ref}/"


def asked(desk: Desk) -> str:
    page = published(desk)
    ask_question(
        ref=page.split("/")[2],
        provider_ref=desk.cast.haishi.ref,
        text="何时开始？",
        language="zh-hans",
        actor=desk.zhao_hai,
    )
    return page


def award(desk: Desk) -> str:
    _request, first, _second = world.two_answers(desk.cast)
    return f"/proposals/{first.ref}/"


def answer(desk: Desk) -> Typed:
    return {"approach": KEPT, "practitioners": [desk.cast.chen_yu_person.ref]}


ROWS: dict[str, Row] = {
    "details": Row(
        form=forms.DetailsForm,
        who="",
        page=lambda desk: "/find/details/?purpose=certify",
        sends=r"/find/details/$",
        typed={"title": KEPT},
        may_be_empty=True,
    ),
    "publish": Row(
        form=forms.PublishForm,
        who="lin_wei",
        page=lambda desk: f"/requests/publish/{token_of(save_draft(typed={}))}/",
        sends=r"/requests/publish/",
        typed={"no_secrets": "on"},
    ),
    "question": Row(
        form=forms.TextForm,
        who="zhao_hai",
        page=published,
        sends=r"/questions/$",
        typed={"text": KEPT},
    ),
    "answer to a question": Row(
        form=forms.TextForm,
        who="lin_wei",
        page=asked,
        sends=r"/questions/\d+/$",
        typed={"text": KEPT},
    ),
    "proposal": Row(
        form=proposal_form.ProposalForm,
        who="zhao_hai",
        page=lambda desk: f"{published(desk)}propose/?total=80000",
        sends=r"/propose/",
        typed=answer,
        may_repeat=True,
    ),
    "award": Row(
        form=forms.AwardForm,
        who="lin_wei",
        page=award,
        sends=r"/award/$",
        typed={"reasons": KEPT},
    ),
}
