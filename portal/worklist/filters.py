"""How can an officer narrow the queue?"""

from datetime import timedelta

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from portal.kernel import clock
from portal.worklist.labels import KINDS
from portal.worklist.models import WorkItem

OVER, WEEK = "over", "week"


class QueueFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        label=_("Name or reference"), method="filter_words", max_length=80
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=list(KINDS.items()), empty_label=_("all")
    )
    due = django_filters.ChoiceFilter(
        label=_("Due"),
        method="filter_due",
        choices=[(OVER, _("over")), (WEEK, _("within seven days"))],
        empty_label=_("any time"),
    )

    class Meta:
        model = WorkItem
        fields: list[str] = []

    def filter_words(
        self, rows: QuerySet[WorkItem], name: str, value: str
    ) -> QuerySet[WorkItem]:
        words = Q(title__icontains=value) | Q(title_en__icontains=value)
        return rows.filter(words | Q(ref__iexact=value.strip()))

    def filter_due(
        self, rows: QuerySet[WorkItem], name: str, value: str
    ) -> QuerySet[WorkItem]:
        now = clock.now()
        if value == OVER:
            return rows.filter(due_at__lt=now)
        return rows.filter(due_at__gte=now, due_at__lte=now + timedelta(days=7))
