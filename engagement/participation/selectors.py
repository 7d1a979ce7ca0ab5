"""Which years of conversations the desk can post, and which are out."""

from typing import Any

from django.db.models.functions import ExtractYear

from cms import clock
from engagement.choices import AHEAD, Status
from engagement.models import AnnualParticipation, Conversation


def years_to_post() -> list[dict[str, Any]]:
    out = {row.year: row for row in AnnualParticipation.objects.all()}
    held = Conversation.objects.exclude(status=Status.CANCELLED)
    rows = held.order_by().values_list(ExtractYear("starts_at", tzinfo=clock.PACIFIC), "status")
    found: dict[int, dict[str, int]] = {year: {"all": 0, "open": 0} for year in out}
    for year, status in rows:
        each = found.setdefault(year, {"all": 0, "open": 0})
        each["all"] += 1
        each["open"] += status in AHEAD
    today = clock.today()
    return [
        {"year": year, "row": out.get(year), "is_over": year < today.year, **found[year]}
        for year in sorted(found, reverse=True)
    ]
