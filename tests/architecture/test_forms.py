"""Every form: what is right is done once; what is wrong gets a 4xx at its field, keeps
what was typed and changes nothing. The rows stand in `forms_table`."""

import importlib
import inspect
import re
from collections.abc import Iterator, Mapping

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.forms import BaseForm, Form
from django.http import HttpResponse

from credit.cases import forms as case_forms
from credit.publish import forms as credit_forms
from marketplace.sourcing import forms as sourcing_forms
from tests.architecture.forms_table import BUTTONS, FORMS
from tests.architecture.forms_table.row import KEPT, Row, desk_of
from tests.architecture.state import state
from tests.conftest import FrozenClock
from tests.credit.cases.conftest import Desk
from tests.people import Cast
from tests.support import reader
from tests.support.reader import Reader

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.timeout(300),
    pytest.mark.one_database,
]
MODULES = (
    "portal.accounts.forms",
    "marketplace.directory.forms",
    "marketplace.directory.console_forms",
    "marketplace.sourcing.forms",
    "marketplace.sourcing.proposal_form",
    "marketplace.engagements.forms",
    "credit.cases.forms",
    "credit.publish.forms",
)
ELSEWHERE = {
    case_forms.ConfirmForm: "nothing to type: among the buttons",
    case_forms.SeenForm: "nothing to type: among the buttons",
    case_forms.ReceiptForm: "looks up; tests/credit/cases/test_tip_offs.py",
    credit_forms.CompareForm: "sent by GET",
    sourcing_forms.WishForm: "sent by GET",
}
LONG = "长" * 100_000
WEB_PAGE = b"<html><script>alert(1)</script></html>"
BAD = {
    "text": ("甲\0乙", LONG),
    "textarea": ("甲\0乙", LONG),
    "number": ("abc", "9" * 5000, "-1"),
    "date": ("2026-02-30", "0000-00-00"),
    "email": ("nobody",),
    "url": ("javascript:alert(1)",),
    "select": ("nosuch",),
    "radio": ("nosuch",),
    "hidden": ("-1", "nosuch"),
}
UNSEEN = {"hidden", "submit", "button"}
TOKEN = "csrfmiddlewaretoken"


@pytest.fixture
def desk(cast: Cast, frozen_clock: FrozenClock, settings, tmp_path) -> Desk:
    settings.PRIVATE_FILES_ROOT = tmp_path
    return desk_of(cast, frozen_clock)


class Sent:
    """A row's form, opened and filled in rightly."""

    def __init__(self, row: Row, desk: Desk) -> None:
        address = row.page(desk)
        typed = row.values(desk)
        self.reader = Reader("en", row.reader_of(desk)).open(address)  # type: ignore[arg-type]
        self.form: reader.Form = self.reader.form(row.sends, *typed)
        self.right = self.form.filled(typed)

    def post(self, changed: Mapping[str, object] | None = None) -> HttpResponse:
        sent = {**self.right, **(changed or {})}
        for value in sent.values():
            if isinstance(value, SimpleUploadedFile):
                value.seek(0)
        return self.reader.client.post(self.form.action, sent)


def test_every_form_has_a_row() -> None:
    found: set[type[BaseForm]] = set()
    for name in MODULES:
        module = importlib.import_module(name)
        classes = [one for _, one in inspect.getmembers(module, inspect.isclass)]
        found |= {c for c in classes if issubclass(c, Form) and c.__module__ == name}

    missing = found - {row.form for row in FORMS.values()} - ELSEWHERE.keys()

    assert missing == set(), "Add a row in tests/architecture/forms_table."


@pytest.mark.parametrize("name", [*FORMS, *BUTTONS])
def test_sent_twice_it_has_one_effect(desk: Desk, name: str) -> None:
    row = {**BUTTONS, **FORMS}[name]
    sent = Sent(row, desk)
    before = state()

    first = sent.post()
    assert first.status_code in {200, 302, 303}, why(first)
    after_one = state()
    assert after_one != before or row.form is sourcing_forms.DetailsForm
    again = sent.post()

    assert again.status_code in {200, 302, 303, 403, 404, 409, 422}, why(again)
    if row.may_repeat:
        return
    assert state() == after_one


def why(answer: HttpResponse) -> str:
    found = re.findall(r"<li>(.*?)</li>", answer.content.decode())
    return f"{answer.status_code} {found[-8:]}"


@pytest.mark.parametrize("name", FORMS)
def test_wrong_input_is_refused_at_its_field_and_changes_nothing(
    desk: Desk, name: str
) -> None:
    row = FORMS[name]
    sent = Sent(row, desk)
    before = state()
    found: list[str] = []
    for field, bad in wrong(row, sent.form):
        with transaction.atomic():
            answer = sent.post({field: bad} if field else empty(sent.form))
            found += findings(sent, row, field, bad, answer)
            if state() != before:
                found.append(f"{field}={shown(bad)} changed something")
            transaction.set_rollback(True)

    assert found == []


def empty(form: reader.Form) -> dict[str, object]:
    return {name: "" for name, kind in form.kinds.items() if kind not in UNSEEN}


def wrong(row: Row, form: reader.Form) -> Iterator[tuple[str, object]]:
    """(field, bad value); no field: everything left empty."""
    if not row.may_be_empty:
        yield "", ""
    for name, kind in form.kinds.items():
        if name == TOKEN:
            continue
        for bad in BAD.get(kind, ()):
            yield name, bad
        if kind == "checkbox" and form.choices[name] != {"on"}:
            yield name, "nosuch"
        if kind == "file":
            yield name, SimpleUploadedFile("report.pdf", WEB_PAGE, "application/pdf")


def findings(
    sent: Sent, row: Row, field: str, bad: object, answer: HttpResponse
) -> Iterator[str]:
    what = f"{field or 'empty'}={shown(bad)}"
    if answer.status_code not in {400, 404, 409, 422}:
        yield f"{what} answers {answer.status_code}"
        return
    page = answer.content.decode()
    kind = sent.form.kinds.get(field, "")
    if answer.status_code == 422 and kind not in UNSEEN:
        at = rf'id="[\w-]*{re.escape(field)}_error"' if field else r'_error"'
        if not re.search(at, page) and "error-summary" not in page:
            yield f"{what} names no field"
    typed_text = [n for n, v in sent.right.items() if v == [KEPT] and n != field]
    is_lost = typed_text and KEPT not in page
    at_the_door = answer.status_code == 400  # a NUL, which nobody can type
    if field and kind not in UNSEEN and is_lost and not at_the_door:
        yield f"{what} loses what was typed in {typed_text}"


def shown(bad: object) -> str:
    return str(bad)[:20]
