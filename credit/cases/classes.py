"""Which severity class goes with a finding?"""

from django.utils.translation import gettext as _

from credit.cases import periods
from credit.cases.models.codes import Finding
from portal.kernel.errors import Invalid


def checked_severity(finding: str, severity: str) -> str:
    """The class that goes with the finding; some findings have a fixed one."""
    if finding not in Finding.values:
        raise Invalid(_("Choose what is found."), field="finding")
    if finding == Finding.NOT_UPHELD:
        return ""
    fixed = periods.fixed_severity(finding)
    if fixed and severity not in {"", fixed}:
        raise Invalid(
            _("The rulebook in force gives this finding another class."),
            field="severity",
        )
    if not (fixed or severity):
        raise Invalid(_("Choose the class of the decision."), field="severity")
    return fixed or severity
