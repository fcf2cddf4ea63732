"""How does a refusal of an action come onto the form that asked for it?"""

from django import forms

from portal.kernel.errors import PortalError


def put_on(form: forms.Form, error: PortalError) -> int:
    """Add the sentence to its field, or above the form; gives the status."""
    field = error.field if error.field in form.fields else None
    form.add_error(field, str(error.message))
    return error.status
