"""How is a forbidden promise refused? With the rule, in the reader's language."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from marketplace.directory.promises import forbidden_phrases
from portal.kernel.errors import Invalid


def refuse_promises(text: str, *, field: str) -> None:
    """Raise Invalid with every rule that `text` breaks, and its source."""
    hits = forbidden_phrases(text)
    if not hits:
        return
    in_chinese = (get_language() or "").startswith("zh")
    rules = dict.fromkeys(
        (hit.why_zh, hit.source_zh) if in_chinese else (hit.why, hit.source)
        for hit in hits
    )
    told = " ".join(f"{why} [{source}]" for why, source in rules)
    phrases = (", " if not in_chinese else "、").join(f"“{hit.found}”" for hit in hits)
    message = _("Take out %(phrases)s. The rule: %(rules)s")
    raise Invalid(message % {"phrases": phrases, "rules": told}, field=field)
