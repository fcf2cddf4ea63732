"""Who may open which page? The whole matrix, on the demo's own people and things."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from tests.architecture.demo_objects import ROLES, Demo, keywords, read_demo, user
from tests.architecture.route_policy import ROUTES, Route
from tests.architecture.state import OWN_APPS, state

OURS = {name.partition(":")[0] for name in ROUTES}
PUBLIC = {"public", "revisited", "unkept"}
OPEN = {*PUBLIC, "builders"}
LANGUAGES = ("en", "zh-hans")
on_demo = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("demo_database"),
    pytest.mark.timeout(900),  # the demo is built once for the code
]


def own_routes() -> set[str]:
    """The name of every address of our own apps."""
    return _names(get_resolver().url_patterns, "")


def _names(patterns: list[URLPattern | URLResolver], space: str) -> set[str]:
    found: set[str] = set()
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = one.namespace if one.app_name == "ninja" else one.app_name or space
            found |= _names(one.url_patterns, inner)
        elif one.name and (space == "api" or is_own(one)) and one.name != "api-root":
            found.add(f"{space}:{one.name}" if space else one.name)
    return found


def test_every_address_has_a_policy() -> None:
    missing = own_routes() - ROUTES.keys()

    assert missing == set(), (
        "Say in tests/architecture/route_policy.py who may open these addresses."
    )


def test_no_policy_speaks_of_an_address_that_is_gone() -> None:
    assert ROUTES.keys() - own_routes() == set()


def is_own(one: URLPattern) -> bool:
    return one.callback.__module__.startswith(OWN_APPS)


@pytest.fixture
def demo(db: None, demo_database: None) -> Demo:
    return read_demo()


def address(name: str, demo: Demo, language: str = "en") -> str:
    with override(language):
        return reverse(name, kwargs=keywords(ROUTES[name].of, demo))


def client_of(role: str) -> Client:
    client = Client()
    if role != "anonymous":
        client.force_login(user(role))
    return client


def expected(route: Route, role: str) -> int:
    closed = 405 if route.only_post else 404
    if route.policy == "demo":
        return closed
    if route.policy == "editor":
        return 200 if role == "editor" else 302
    if role == "anonymous" and route.policy not in OPEN:
        return 302
    if route.policy in OPEN or (route.policy == "signed_in" and not route.only_post):
        return 200
    answers = {200: route.opens, 403: route.refused, 302: route.moved}
    return next((s for s, roles in answers.items() if role in roles.split()), closed)


class Matrix:
    """Statuses by role, of one address."""

    def __init__(self, name: str, url: str) -> None:
        self.answers = {role: client_of(role).get(url) for role in ROLES}
        self.statuses = {role: a.status_code for role, a in self.answers.items()}
        self.wanted = {role: expected(ROUTES[name], role) for role in ROLES}


@pytest.mark.parametrize("name", sorted(ROUTES))
class TestEachAddress:
    pytestmark = on_demo

    def test_opens_to_those_of_its_policy_and_nobody_else(
        self, demo: Demo, name: str
    ) -> None:
        language = LANGUAGES[len(name) % 2]
        found = Matrix(name, address(name, demo, language))

        assert found.statuses == found.wanted
        if ROUTES[name].policy not in {*OPEN, "demo", "editor"}:
            assert "/account/login/?next=" in found.answers["anonymous"]["Location"]


def of_policy(*policies: str) -> list[str]:
    return [name for name, route in ROUTES.items() if route.policy in policies]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", of_policy(*PUBLIC))
class TestPublicPages:
    pytestmark = on_demo

    def test_leave_no_cookie_and_hold_no_token(
        self, demo: Demo, name: str, language: str
    ) -> None:
        answer = Client().get(address(name, demo, language))

        assert answer.status_code == 200
        assert not answer.cookies
        assert b"csrfmiddlewaretoken" not in answer.content
        assert kept(answer) == ROUTES[name].policy


@pytest.mark.parametrize("path", ["", "guidance/", "policies/", "standard/"])
@pytest.mark.parametrize("language", LANGUAGES)
class TestEditorsPages:
    pytestmark = on_demo

    def test_are_kept_by_caches_too(self, demo: Demo, path: str, language: str) -> None:
        answer = Client().get(f"/{language}/{path}")

        assert answer.status_code == 200
        assert not answer.cookies
        assert b"csrfmiddlewaretoken" not in answer.content
        assert kept(answer) == "public"


def kept(answer: object) -> str:
    """Which policy the answer's headers speak of."""
    control = answer["Cache-Control"]  # type: ignore[index] # a response
    if control == "no-cache" and answer.has_header("ETag"):  # type: ignore[attr-defined]
        return "revisited"
    return "public" if control == "public, max-age=60" else "unkept"


CLOSED = [
    name
    for name, route in ROUTES.items()
    if route.policy in {"party", "person", "officer", "assessor"}
]


@pytest.mark.parametrize("name", CLOSED)
class TestAStrangersPost:
    pytestmark = on_demo

    def test_is_refused_and_changes_nothing(self, demo: Demo, name: str) -> None:
        url, client = address(name, demo), client_of("stranger")
        before = state()

        answer = client.post(url, {"text": "x", "reason": "x", "answer": "yes"})

        assert answer.status_code in {403, 404, 405}
        assert state() == before
