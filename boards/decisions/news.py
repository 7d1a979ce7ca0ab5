"""Decisions as a topic of the email updates; registered here because engagement cannot import boards."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.models import Decision
from cms.i18n.fields import text
from engagement.newsletter import topics

topics.register(
    "decisions",
    label=gettext_lazy("Decisions"),
    sentence=gettext_lazy("When a board makes a decision, with the reason."),
    order=25,
)


@topics.collects("decisions")
def decisions(since: datetime) -> Iterator[topics.News]:
    """Public decisions; the number in the title leads to the full record."""
    rows = Decision.objects.public().filter(published_at__gte=since).select_related("body")
    for row in rows.order_by("pk"):
        yield topics.News(
            key=f"decision:{row.pk}",
            topic="decisions",
            at=row.published_at or since,
            path=f"decisions/{row.number}/",
            words=partial(_words, row),
            is_demo=row.is_demo,
        )


def _words(row: Decision) -> tuple[str, str]:
    title = _("Decision %(number)s: %(title)s") % {"number": row.number, "title": text(row.title)}
    return title, f"{text(row.body.name)}. {text(row.summary)}"
