"""The portal's template vocabulary: filters that read, tags that link.

Filters give plain text, so that mails may use them too; an empty value stays empty.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BoundField
from django.template.context import Context
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portal.kernel import clock
from portal.ui import navigation, tables, text
from portal.ui.interval import Interval, interval

register = template.Library()


@register.filter
def labelled(rows: str) -> SafeString:
    """Table cells that know their column on a phone."""
    return tables.labelled(rows)


@register.filter
def money(amount_minor: int | None, currency: str = "CNY") -> str:
    return "" if amount_minor is None else text.money(int(amount_minor), currency)


@register.filter
def amount_in(currency: str) -> str:
    return text.amount_in(currency)


@register.simple_tag
def mark(name: str) -> str:
    """The mark between two parts, as the language of the page writes it."""
    return text.mark(name)


@register.filter
def listed(parts: Iterable[object] | None, name: str = "list") -> str:
    return text.listed(parts or (), name)


@register.filter
def number(value: int | None) -> str:
    return "" if value is None else text.whole_number(value)


@register.filter
def points(hundredths: int | None) -> str:
    return "" if hundredths is None else text.points(int(hundredths))


@register.filter
def signed_points(hundredths: int | None) -> str:
    return "" if hundredths is None else text.signed_points(int(hundredths))


@register.filter
def percent(basis_points: int | None) -> str:
    return "" if basis_points is None else text.percent(int(basis_points))


@register.filter
def chance(probability: float | None) -> str:
    return "" if probability is None else text.chance(probability)


@register.filter
def day(value: date | datetime | None) -> str:
    return text.day(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    return text.moment(value) if value else ""


@register.filter
def iso(value: date | datetime | None) -> str:
    """For `<time datetime>`: the day in Shanghai, or the exact moment."""
    return value.isoformat() if value else ""


@register.filter
def clock_state(due: date | datetime) -> str:
    return text.clock_state(due)


@register.filter
def clock_words(due: date | datetime) -> str:
    return text.clock_words(due)


@register.filter
def is_past(value: date | None) -> bool:
    """Is the day over? A checked fact holds through its last day."""
    return value is not None and text.as_date(value) < clock.today()


@register.filter
def bcp47(language: str) -> str:
    return text.bcp47(language)


@register.filter
def grade_kind(grade: str) -> str:
    """The kind of tag that a grade has: its letter stands beside the colour."""
    return {"B": "neutral", "C": "caution", "D": "bad"}.get(grade, "good")


@register.filter
def user_text(value: str | None, language: str = "zh-hans") -> SafeString:
    """What a party wrote: escaped, its line breaks kept, its language marked."""
    if not value:
        return mark_safe("")
    body = linebreaks(str(value), autoescape=True)
    return format_html(
        '<div class="user-text" lang="{}">{}</div>',
        text.bcp47(language),
        mark_safe(body),  # noqa: S308 - escaped by linebreaks
    )


def party_words(party: Any) -> tuple[str, str]:
    """(name, its language) in the language of the page where there is one."""
    name_en: str = getattr(party, "name_en", "")
    if name_en and not text.is_chinese():
        return name_en, "en"
    return party.name, getattr(party, "language", "zh-hans")


@register.filter
def party_text(party: Any) -> str:
    """The name alone: for titles, options and mails."""
    return party_words(party)[0] if party else ""


@register.simple_tag(takes_context=True)
def party_name(context: Context, party: Any) -> str:
    if not party:
        return ""
    name, language = party_words(party)
    if not context.autoescape:  # a mail
        return name
    return format_html('<span lang="{}">{}</span>', text.bcp47(language), name)


def path_of(context: Context) -> str:
    request = context.get("request")
    return request.path if request else "/"


@register.simple_tag(takes_context=True)
def menu(context: Context, name: str) -> Sequence[navigation.Link]:
    return navigation.links(name, context.get("active_path") or path_of(context))


@register.simple_tag(takes_context=True)
def language_url(context: Context, language: str) -> str:
    """This page in another language; a page may say so in `translations`.

    There a language without a page has no entry, and its home page is linked.
    """
    translations: Mapping[str, str] | None = context.get("translations")
    if translations is not None:
        return translations.get(language) or f"/{language}/"
    request = context.get("request")
    if not request:
        return f"/{language}/"
    query = request.META.get("QUERY_STRING", "") if request.method == "GET" else ""
    address = navigation.language_address(request.path, language)
    return f"{address}?{query}" if query else address


@register.simple_tag
def field_widget(field: BoundField) -> SafeString:
    """The input itself, marked with the language that is written in it."""
    language = getattr(field.field, "lang", "")
    return field.as_widget(attrs={"lang": text.bcp47(language)} if language else None)


@register.filter
def anchor(field: BoundField) -> str:
    """The id that an error summary links to: the input, or the group of choices."""
    return field.auto_id if field.use_fieldset else field.id_for_label or field.auto_id


@register.filter
def get(item: Any, key: str) -> Any:
    """`item.key` of a dict or an object; empty when there is none."""
    if isinstance(item, Mapping):
        return item.get(key, "")
    return getattr(item, key, "")


@register.simple_tag
def interval_of(
    low: float, p: float, high: float, peers: float | str | None = None
) -> Interval:
    return interval(low, p, high, peers)


@register.filter
def scale(value: float, factor: str) -> float:
    return round(float(value) * float(factor), 1)


@register.filter
def shift(value: float, by: str) -> float:
    return round(float(value) + float(by), 1)


@register.simple_tag
def home_url() -> str:
    """Where a signed-in person works."""
    return navigation.Item(label="", url_name="accounts:home").url() or (
        f"/{get_language()}/"
    )
