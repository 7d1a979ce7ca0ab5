"""Compare the typed numbers of a recap with its earlier editions: a small difference would identify people (PRV-12)."""

from typing import Any

from cms.disclosure import Cell
from engagement.models import Conversation
from engagement.published_cells import cell_of, threshold
from engagement.small_rooms import beside

Json = dict[str, Any]


def earlier_facts(conversation: Conversation) -> list[Json]:
    return list(conversation.recaps.order_by("-edition").values_list("facts", flat=True))


def comments_again(count: int, earlier: list[Json]) -> Cell:
    return _again(count, [cell_of(facts["comments"]) for facts in earlier])


def theme_again(pk: int, count: int, earlier: list[Json]) -> Cell:
    return _again(
        count, [cell_of(theme["cell"]) for facts in earlier for theme in facts["themes"] if theme["id"] == pk]
    )


def _again(count: int, before: list[Cell]) -> Cell:
    """A number that an earlier edition hid to protect another one stays hidden."""
    if any(cell.hidden and cell.hidden != "small" and not cell.span for cell in before):
        return Cell(None, "complement")
    return beside(count, before)


def without_small_changes(facts: Json, earlier: list[Json]) -> Json:
    """Leave out the tables of groups and of languages if a cell differs from an earlier edition by a small number."""
    if not earlier:
        return facts
    if facts["comments"]["hidden"] or any(_differ(_group_cells(facts), _group_cells(old)) for old in earlier):
        facts = facts | {"groups": [], "themes": [each | {"groups": {}} for each in facts["themes"]]}
    if facts["comments"]["hidden"] or any(_differ(_languages(facts), _languages(old)) for old in earlier):
        facts = facts | {"languages": []}
    return facts | {"themes": [_against_again(each, earlier) for each in facts["themes"]]}


def _against_again(theme: Json, earlier: list[Json]) -> Json:
    before = [old["against"] for facts in earlier for old in facts["themes"] if old["id"] == theme["id"]]
    if any(_changes(cell_of(theme["against"]), cell_of(old)) for old in before):
        return theme | {"against": {"value": None, "hidden": "complement"}}
    return theme


def _group_cells(facts: Json) -> dict[Any, Cell]:
    found = {each["id"]: cell_of(each["cell"]) for each in facts["groups"]}
    for theme in facts["themes"]:
        found |= {(theme["id"], key): cell_of(cell) for key, cell in theme["groups"].items()}
    return found


def _languages(facts: Json) -> dict[Any, Cell]:
    return {str(each["label"]): cell_of(each["cell"]) for each in facts["languages"]}


def _differ(new: dict[Any, Cell], old: dict[Any, Cell]) -> bool:
    """Whether both editions have the table, and a reader of both would learn more than of one."""
    if not new or not old:
        return False
    return new.keys() != old.keys() or any(_changes(new[key], old[key]) for key in new)


def _changes(new: Cell, old: Cell) -> bool:
    if new.value is None or old.value is None:
        return new.hidden != old.hidden
    return 0 < abs(new.value - old.value) < threshold()
