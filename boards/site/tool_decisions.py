"""Adapter for feedback: decisions that a tool version can be linked to (C2C-15)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from boards.models import Decision
from cms.cleaning import whole_number
from cms.i18n.fields import text
from feedback.tools import decision_sources
from feedback.tools.decision_sources import Decided

MOST = 60
KIND = "decision"


class Boards:
    def newest(self) -> list[Decided]:
        return [_decided(row) for row in Decision.objects.public().newest_first()[:MOST]]

    def find(self, refs: Iterable[str]) -> list[Decided]:
        ids = [
            number
            for kind, _colon, pk in (ref.partition(":") for ref in refs)
            if kind == KIND and (number := whole_number(pk)) is not None
        ]
        return [_decided(row) for row in Decision.objects.public().filter(pk__in=ids)]


def _decided(row: Decision) -> Decided:
    label = _("Decision %(number)s: %(title)s") % {"number": row.number, "title": text(row.title)}
    return Decided(KIND, row.pk, label, row.decided_on)


decision_sources.register(Boards())
