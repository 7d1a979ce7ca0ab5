"""M02: twelve channels through which a thing can leak without its own page. Each is a list of URLs to request.

A channel returns (method, path, headers). The text planted for a row (planted.CANARIES) may be read by the people
of `READERS`, and by nobody else through any channel.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse

from cms.sharing.sections import sections
from tests.permissions.planted import CANARIES, DRAFT_DAY
from tests.permissions.world import World

PLANNERS, DESK_READERS = (
    frozenset({"editor", "clerk", "publisher"}),
    frozenset({"editor", "analyst", "publisher"}),
)
WAGTAIL = frozenset({"superuser"})  # break-glass reads what Wagtail's own screens show
SAT = frozenset({"advisory", "chair"})
READERS = {
    2: PLANNERS | WAGTAIL,
    4: PLANNERS | WAGTAIL,
    6: PLANNERS | SAT | {"recused"} | WAGTAIL,
    7: SAT | {"clerk"},
    8: SAT | {"clerk"},
    9: PLANNERS,
    12: frozenset({"clerk"}),
    14: frozenset({"editor", "publisher"}),
    17: DESK_READERS | WAGTAIL,
    18: DESK_READERS,
    20: DESK_READERS | WAGTAIL,
    22: DESK_READERS,
    24: frozenset({"analyst", "publisher", "administrator"}) | WAGTAIL,
}


@dataclass(frozen=True)
class Ask:
    path: str
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)


def objects(world: World) -> list[str]:
    """The own address of each planted object, wherever it may be asked for."""
    return list(dict.fromkeys(spot.path for spot in world.planted_spots))


def search(world: World) -> list[Ask]:
    doors = ["/search/?q={}", "/desk/comments/?q={}", "/desk/search/?q={}"]
    doors += ["/admin/pages/search/?q={}", "/admin/submission/?q={}"]
    return [Ask(door.format(word)) for door in doors for word in CANARIES.values()]


def api(world: World) -> list[Ask]:
    made = world.planted
    found = ["/api/", "/admin/api/main/pages/", "/admin/api/main/pages/?fields=*&limit=20&order=-id"]
    found += [f"/admin/api/main/pages/{page.pk}/" for page in made.pages.values()]
    items = [*made.held.items.values_list("pk", flat=True)]
    kinds = {"item": items, "submission": [made.comment.pk], "conversation": [made.talk.pk], "finding": [990]}
    found += [f"/trace/{kind}/{pk}/data.json" for kind, keys in kinds.items() for pk in keys]
    return [Ask(path) for path in [*found, f"/findings/numbers/{made.cut.number}/numbers.json"]]


def feeds(_world: World) -> list[Ask]:
    ends = [
        "boards/feed.atom",
        "boards/zq-board/feed.atom",
        "conversations/feed.atom",
        "news/feed.atom",
        "feed.atom",
    ]
    return [Ask(f"{prefix}/{end}") for prefix in ("", "/es") for end in ends]


def calendars(_world: World) -> list[Ask]:
    ends = ["boards/calendar.ics", "boards/zq-board/calendar.ics", "conversations/calendar.ics"]
    ends += [f"boards/zq-board/{DRAFT_DAY}/event.ics"]
    return [Ask(f"{prefix}/{end}") for prefix in ("", "/es") for end in ends]


def lists(_world: World) -> list[Ask]:
    """The map of the site, and each list that could name a thing."""
    ends = [
        "sitemap.xml",
        "robots.txt",
        "",
        "news/",
        "boards/",
        "boards/zq-board/",
        "boards/zq-board/records/",
    ]
    ends += [
        "decisions/",
        "proposals/",
        "findings/",
        "conversations/",
        "verify/",
        "record/",
        "record/record.zip",
    ]
    ends += [
        "desk/",
        "workspace/",
        "desk/meetings/",
        "desk/comments/",
        "desk/exports/",
        "desk/conversations/",
    ]
    ends += ["manifest.webmanifest", *(f"sitemap-{section.name}.xml" for section in sections())]
    return [Ask(f"/{end}") for end in ends]


def previews(world: World) -> list[Ask]:
    """Preview, embed and print."""
    found = []
    pages = [*world.planted.pages.values(), *world.planted.draft.pages.all()]
    for page in pages:
        found += [
            f"/admin/pages/{page.pk}/{end}" for end in ("view_draft/", "edit/preview/", "edit/preview/?mode=")
        ]
    day = f"/boards/zq-board/{DRAFT_DAY}/"
    found += [f"{day}{end}" for end in ("packet/", "packet.pdf", "live/room/", "notice.zip")]
    found += ["/feedback/zq-form/paper/", "/admin/embeds/chooser/", f"{day}?preview=1", f"{day}?print=1"]
    return [Ask(path) for path in found]


def histories(world: World) -> list[Ask]:
    made = world.planted
    rows = [
        ("boards.meeting", made.draft.pk),
        ("boards.meeting", made.held.pk),
        ("feedback.submission", made.comment.pk),
    ]
    rows += [("boards.material", each.pk) for each in (made.draft_paper, made.closed_paper)]
    rows += [("engagement.registration", made.registration.pk), ("feedback.export", made.export.pk)]
    rows += [("boards.closedsession", made.held.items.get(number=3).closed_session.pk)]
    rows += [("boards.closednote", 1), ("boards.minutesversion", 1), ("boards.disclosure", 1)]
    found = [f"/desk/history/{label}/{pk}/" for label, pk in rows]
    for page in [*made.pages.values(), *made.draft.pages.all()]:
        found += [
            f"/admin/pages/{page.pk}/history/",
            f"/admin/pages/{page.pk}/revisions/compare/earliest...latest/",
        ]
    return [Ask(path) for path in found]


def media(world: World) -> list[Ask]:
    """Files by the name under which they are kept."""
    made = world.planted
    names = [made.file.file, made.export.file, made.cut.file]
    names += [version.file for version in made.closed_paper.versions.all() if version.file]
    names += [f"{word}.pdf" for word in CANARIES.values()]
    found = [f"/media/{name}" for name in names] + [f"/documents/{number}/x.pdf" for number in (1, 2)]
    return [Ask(path) for path in [*found, reverse("feedback:desk_file", args=[made.file.pk])]]


def conditional(world: World) -> list[Ask]:
    """HEAD, a range, and questions whether something changed."""
    asked = [("HEAD", {}), ("GET", {"HTTP_RANGE": "bytes=0-200"})]
    asked += [("GET", {"HTTP_IF_NONE_MATCH": '"x"'}), ("OPTIONS", {})]
    return [Ask(path, method, headers) for path in objects(world)[::5] for method, headers in asked]


def errors(world: World) -> list[Ask]:
    """What an error says, where a redirect leads, how a page is titled: by a form that is wrong."""
    return [Ask(path, "POST") for path in objects(world) if not path.startswith("/admin/")]


def own_addresses(world: World) -> list[Ask]:
    """The address of the thing itself, in two languages; its length is compared by the matrix (M01)."""
    return [Ask(path) for path in objects(world)[::2]]


CHANNELS: dict[str, Callable[[World], list[Ask]]] = {
    "search": search,
    "api": api,
    "feeds": feeds,
    "calendars": calendars,
    "lists": lists,
    "previews": previews,
    "histories": histories,
    "media": media,
    "conditional": conditional,
    "errors": errors,
    "own addresses": own_addresses,
}  # and the twelfth: mail, which is read where it is kept
