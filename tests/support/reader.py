"""A person at a browser without scripts: follows the page's links, sends its forms.

Whatever a story presses has to stand on the page that the person sees: a missing link,
button, field or choice fails the story, as does a form without its token. Addresses and
field names tell things apart, never words, so that a story reads both languages.
"""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from portal.accounts.models import User

CHOSEN = {"radio", "checkbox"}
BUTTONS = {"submit", "button", "image", "reset"}
MOST_REDIRECTS = 5


class Form:
    """One form of a page, filled in as the page shows it."""

    def __init__(self, tag: Tag, at: str) -> None:
        self.at = at
        self.method = str(tag.get("method", "get")).lower()
        self.action = urldefrag(urljoin(at, str(tag.get("action") or at))).url
        self.values: dict[str, list[str]] = {}
        self.choices: dict[str, set[str]] = {}
        self.files: set[str] = set()
        self.kinds: dict[str, str] = {}  # of each field: text, textarea, select, date …
        for field in tag.find_all(["input", "select", "textarea", "button"]):
            if field.get("name") and not field.has_attr("disabled"):
                self._take(field)

    def _take(self, field: Tag) -> None:
        name, kind = str(field["name"]), str(field.get("type", "")).lower()
        self.kinds[name] = field.name if field.name != "input" else kind or "text"
        values = self.values.setdefault(name, [])
        if field.name == "select":
            options = list(field.find_all("option"))
            self.choices[name] = {option_value(one) for one in options}
            chosen = [one for one in options if one.has_attr("selected")]
            if not chosen and not field.has_attr("multiple"):
                chosen = options[:1]
            values += [option_value(one) for one in chosen]
        elif field.name == "textarea":
            values.append(field.get_text().removeprefix("\n"))
        elif kind in CHOSEN:
            self.choices.setdefault(name, set()).add(str(field.get("value", "on")))
            if field.has_attr("checked"):
                values.append(str(field.get("value", "on")))
        elif kind == "file":
            self.files.add(name)
        elif field.name == "button" or kind in BUTTONS:
            self.choices.setdefault(name, set()).add(str(field.get("value", "")))
        else:
            values.append(str(field.get("value", "")))

    def filled(self, typed: Mapping[str, object]) -> dict[str, object]:
        """What the browser sends after `typed` was filled in."""
        sent: dict[str, object] = {
            name: values for name, values in self.values.items() if values
        }
        for name, value in typed.items():
            assert name in self.values, (
                f"{self.at}: the form to {self.action} has no field {name!r}, "
                f"only {sorted(self.values)}"
            )
            if name in self.files:
                assert isinstance(value, SimpleUploadedFile), f"{name} takes a file"
                sent[name] = value
                continue
            many = value if isinstance(value, list | tuple) else [value]
            texts = [str(one) for one in many]
            offered = self.choices.get(name)
            assert offered is None or set(texts) <= offered, (
                f"{self.at}: {name} offers {sorted(offered or ())}, not {texts}"
            )
            sent[name] = texts
        return sent


def option_value(option: Tag) -> str:
    return str(option.get("value", option.get_text().strip()))


class Reader:
    """One person, or nobody in particular, reading in one language."""

    def __init__(self, language: str, user: User | None = None) -> None:
        self.language = language
        self.client = Client(enforce_csrf_checks=True)
        if user is not None:
            self.client.force_login(user)
        self.at = ""
        self.status = 0
        self.html = ""
        self._soup: BeautifulSoup | None = None

    # reading

    def open(self, path: str) -> "Reader":
        """An address that the person knows, below the language's prefix."""
        return self._get(f"/{self.language}{path}")

    def again(self) -> "Reader":
        return self._get(self.at)

    def follow(self, pattern: str) -> "Reader":
        """The first link whose address fits."""
        for address in self.links():
            if re.search(pattern, urldefrag(address).url):
                return self._get(address)
        raise AssertionError(
            f"{self.at} has no link to {pattern}, only {sorted(set(self.links()))}"
        )

    def has_link(self, pattern: str) -> bool:
        return any(re.search(pattern, address) for address in self.links())

    def links(self) -> Iterator[str]:
        for link in self.soup.find_all("a", href=True):
            yield urljoin(self.at, str(link["href"]))

    @property
    def soup(self) -> BeautifulSoup:
        if self._soup is None:
            self._soup = BeautifulSoup(self.html, "html.parser")
        return self._soup

    @property
    def text(self) -> str:
        """What the page says, blanks as one."""
        main = self.soup.find("main") or self.soup
        return " ".join(main.get_text(" ").split())

    # sending

    def forms(self) -> list[Form]:
        return [Form(tag, self.at) for tag in self.soup.find_all("form")]

    def form(self, pattern: str, *fields: str) -> Form:
        """The first form to an address that fits, with these fields."""
        for one in self.forms():
            if re.search(pattern, one.action) and set(fields) <= one.values.keys():
                return one
        there = [(one.action, sorted(one.values)) for one in self.forms()]
        raise AssertionError(
            f"{self.at} has no form to {pattern} with {fields}, only {there}"
        )

    def has_form(self, pattern: str) -> bool:
        return any(re.search(pattern, one.action) for one in self.forms())

    def send(self, pattern: str, **typed: object) -> "Reader":
        """Fill the form in and send it: it is accepted, and leads on."""
        answer = self._send(self.form(pattern, *typed), typed)
        assert answer.status_code in {200, 302, 303}, self._why(answer)
        return self._after(answer)

    def refused(self, pattern: str, status: int = 422, **typed: object) -> "Reader":
        """Fill the form in and send it: it is refused with this status."""
        answer = self._send(self.form(pattern, *typed), typed)
        assert answer.status_code == status, self._why(answer)
        self._keep(answer)
        return self

    def push(self, path: str, **sent: object) -> int:
        """Past the page, as a tool would: the status of the answer."""
        token = self.client.cookies["csrftoken"].value
        address = f"/{self.language}{path}"
        answer = self.client.post(address, sent, headers={"x-csrftoken": token})
        return answer.status_code

    def _send(self, form: Form, typed: Mapping[str, object]) -> HttpResponse:
        sent = form.filled(typed)
        if form.method == "get":
            return self.client.get(form.action, sent)
        return self.client.post(form.action, sent)

    def _get(self, address: str) -> "Reader":
        answer = self.client.get(urldefrag(address).url)
        return self._after(answer)

    def _after(self, answer: HttpResponse) -> "Reader":
        for _turn in range(MOST_REDIRECTS):
            if answer.status_code not in {301, 302, 303}:
                break
            here = answer.wsgi_request.get_full_path()
            answer = self.client.get(urldefrag(urljoin(here, answer["Location"])).url)
        assert answer.status_code == 200, self._why(answer)
        self._keep(answer)
        return self

    def _keep(self, answer: HttpResponse) -> None:
        self.at = answer.wsgi_request.get_full_path()
        self.status = answer.status_code
        self.html = answer.content.decode() if is_page(answer) else ""
        self._soup = None

    def _why(self, answer: HttpResponse) -> str:
        at = answer.wsgi_request.get_full_path()
        if not is_page(answer):
            return f"{at} answers {answer.status_code}"
        page = BeautifulSoup(answer.content, "html.parser")
        shown = page.select(".error-summary, .error-message, .notice") or [page]
        words = " | ".join(" ".join(one.get_text(" ").split()) for one in shown)
        return f"{at} answers {answer.status_code}: {words[:800]}"

    @property
    def path(self) -> str:
        return urlsplit(self.at).path


def is_page(answer: HttpResponse) -> bool:
    return not answer.streaming and str(answer["Content-Type"]).startswith("text/html")
