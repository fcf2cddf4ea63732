"""Every form of the portal, on the page that shows it, with what is right to type.

A new form class without a row fails `test_forms.py`.
"""

from tests.architecture.forms_table import (
    accounts,
    buttons,
    cases,
    directory,
    engagements,
    sourcing,
)
from tests.architecture.forms_table.row import Row

FORMS: dict[str, Row] = {
    **accounts.ROWS,
    **directory.ROWS,
    **sourcing.ROWS,
    **engagements.ROWS,
    **cases.ROWS,
}
BUTTONS: dict[str, Row] = buttons.ROWS
