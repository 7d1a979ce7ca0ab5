"""Follow all links as each person, and record what became of the hostile text there."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation

from tests.crawl import crawl, key_of
from tests.depth import size
from tests.hostile.answers import Seen, read_page
from tests.hostile.planting import World

EACH = size(1, 4)  # addresses of one pattern
OTHER_LANGUAGES = tuple(f"/{code}/" for code in ("es", "ar", "ko", "tl", "vi", "zh-hans", "zh-hant"))
STARTS = {
    "": ("/",),
    "publisher": ("/desk/",),
    "analyst": ("/desk/",),
    "editor": ("/desk/",),
    "clerk": ("/desk/",),
}
OF_A_LONG_LIST = {
    ("button", "data-bulk-action-num-objects-in-listing"),  # Wagtail's, when there is a second page
}
# Whole words behind a vote, shown only where enough people spoke (PRV-10), a box of the picture that leads nowhere, and
# passages to quote: the twin is too small for them.
OF_MANY_PEOPLE = {
    "trace/<slug:kind>/<int:id>/voices/": {("figure", "class"), ("blockquote", "lang")},
    "trace/<slug:kind>/<int:id>/": {("g", "class")},
    "desk/findings/<int:number>/": {("fieldset", "id"), ("fieldset", "tabindex")},
}
IN_WAGTAIL = ("edit", "history", "inspect", "usage", "delete")


@dataclass
class Visits:
    """By address pattern: what was seen at all its addresses together."""

    seen: dict[str, Seen] = field(default_factory=lambda: defaultdict(Seen))
    paths: set[str] = field(default_factory=set)

    def add(self, key: str, path: str, seen: Seen) -> None:
        here = self.seen[key]
        here.whole |= seen.whole
        here.short |= seen.short
        here.broken += [f"{path} {line}" for line in seen.broken]
        here.doubtful += [f"{path} {line}" for line in seen.doubtful]
        here.parts |= seen.parts
        for name, count in seen.runs.items():
            here.runs[name] = max(count, here.runs[name])
        self.paths.add(path)

    @property
    def sinks(self) -> list[str]:
        return sorted(key for key, seen in self.seen.items() if seen.whole | seen.short)

    def doubtful(self, *but: str) -> list[str]:
        return [line for key, seen in self.seen.items() if key not in but for line in seen.doubtful]

    @property
    def broken(self) -> list[str]:
        return [line for seen in self.seen.values() for line in seen.broken]


def own_parts(hostile: Visits, plain: Visits) -> list[str]:
    """What no page of the plain twin has: an element with an attribute, or a kind of thing that runs."""
    known = {part for seen in plain.seen.values() for part in seen.parts} | OF_A_LONG_LIST
    found = []
    for key, seen in hostile.seen.items():
        found += [
            f"{key}: {tag} {name}"
            for tag, name in sorted(seen.parts - known - OF_MANY_PEOPLE.get(key, set()))
        ]
        twin = plain.seen.get(key)
        if twin is not None and twin.runs != seen.runs:
            found.append(f"{key}: {dict(seen.runs)}, but {dict(twin.runs)} without hostile words")
    return found


def get(world: World, visits: Visits, who: str, path: str) -> tuple[int, str, str]:
    with translation.override("en"):
        answer = world.browsers[who].get(path)
    kind = answer.headers.get("Content-Type", "")
    body = answer.content.decode(errors="replace") if "html" in kind and not answer.streaming else ""
    assert answer.status_code < 500, f"{who} at {path}: {answer.status_code}"
    if body:
        visits.add(key_of(path), path, read_page(body))
    return answer.status_code, kind, body


def visit_by_links(
    world: World, visits: Visits, people: dict[str, tuple[str, ...]] = STARTS, each: int = EACH
) -> None:
    for who, starts in people.items():
        within = starts if who else ("/",)

        def fetch(path: str, who: str = who) -> tuple[int, str, str]:
            # The other languages have the same templates.
            return (404, "", "") if path.startswith(OTHER_LANGUAGES) else get(world, visits, who, path)

        crawl(fetch, *starts, each=each, within=within)


def visit(world: World, visits: Visits, who: str, *paths: str) -> None:
    for path in paths:
        if path not in visits.paths:
            status, _kind, _body = get(world, visits, who, path)
            assert status in (200, 302, 403, 404, 422), f"{path}: {status}"


def visit_wagtail(world: World, visits: Visits, *rows: Any) -> None:
    """The list of each kind of record, and the screens of one record: the page that asks before it deletes, too."""
    for row in rows:
        base = f"/admin/{row._meta.model_name}/"
        visit(world, visits, "administrator", base, f"{base}?q=%22%3E%3Cb%3E", f"{base}?p=2&x=%22%3E%3Cb%3E")
        visit(world, visits, "administrator", *(f"{base}{act}/{row.pk}/" for act in IN_WAGTAIL))
