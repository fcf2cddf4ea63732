"""How are forms drawn? One renderer for the whole site."""

from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_noop as _

# Sentences of Django that our catalogue says better in Chinese.
DJANGO_SENTENCES = (
    _("This field is required."),
    _("Enter a valid email address."),
    _("Enter a valid date."),
    _("Enter a whole number."),
    _("Enter a valid URL."),
)


class PortalRenderer(TemplatesSetting):
    """Widgets as Django draws them; label, hint and error in our own markup."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
