"""Where do the doors, buttons and links inside content lead?

Content names a target; this is the one place that says which address it is. A page is
a path below the language's home page, a route a URL name of another app.
"""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

PAGES = {
    "home": ("", _("Home page")),
    "is-this-for-us": ("is-this-for-us/", _("Is this for us?")),
    "guidance": ("guidance/", _("Guidance")),
    "questions": (
        "guidance/questions/",
        pgettext_lazy("asked often", "Questions and answers"),
    ),
    "standard": ("standard/", _("The standard GB/T 29490")),
    "policies": ("policies/", _("Cases and policy")),
    "circular": ("policies/circular-2015-44/", _("The circular of 2015")),
    "code": ("code-of-conduct/", _("Code of conduct")),
    "rules": ("platform-rules/", _("Platform rules")),
    "contact": ("contact/", _("Contact and complaints")),
}
ROUTES = {
    "find": ("sourcing:find", _("Find a consultant")),
    "search": ("search:search", _("Search")),
    "organizations": ("search:organizations", _("Check an organization")),
    "practitioners": ("search:practitioners", _("Check a practitioner")),
    "offerings": ("search:offerings", _("Offerings")),
    "complaint": ("cases:complain", _("Complain or tip off")),
    "tip-off": ("cases:tip_off", _("Send a tip-off")),
    "methodology": ("credit_publish:methodology", _("How the credit score works")),
    "sign-up": ("account_signup", _("Open an account")),
    "sign-in": ("account_login", _("Sign in")),
}


def choices() -> list[tuple[str, Any]]:
    """A function, so that a new target is no new migration."""
    return [(name, label) for name, (_path, label) in {**PAGES, **ROUTES}.items()]


def path_of(name: str, language: str) -> str | None:
    """The address of target `name` under the language's prefix; None if unknown."""
    if name in PAGES:
        return f"/{language}/{PAGES[name][0]}"
    if name not in ROUTES:
        return None
    with override(language):
        try:
            return reverse(ROUTES[name][0])
        except NoReverseMatch:
            return None
