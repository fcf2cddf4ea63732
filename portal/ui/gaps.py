"""Which white space of a Chinese page is none?

A template breaks its lines where English has a space. Behind and before a full-width
mark Chinese has none, so there the break goes; what a party wrote, what was archived
and what stands in an input or inside a tag stays as it is.
"""

import re

MARKS = "，。：；、？！"
KEPT = re.compile(
    r"<(?P<name>textarea|pre|script|style)\b.*?</(?P=name)\s*>"
    r'|<div class="(?:user-text|archived-text)".*?</div>',
    re.DOTALL,
)
TAG = r"<[^>]*>"
INLINE = r"</?(?:a|b|code|em|span|strong|time)\b[^>]*>"
PLACES = re.compile(
    rf"(?P<kept>{KEPT.pattern}|{TAG})"
    rf"|(?P<mark>[{MARKS}])(?P<behind>(?:\s|{INLINE})*)"
    rf"|\s+(?=[{MARKS}])",
    re.DOTALL,
)
TAGS = re.compile(TAG)


def without_gaps(page: str) -> str:
    return PLACES.sub(_closed, page)


def _closed(found: re.Match[str]) -> str:
    if found["kept"]:
        return found["kept"]
    if found["mark"]:
        return found["mark"] + "".join(TAGS.findall(found["behind"]))
    return ""
