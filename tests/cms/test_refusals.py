"""A refused action in the editors' admin is a page with its sentence, not an error 500."""

import json

import pytest
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from cms.middleware import OneTransaction
from portal.kernel.errors import PortalError, WrongState
from tests.people import Cast

pytestmark = pytest.mark.django_db


def act(request: HttpRequest) -> HttpResponse:
    Group.objects.create(name="half done")
    raise WrongState(_("There is no such organization."))


def posted(cast: Cast, language: str, **headers: str) -> HttpResponse:
    UserProfile.objects.create(user=cast.editor, preferred_language=language)
    request = RequestFactory().post("/cms/something/", headers=headers)
    request.user = cast.editor
    answer = OneTransaction(lambda _r: HttpResponse()).process_view(
        request, act, (), {}
    )
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("language", "heading"), [("en", "This has moved on"), ("zh-hans", "状态已变化")]
)
def test_it_is_told_in_the_editors_language_and_changes_nothing(
    cast: Cast, language: str, heading: str
) -> None:
    answer = posted(cast, language)

    assert answer.status_code == 409
    assert heading in answer.content.decode()
    assert not Group.objects.filter(name="half done").exists()


def test_a_script_gets_it_as_json(cast: Cast) -> None:
    answer = posted(cast, "en", accept="application/json")

    assert answer.status_code == 409
    assert json.loads(answer.content)["field"] is None


def test_other_errors_stay_errors(cast: Cast) -> None:
    def broken(request: HttpRequest) -> HttpResponse:
        raise ZeroDivisionError

    request = RequestFactory().post("/cms/something/")
    request.user = cast.editor
    assert not issubclass(ZeroDivisionError, PortalError)
    with pytest.raises(ZeroDivisionError):
        OneTransaction(lambda _r: HttpResponse()).process_view(request, broken, (), {})
