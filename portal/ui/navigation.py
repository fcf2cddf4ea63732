"""Which tabs stand in the header and the side menus, and which one is active?"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Item:
    label: str | Promise
    url_name: str = ""
    path: str = ""  # below the language prefix: for pages that editors write
    starts: tuple[str, ...] = field(default=())  # paths that belong to this tab

    def url(self) -> str:
        """Empty when the address does not exist in this installation."""
        if self.path:
            return f"/{get_language()}/{self.path}"
        try:
            return reverse(self.url_name)
        except NoReverseMatch:
            return ""


@dataclass(frozen=True, kw_only=True)
class Link:
    label: str
    url: str
    active: bool


PUBLIC = (
    Item(
        label=_("Guidance"),
        path="guidance/",
        starts=("guidance/", "standard/", "is-this-for-us/"),
    ),
    Item(
        label=_("Find a consultant"),
        url_name="sourcing:find",
        starts=("find/", "requests/", "proposals/", "engagements/", "milestones/"),
    ),
    Item(
        label=_("Check standing"),
        url_name="search:organizations",
        starts=(
            "organizations/",
            "practitioners/",
            "offerings/",
            "credit/",
            "public-notices/",
        ),
    ),
    Item(
        label=_("Cases and policy"),
        path="policies/",
        starts=("policies/", "cases/"),
    ),
)
WORKSPACE = (
    Item(label=_("My desk"), url_name="accounts:home", starts=("desk/", "my/")),
    Item(label=_("Requests"), url_name="sourcing:requests"),
    Item(label=_("Engagements"), url_name="engagements:engagements"),
    Item(label=_("Cases"), url_name="cases:cases"),
    Item(label=_("Inbox"), url_name="notices:inbox"),
    Item(label=_("Account"), url_name="account_email"),
)
CONSOLE = (
    Item(label=_("Work by deadline"), url_name="worklist:queue"),
    Item(label=_("Cases"), url_name="console:cases"),
    Item(label=_("Listings and measures"), url_name="directory:listings"),
    Item(label=_("Certification bodies"), url_name="directory:bodies"),
    Item(label=_("Rulebooks and models"), url_name="console:rulebooks"),
    Item(label=_("Figures"), url_name="console:figures"),
    Item(label=_("My desk"), url_name="accounts:home"),
)
ACCOUNT = (
    Item(label=_("My desk"), url_name="accounts:home"),
    Item(label=_("E-mail addresses"), url_name="account_email"),
    Item(label=_("Password"), url_name="account_change_password"),
    Item(label=_("Second factor"), url_name="mfa_index"),
    Item(label=_("Where you are signed in"), url_name="usersessions_list"),
    Item(label=_("Sign out"), url_name="account_logout"),
)
FOOTER = (
    Item(label=_("How the score works"), url_name="credit_publish:methodology"),
    Item(label=_("Platform rules"), path="platform-rules/"),
    Item(label=_("Open data"), url_name="credit_publish:open_data"),
    Item(label=_("API"), url_name="api-1:openapi-view"),
    Item(label=_("Accessibility"), path="accessibility/"),
    Item(label=_("Contact and complaints"), path="contact/"),
    Item(label=pgettext_lazy("of the portal", "Status"), path="status/"),
)
MENUS = {
    "public": PUBLIC,
    "workspace": WORKSPACE,
    "console": CONSOLE,
    "account": ACCOUNT,
    "footer": FOOTER,
}


def below_prefix(path: str) -> str:
    """`/en/requests/` → `requests/`."""
    return path.lstrip("/").partition("/")[2]


def links(menu: str, path: str) -> Sequence[Link]:
    """The items of a menu that exist, with the active one marked."""
    here = below_prefix(path)
    found = [(item, url) for item in MENUS[menu] if (url := item.url())]
    depths = [_depth(here, item.starts or (below_prefix(url),)) for item, url in found]
    deepest = max(depths, default=0)  # /institute/cases/ is not also /institute/
    return [
        Link(label=str(item.label), url=url, active=0 < depth == deepest)
        for (item, url), depth in zip(found, depths, strict=True)
    ]


def _depth(here: str, starts: Sequence[str]) -> int:
    """How much of the address an item covers; 0 when it is another page's."""
    return max((len(start) for start in starts if here.startswith(start)), default=0)


def language_address(path: str, language: str) -> str:
    """The same address under another language's prefix."""
    rest = below_prefix(path)
    return f"/{language}/{rest}"
