"""Steps without anything to type: pressed twice, they have one effect."""

from credit.cases.actions.request_hearing import request_hearing
from credit.cases.models import Case
from marketplace.directory.models import Offering
from portal.agreements.load import load_texts
from tests.architecture.forms_table import cases, directory, engagements, sourcing
from tests.architecture.forms_table.row import Row
from tests.credit.cases.conftest import Desk
from tests.marketplace.directory import setting
from tests.marketplace.engagements import given
from tests.marketplace.sourcing import world


def ready(desk: Desk) -> str:
    setting.ready(desk.cast)
    return f"/my/organizations/{desk.cast.haishi.ref}/listing/"


def code(desk: Desk) -> str:
    load_texts()
    return f"/my/organizations/{desk.cast.haishi.ref}/code-of-conduct/"


def drafted(desk: Desk) -> str:
    directory.listed(desk)
    row: Offering = setting.offering_of(
        desk.cast.haishi, status="draft", published_at=None, is_nationwide=True
    )
    return f"/my/offerings/{row.ref}/"


def proposal(desk: Desk) -> str:
    world.list_everybody(desk.cast)
    request = world.publish(desk.cast)
    row = world.draft_proposal(desk.cast, request, desk.cast.haishi, desk.cast.zhao_hai)
    return f"/proposals/{row.ref}/"


def unsigned(desk: Desk) -> str:
    return f"/engagements/{given.opened(desk.cast).ref}/contract/"


def waived(desk: Desk) -> Case:
    case = desk.proposed()
    return request_hearing(ref=case.ref, wanted=False, actor=desk.zhao_hai)


def button(who: str, page: object, sends: str, **more: object) -> Row:
    return Row(who=who, page=page, sends=sends, **more)  # type: ignore[arg-type]


ROWS: dict[str, Row] = {
    "apply for the listing": button("zhao_hai", ready, r"/apply/$"),
    "sign the code": button("zhao_hai", code, r"/code-of-conduct/$"),
    "publish an offering": button("zhao_hai", drafted, r"/publish/$"),
    "decline an invitation": button("stranger", directory.invited, r"/decline/$"),
    "consent to publication": button(
        "chen_yu", lambda desk: "/my/practice/", r"/consent/$"
    ),
    "leave an organization": button(
        "chen_yu", lambda desk: "/my/practice/", r"/affiliations/AFF-\w+/end/$"
    ),
    "take up a vetting": button(
        "wang_min",
        lambda desk: directory.vetting(setting.submitted(desk.cast)),
        r"/take-up/$",
    ),
    "invite a provider": button("lin_wei", sourcing.published, r"/invite/$"),
    "cancel a request": button("lin_wei", sourcing.published, r"/cancel/$"),
    "submit a proposal": button("zhao_hai", proposal, r"/submit/$"),
    "withdraw a proposal": button("zhao_hai", proposal, r"/withdraw/$"),
    "sign a contract": button("lin_wei", unsigned, r"/contract/$"),
    "accept a milestone": button("lin_wei", engagements.delivered, r"/accept/$"),
    "release a result": button("lin_wei", engagements.granted, r"/release/$"),
    "withdraw an application": button(
        "lin_wei", engagements.certification, r"/abandon/$"
    ),
    "name the client": button(
        "lin_wei",
        lambda desk: f"/engagements/{given.active(desk.cast).ref}/",
        r"/client-name/$",
    ),
    "accept a case": button(
        "wang_min", cases.inside(Desk.filed, "accept"), r"/accept/$"
    ),
    "take a case": button("li_na", cases.inside(Desk.filed, "take"), r"/take/$"),
    "begin an investigation": button(
        "wang_min", cases.inside(cases.accepted, "investigation"), r"/investigation/$"
    ),
    "decide a case": button("wu_jie", cases.inside(waived, "decide"), r"/decide/$"),
    "withdraw a complaint": button(
        "lin_wei", cases.outside(Desk.filed, "withdraw"), r"/withdraw/$"
    ),
}
