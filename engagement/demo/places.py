"""Series and regions of the demo."""

from cms.data_files import data_beside
from cms.demo import DemoContext
from cms.records.history import record
from engagement.models import Conversation, Region, Series
from feedback.reference_data.regions import REGIONS

ACTOR = "system:demo"
REASON = "Demo content"
_DATA = data_beside(__file__)
SERIES: dict[str, dict[str, str]] = _DATA["series"]
OUTLINES: dict[str, list[list[int]]] = _DATA["outlines"]
SERIES_OF: dict[str, str] = _DATA["series_of"]
AREA_OF: dict[str, str] = _DATA["area_of"]


def build(ctx: DemoContext) -> None:
    """Idempotent: existing rows are unchanged."""
    for slug, name in SERIES.items():
        if not Series.objects.filter(slug=slug).exists():
            record(Series(slug=slug, name=name), actor=ACTOR, reason=REASON)
    for order, (key, name) in enumerate(REGIONS.items()):
        if not Region.objects.filter(key=key).exists():
            row = Region(key=key, name=name, outline=[OUTLINES[key]], order=order)
            record(row, actor=ACTOR, reason=REASON)


def place(slug: str) -> None:
    """Set the conversation's series and region, unless it has both."""
    row = Conversation.objects.filter(slug=slug, series=None, area=None).first()
    if row is None:
        return
    row.series = Series.objects.get(slug=SERIES_OF[slug])
    row.area = Region.objects.filter(key=AREA_OF.get(slug, "")).first()
    record(row, actor=ACTOR, reason=REASON, update_fields=["series", "area"])


def place_all() -> None:
    for slug in SERIES_OF:
        place(slug)
