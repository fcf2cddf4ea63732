"""Does a text look as if it held what must not be on a public network?

Not a filter one could rely on: it stops the obvious, the declaration does the rest.
"""

import re
import unicodedata

MARKS = re.compile(
    r"绝密|机密级|秘密级|(?:机密|秘密)★|★\s*(?:机密|秘密)|国防专利|国家秘密|军事秘密|"
    r"武器装备型号|(?<!不)(?<!非)(?<!无)涉密(?!文件管理)|"
    r"\b(?:top secret|state secret|classified material|defen[cs]e patent)s?\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"(?:不|未|无|没有|不得)(?:涉及|包含|含有|含|属于)?(?:任何)?$|\bno $", re.IGNORECASE
)


def secret_marks(text: str) -> list[str]:
    """The words found, in order; "does not involve state secrets" is not one."""
    plain = unicodedata.normalize("NFKC", text)
    return [
        found.group()
        for found in MARKS.finditer(plain)
        if not DENIED.search(plain[: found.start()])
    ]
