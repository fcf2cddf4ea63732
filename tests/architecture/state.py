"""What is there, and where does it stand? Equal before and after a refusal."""

from django.apps import apps
from django.db.models import Count, Model

from portal.journal.models import EntryRow

OWN_APPS = ("portal", "credit", "marketplace", "cms", "search")
NOT_STATE = {"FileAccess", "RequestDraft"}  # traces of reading, and of typing


def own_models() -> list[type[Model]]:
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith(OWN_APPS) and model.__name__ not in NOT_STATE
    ]


def state() -> dict[str, object]:
    """How many rows of each kind there are, and where they stand."""
    found: dict[str, object] = {"entries": EntryRow.objects.count()}
    for model in own_models():
        label = model._meta.label
        if any(field.name == "status" for field in model._meta.fields):
            rows = model.objects.values_list("status").order_by("status")
            found[label] = list(rows.annotate(n=Count("pk")))
        else:
            found[label] = model.objects.count()
    return found
