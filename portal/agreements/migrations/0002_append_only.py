"""What was signed and consented to stays as it was: a withdrawal is a row of its own."""

from django.db import migrations

from portal.journal import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0001_initial"),
        ("journal", "0002_append_only"),
    ]

    operations = [
        # The day from which a version is used may be moved; its words may not.
        append_only.Protect(
            "agreements_agreementtext",
            columns=["code", "version", "title", "title_en", "body", "body_en"],
        ),
        append_only.Protect("agreements_signature"),
        append_only.Protect("agreements_consent"),
    ]
