"""Entries are never changed. Kept apart from 0001 so that 0001 can be generated anew."""

from django.db import migrations

from portal.journal import append_only


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [
        append_only.CreateBypass(),
        append_only.Protect("journal_entryrow"),
    ]
