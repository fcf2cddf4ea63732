"""Published rules and confirmed results stay as they were; drafts may be written on."""

from django.db import migrations

from portal.journal import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("credit_evaluate", "0001_initial"),
        ("journal", "0002_append_only"),
    ]

    operations = [
        # A rulebook's status may move on, e.g. when a newer one replaces it.
        append_only.Protect(
            "credit_evaluate_rulebookversion",
            columns=["version", "text", "sha256", "valid_from", "recorded_at"],
            drafts="status = 'draft'",
        ),
        append_only.Protect("credit_evaluate_modelversion"),
        append_only.Protect("credit_evaluate_confirmedresult"),
    ]
