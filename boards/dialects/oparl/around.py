"""What the objects of one page lead to, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from boards.dialects.records import Record, by_key, by_kind, by_relation, every, key_of, public_references


@dataclass
class Around:
    """``public``: kind and key of the records that are named on the page and public themselves."""

    public: set[tuple[str, str]] = field(default_factory=set)
    items: dict[str, list[Record]] = field(default_factory=dict)  # by meeting
    motions: dict[str, list[Record]] = field(default_factory=dict)  # by item
    materials: dict[str, list[Record]] = field(default_factory=dict)  # by item
    for_meeting: dict[str, list[Record]] = field(default_factory=dict)
    proposals: dict[str, list[Record]] = field(default_factory=dict)  # by item
    terms: dict[str, list[Record]] = field(default_factory=dict)  # by body
    seats: dict[str, Record] = field(default_factory=dict)
    agendas: dict[str, Record] = field(default_factory=dict)
    minutes: dict[str, Record] = field(default_factory=dict)


def of_organizations(copies: list[Record]) -> Around:
    terms = every("appointments", body__in=[copy.key for copy in copies])
    return Around(public=public_references(copies), terms=by_relation(terms, "body"))


def of_terms(copies: list[Record]) -> Around:
    return Around(
        public=public_references(copies),
        seats=by_key("seats", key__in=[key_of(copy, "seat") for copy in copies]),
    )


def of_meetings(copies: list[Record]) -> Around:
    keys = [copy.key for copy in copies]
    found = by_kind("agenda-items", "motions", "materials", attributes__meeting__id__in=keys)
    wide = [copy for copy in found["materials"] if copy.attributes["is_for_whole_meeting"]]
    files = by_kind("agendas", "minutes", key__in=[*keys, *(key_of(copy, "agenda") for copy in copies)])
    return Around(
        public=public_references([*copies, *found["agenda-items"], *found["motions"], *found["materials"]]),
        items=by_relation(found["agenda-items"], "meeting"),
        motions=by_relation(found["motions"], "item"),
        materials=by_relation(found["materials"], "item"),
        for_meeting=by_relation(wide, "meeting"),
        proposals=_proposals_by_item(),
        agendas={copy.key: copy for copy in files["agendas"]},
        minutes={copy.key: copy for copy in files["minutes"]},
    )


def of_items(copies: list[Record]) -> Around:
    keys = [copy.key for copy in copies]
    found = by_kind("motions", "materials", attributes__item__id__in=keys)
    return Around(
        public=public_references([*copies, *found["motions"], *found["materials"]]),
        motions=by_relation(found["motions"], "item"),
        materials=by_relation(found["materials"], "item"),
        proposals=_proposals_by_item(),
    )


def of_papers(copies: list[Record]) -> Around:
    """Items and, through them, the meetings at which papers were before a body."""
    found = public_references(copies)
    items = by_key("agenda-items", key__in=[key for kind, key in found if kind == "agenda-items"])
    return Around(
        public=found | public_references(items.values()), items={key: [copy] for key, copy in items.items()}
    )


def of_files(copies: list[Record]) -> Around:
    return Around(public=public_references(copies))


def of_nothing(_copies: list[Record]) -> Around:
    return Around()


def _proposals_by_item() -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for copy in every("proposals"):
        for key in items_of(copy):
            found[key].append(copy)
    return found


def items_of(paper: Record) -> list[str]:
    """Keys of the items under which it was, or is to be, before a body."""
    if paper.kind == "materials":
        return [key for key in [key_of(paper, "item")] if key]
    return _once(step["item"]["id"] for step in paper.attributes["steps"] if step["item"])


def _once(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))


LOADERS: dict[str, Callable[[list[Record]], Around]] = {
    "organization": of_organizations,
    "person": of_terms,
    "membership": of_terms,
    "meeting": of_meetings,
    "agendaitem": of_items,
    "paper": of_papers,
    "consultation": of_papers,
    "file": of_files,
    "location": of_nothing,
}
