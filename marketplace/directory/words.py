"""What are checked facts called?"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WHAT: dict[str, str | Promise] = {
    "uscc": _("Unified social credit code"),
    "registration": _("Registration"),
    "code_of_conduct": _("Code of conduct signed"),
    "conflict": _("Not a certification body, no tie to one"),
    "licence": _("Licence"),
    "approval": _("Approval as a certification body"),
}
