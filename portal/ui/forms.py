"""How are forms drawn? One renderer for the whole site."""

from django.forms.renderers import TemplatesSetting


class PortalRenderer(TemplatesSetting):
    """Looks for widget and field templates in portal/ui/templates first."""
