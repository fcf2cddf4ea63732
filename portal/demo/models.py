"""The one row that says: everything in this database is invented."""

from django.db import models

from portal.kernel import clock


class DemoMarker(models.Model):
    """Written by the seeder. `moment` is the demo's clock, which stands still."""

    seed = models.PositiveIntegerField()
    moment = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="demo_marker_one_row")
        ]


class DemoLogin(models.Model):
    """An account that the role bar offers, in the order in which it offers them."""

    position = models.PositiveSmallIntegerField(unique=True)
    key = models.SlugField(unique=True)  # officer-1
    label = models.CharField(max_length=60)
    label_en = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    email = models.EmailField()
    note = models.CharField(max_length=200)
    note_en = models.CharField(max_length=200)


class TourStop(models.Model):
    """A stop of "Follow one engagement": who to be, which page to open, what to press."""

    position = models.PositiveSmallIntegerField(unique=True)
    login = models.ForeignKey(DemoLogin, null=True, on_delete=models.CASCADE)
    path = models.CharField(max_length=200)  # without the language prefix
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    text = models.CharField(max_length=400)
    text_en = models.CharField(max_length=400)


class Mail(models.Model):
    """A mail that would have left; outside the demo no mail is kept."""

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    sent_at = models.DateTimeField(default=clock.now)
