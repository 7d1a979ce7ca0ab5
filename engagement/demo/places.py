"""Series and regions of the demo. The outlines are rough drawings of our own on a field of 146 by 168."""

from cms.demo import DemoContext
from cms.records.history import record
from engagement.models import Conversation, Region, Series
from feedback.reference_data.regions import REGIONS

ACTOR = "system:demo"
REASON = "Demo content"
SERIES: dict[str, dict[str, str]] = {
    "community-conversations": {"en": "Community Conversations", "es": "Conversaciones Comunitarias"},
    "workshops": {"en": "Workshops in the regions", "es": "Talleres en las regiones"},
}
OUTLINES: dict[str, list[list[int]]] = {
    "superior": [
        [14, 3],
        [62, 3],
        [62, 54],
        [61, 59],
        [53, 62],
        [43, 66],
        [39, 65],
        [34, 62],
        [30, 55],
        [23, 43],
        [22, 33],
        [14, 13],
    ],
    "north_coast": [
        [5, 3],
        [14, 3],
        [14, 13],
        [22, 33],
        [23, 43],
        [30, 55],
        [34, 62],
        [32, 65],
        [28, 68],
        [22, 65],
        [12, 54],
        [3, 30],
        [7, 20],
    ],
    "bay_area": [
        [22, 65],
        [28, 68],
        [32, 65],
        [34, 62],
        [39, 65],
        [42, 74],
        [46, 84],
        [43, 88],
        [35, 85],
        [30, 86],
        [28, 76],
        [22, 71],
    ],
    "north_valley": [
        [62, 54],
        [61, 59],
        [53, 62],
        [43, 66],
        [39, 65],
        [42, 74],
        [46, 84],
        [50, 89],
        [55, 89],
        [65, 88],
        [73, 82],
        [80, 80],
        [89, 79],
    ],
    "central_coast": [
        [30, 86],
        [35, 85],
        [43, 88],
        [46, 84],
        [50, 89],
        [54, 101],
        [59, 108],
        [62, 120],
        [69, 123],
        [77, 125],
        [80, 134],
        [77, 138],
        [73, 137],
        [66, 132],
        [55, 130],
        [51, 116],
        [42, 106],
        [36, 94],
        [35, 88],
    ],
    "south_valley": [
        [89, 79],
        [80, 80],
        [73, 82],
        [65, 88],
        [55, 89],
        [50, 89],
        [54, 101],
        [59, 108],
        [62, 120],
        [69, 123],
        [77, 125],
        [94, 125],
        [94, 108],
        [121, 108],
    ],
    "inland": [
        [94, 108],
        [121, 108],
        [135, 122],
        [142, 133],
        [137, 140],
        [134, 148],
        [99, 148],
        [97, 145],
        [94, 141],
        [92, 139],
        [94, 137],
    ],
    "los_angeles": [
        [77, 125],
        [94, 125],
        [94, 137],
        [92, 139],
        [88, 143],
        [84, 143],
        [82, 139],
        [77, 138],
        [80, 134],
    ],
    "orange": [[88, 143], [92, 139], [94, 141], [97, 145], [95, 149]],
    "san_diego": [[95, 149], [97, 145], [99, 148], [134, 148], [137, 156], [134, 161], [101, 164], [99, 158]],
}
SERIES_OF = {
    "first-conversation": "community-conversations",
    "third-conversation": "community-conversations",
    "fourth-conversation": "community-conversations",
    "words-workshop": "workshops",
}
AREA_OF = {"fourth-conversation": "superior", "words-workshop": "south_valley"}


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
