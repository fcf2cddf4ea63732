"""How does a value read in the language of the page? Plain text, no markup."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_precision
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from portal.kernel import clock, workdays

MINUS = "\u2212"
NARROW = "\u00a0"  # keeps a number and its unit on one line
SOON_WORKING_DAYS = 2
HUNDRED = 100


def is_chinese() -> bool:
    return (get_language() or "").startswith("zh")


def babel_locale() -> str:
    return "zh_Hans_CN" if is_chinese() else "en_GB"


def bcp47(language: str) -> str:
    """`zh-hans` as a lang attribute spells it."""
    return "zh-Hans" if language.lower().startswith("zh") else language


# What stands between two parts: Chinese marks are full-width and have no space.
MARKS = {
    "list": ("、", ", "),
    "clause": ("，", ", "),
    "label": ("：", ": "),
    "part": ("；", "; "),
    "stop": ("。", "."),
}


def mark(name: str) -> str:
    chinese, english = MARKS[name]
    return chinese if is_chinese() else english


def listed(parts: Iterable[object], name: str = "list") -> str:
    """甲、乙 and A, B."""
    return mark(name).join(str(part) for part in parts)


def labelled(label: object, value: object) -> str:
    """住所：宁波市 and Seat: Ningbo."""
    return f"{label}{mark('label')}{value}"


def money(amount_minor: int, currency: str) -> str:
    """12,000 元 and CNY 12,000; decimals only where there are some."""
    digits = get_currency_precision(currency)
    amount = Decimal(amount_minor) / 10**digits
    shown = 0 if amount == amount.to_integral_value() else digits
    pattern = "#,##0" + ("." + "0" * shown if shown else "")
    number = format_decimal(amount, format=pattern, locale=babel_locale())
    number = number.replace("-", MINUS)
    if is_chinese() and currency == "CNY":
        return f"{number}{NARROW}元"
    return f"{currency}{NARROW}{number}"


def amount_in(currency: str) -> str:
    """The head of a column of amounts: 金额（元）, CNY."""
    if not is_chinese():
        return currency
    return f"金额（{'元' if currency == 'CNY' else currency}）"


def whole_number(value: int) -> str:
    return format_decimal(value, locale=babel_locale())


def points(hundredths: int) -> str:
    """9700 → 97.0, 9725 → 97.25, -800 → −8.0."""
    whole, rest = divmod(abs(hundredths), HUNDRED)
    decimals = f"{rest:02d}".removesuffix("0") or "0"
    return f"{MINUS if hundredths < 0 else ''}{whole}.{decimals}"


def signed_points(hundredths: int) -> str:
    return ("+" if hundredths > 0 else "") + points(hundredths)


def percent(basis_points: int) -> str:
    """8600 → 86 %, 8650 → 86.5 %."""
    number = points(basis_points).removesuffix(".0")
    return f"{number}%" if is_chinese() else f"{number}{NARROW}%"


def chance(probability: float) -> str:
    """0.861 → 86 %: a forecast is shown in whole percent."""
    return percent(round(probability * HUNDRED) * HUNDRED)


def as_date(value: date | datetime) -> date:
    return clock.local_date(value) if isinstance(value, datetime) else value


def day(value: date | datetime) -> str:
    """22 Nov 2026, 2026年11月22日."""
    if is_chinese():
        local = as_date(value)
        return f"{local.year}年{local.month}月{local.day}日"
    return format_date(as_date(value), "d MMM y", locale="en")


def moment(value: datetime) -> str:
    return f"{day(value)}{' ' if is_chinese() else ', '}{clock_time(value)}"


def clock_time(value: datetime) -> str:
    return value.astimezone(clock.SHANGHAI).strftime("%H:%M")


def clock_state(due: date | datetime) -> str:
    """calm, soon or over, by working days left."""
    left = days_left(due)
    if is_over(due):
        return "over"
    return "soon" if left <= SOON_WORKING_DAYS else "calm"


def days_left(due: date | datetime) -> int:
    return workdays.working_days_between(clock.today(), as_date(due))


def is_over(due: date | datetime) -> bool:
    if isinstance(due, datetime):
        return due < clock.now()
    return due < clock.today()


def clock_words(due: date | datetime) -> str:
    left = days_left(due)
    if is_over(due):
        if left == 0:
            return _("over since today")
        words = ngettext(
            "%(count)d working day over", "%(count)d working days over", -left
        )
        return words % {"count": -left}
    if as_date(due) == clock.today():
        return _("today")
    return ngettext(
        "%(count)d working day left", "%(count)d working days left", left
    ) % {"count": left}
