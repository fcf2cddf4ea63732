"""Whatever a program sends instead of a browser, no page breaks and nothing is kept."""

from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.architecture.route_policy import ROUTES
from tests.architecture.state import state
from tests.people import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]
BROKEN = 500
OPEN = {"public", "revisited", "unkept", "builders"}
OPEN_ROUTES = [name for name, route in ROUTES.items() if route.policy in OPEN]
PLAIN_ROUTES = [name for name in OPEN_ROUTES if not ROUTES[name].of]
OTHER_PAGES = ["/", "/en/", "/zh-hans/", "/en/account/login/", "/en/nowhere/", "/api/"]

QUERIES = {
    "text for a cursor": "after=abc&before=abc&page=abc",
    "negative": "after=-1&page=-1&p=-1",
    "overflow": f"after={2**63}&page={2**64}&price_max={'9' * 400}",
    "very long": "after=" + "9" * 5000,
    "superscript": "after=%C2%B2&page=%C2%B2",
    "not a number": "after=NaN&price_max=sNaN&price_min=1e309",
    "invalid UTF-8": "q=%ff%fe&after=%ED%A0%80&region=%C3%28",
    "half an escape": "q=%&after=%4&region=%zz",
    "NUL": "q=a%00b",
    "many fields": "&".join(f"a{n}=1" for n in range(1001)),
    "same field many times": "&".join(["region=330200"] * 900),
    "brackets": "q[]=1&after[$gt]=1&__proto__[x]=1&q=%7B%7B7*7%7D%7D",
    "date": "as_of=2026-13-45&as_of=0000-00-00&known_at=+99999-01-01",
    "long word": "q=" + quote("长" * 3000),
    "quotes and signs": "q=%22a%20-%27b%22%20%2B%28%C2%A7%3A%7B%7D%20NOT%20%22",
    "wildcards": "q=%25%25%25*%22%27%28%29%3A%5E~+OR+AND+NEAR",
}
HEADERS = {
    "other host": {"host": "evil.example"},
    "broken host": {"host": "[::1"},
    "host with spaces": {"host": "a b/c?d"},
    "long host": {"host": "a" * 3000},
    "languages that are none": {"accept-language": "zh-hans;q=x,,*;q=9,\xff" * 50},
    "one long language": {"accept-language": "z" * 5000},
    "forwarded by nobody": {
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "gopher",
        "x-forwarded-for": "not an address, ::::, 127.0.0.1",
    },
    "session that is none": {"cookie": "portal_session=" + "x" * 4000},
    "session with a NUL": {"cookie": r'portal_session="abcdefgh\000ijkl"'},
    "token that is none": {"cookie": "csrftoken=<script>; django_language=../../x"},
    "messages that are none": {"cookie": 'messages="[[1,2,3]"; messages=x:y:z'},
    "conditions": {
        "if-none-match": 'W/"x", *, "',
        "if-modified-since": "yesterday",
        "range": "bytes=5-1",
    },
    "accept": {"accept": "text/html;q=x, ;;;, */*;level=a"},
    "content": {"content-type": "multipart/form-data", "content-length": "-5"},
}


LISTS = {
    "queue": ("wang_min", "/en/institute/"),
    "listings": ("wang_min", "/en/institute/listings/"),
    "inbox": ("zhao_hai", "/en/inbox/"),
    "requests": ("zhao_hai", "/en/requests/"),
    "engagements": ("zhao_hai", "/en/engagements/"),
    "certifications": ("sun_qi", "/en/certifications/"),
    "cases": ("zhao_hai", "/en/cases/mine/"),
    "editors' pages": ("editor", "/cms/pages/"),
    "editors' search": ("editor", "/cms/pages/search/"),
}
NUMBERED = [
    "/en/find/weights/{}/",
    "/en/credit/rulebooks/{}/",
    "/en/my/organizations/ORG-1/people/{}/",
    "/cms/pages/{}/edit/",
]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("page", [*PLAIN_ROUTES, *OTHER_PAGES])
def test_no_address_breaks_an_open_page(page: str, query: str) -> None:
    path = page if page.startswith("/") else reverse(page)

    client = Client(raise_request_exception=False)
    assert client.get(f"{path}?{QUERIES[query]}").status_code < BROKEN


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("page", [*PLAIN_ROUTES, *OTHER_PAGES])
def test_no_header_breaks_an_open_page(page: str, name: str) -> None:
    path = page if page.startswith("/") else reverse(page)

    client = Client(raise_request_exception=False)
    assert client.get(path, headers=HEADERS[name]).status_code < BROKEN


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("name", LISTS)
def test_no_address_breaks_a_list(cast: Cast, name: str, query: str) -> None:
    who, path = LISTS[name]
    client = cast.client(getattr(cast, who))
    client.raise_request_exception = False

    assert client.get(f"{path}?{QUERIES[query]}").status_code < BROKEN


@pytest.mark.parametrize(
    "after",
    [
        "~",
        "~1",
        "2026-01-01~1",
        "2026-01-01T00:00:00~1",
        "2026-13-01T00:00:00~5",
        "0001-01-01T00:00:00+14:00~1",
        "9999-12-31T23:59:59-14:00~1",
        "2026-01-01T00:00:00+00:00~²",
    ],
)
def test_no_cursor_breaks_the_queue(cast: Cast, after: str) -> None:
    client = cast.client(cast.wang_min)
    client.raise_request_exception = False

    answer = client.get("/en/institute/", {"after": after})

    assert answer.status_code < BROKEN


