"""Credit events, their shares and states are never changed."""

from django.db import migrations

from portal.journal import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("credit_events", "0001_initial"),
        ("journal", "0002_append_only"),
    ]

    operations = [
        append_only.Protect("credit_events_creditevent"),
        append_only.Protect("credit_events_eventshare"),
        append_only.Protect("credit_events_eventstate"),
    ]
