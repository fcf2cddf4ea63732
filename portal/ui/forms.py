"""How are forms drawn? One renderer for the whole site."""

from django.forms.renderers import TemplatesSetting


class PortalRenderer(TemplatesSetting):
    """Widgets as Django draws them; label, hint and error in our own markup."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