@pytest.mark.parametrize("number", [2**31, 2**63, 10**400], ids=["31", "63", "400"])
@pytest.mark.parametrize("page", NUMBERED)
def test_no_number_in_an_address_breaks_a_page(
    cast: Cast, page: str, number: int
) -> None:
    client = cast.client(cast.editor)
    client.raise_request_exception = False

    assert client.get(page.format(number)).status_code < BROKEN


def boundary(*parts: str) -> bytes:
    return "\r\n".join(["--x", *parts, ""]).encode("utf-8", "surrogateescape")


TEXT = 'Content-Disposition: form-data; name="text"'
BODIES: dict[str, tuple[bytes, str]] = {
    "multipart without boundary": (b"a=b", "multipart/form-data"),
    "multipart that ends": (
        boundary(TEXT, "", "half"),
        "multipart/form-data; boundary=x",
    ),
    "multipart of nothing": (b"", "multipart/form-data; boundary=x"),
    "multipart without names": (
        boundary("Content-Disposition: form-data", "", "x", "--x--"),
        "multipart/form-data; boundary=x",
    ),
    "bad base64": (
        boundary(TEXT, "Content-Transfer-Encoding: base64", "", "!", "--x--"),
        "multipart/form-data; boundary=x",
    ),
    "bad boundary": (boundary(TEXT), "multipart/form-data; boundary=" + "é" * 300),
    "NUL": (b"text=a%00b&name=%00&login=%00&email=a%00@b.cn", "form"),
    "NUL in a name": (b"te%00xt=a", "form"),
    "invalid UTF-8": (b"text=%ff%fe&name=%ED%A0%80&ref=%ff&title=%ff", "form"),
    "too many fields": ("&".join(f"a{n}=1" for n in range(1001)).encode(), "form"),
    "over-long field": (
        b"text="
        + b"x" * 200_000
        + b"&name="
        + b"y" * 200_000
        + b"&title="
        + b"z" * 200_000,
        "form",
    ),
    "JSON": (b'{"text": "\\ud800"}', "application/json"),
    "unknown charset": (b"text=a", "application/x-www-form-urlencoded; charset=nosuch"),
    "other charset": (
        "text=长".encode("utf-16"),
        "application/x-www-form-urlencoded; charset=utf-16",
    ),
    "nothing": (b"", "form"),
}
FORMS = {
    "sign in": ("", "/en/account/login/"),
    "sign up": ("", "/en/account/signup/"),
    "forgotten password": ("", "/en/account/password/reset/"),
    "tip-off": ("", "/en/cases/tip-off/"),
    "receipt": ("", "/en/cases/tip-off/receipt/"),
    "find": ("", "/en/find/"),
    "details": ("", "/en/find/details/"),
    "register": ("stranger", "/en/register/organization/"),
    "profile": ("zhao_hai", "/en/my/profile/"),
    "complaint": ("lin_wei", "/en/cases/new/"),
    "offering": ("zhao_hai", "/en/my/organizations/{haishi}/offerings/new/"),
    "letter": ("lin_wei", "/en/my/organizations/{ningbo_tools}/authority/"),
    "contest": ("stranger", "/en/contest/{haishi}/"),
    "inbox": ("zhao_hai", "/en/inbox/read/"),
    "take work": ("wang_min", "/en/institute/work/vetting/VET-1/take/"),
    "bodies": ("wang_min", "/en/institute/bodies/"),
    "editors": ("editor", "/cms/account/"),
}


@pytest.fixture(autouse=True)
def private_root(settings, tmp_path) -> None:
    settings.PRIVATE_FILES_ROOT = tmp_path


def sender(cast: Cast, form: str) -> tuple[Client, str]:
    who, path = FORMS[form]
    client = cast.client(getattr(cast, who)) if who else Client()
    client.raise_request_exception = False
    refs = {name: getattr(cast, name).ref for name in ("haishi", "ningbo_tools")}
    return client, path.format(**refs)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("form", FORMS)
def test_no_body_breaks_a_form_or_is_kept(cast: Cast, form: str, body: str) -> None:
    client, path = sender(cast, form)
    content, kind = BODIES[body]
    kind = "application/x-www-form-urlencoded" if kind == "form" else kind
    before = state()

    answer = client.generic("POST", path, content, content_type=kind)

    assert answer.status_code < BROKEN
    assert state() == before


NUL_FORMS = [form for form in FORMS if form != "take work"]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("form", NUL_FORMS)
def test_a_nul_is_refused_with_the_name_of_its_field(
    cast: Cast, form: str, language: str
) -> None:
    client, path = sender(cast, form)
    words = "holds a character" if language == "en" else "含有无法保存的字符"
    before = state()

    answer = client.post(
        path.replace("/en/", f"/{language}/"),
        {"text": "甲\0乙", "name": "x"},
        headers={"accept-language": language},
    )

    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert "“text”" in answer.content.decode()
    assert state() == before


@pytest.mark.parametrize(
    "name",
    [
        "a\0.pdf",
        "../../etc/passwd.pdf",
        "长" * 400 + ".pdf",
        "\u202egnp.pdf",
        'a;b"c.pdf',
    ],
)
def test_no_file_name_breaks_an_upload(cast: Cast, name: str) -> None:
    client, path = sender(cast, "contest")

    answer = client.post(
        path, {"grounds": "Ours.", "file": SimpleUploadedFile(name, b"%PDF-1.7")}
    )

    assert answer.status_code < BROKEN
