"""Compare the numbers of a recap, typed or of a release, with its earlier editions: a small difference would identify
people (PRV-12).
"""

from typing import Any

from cms.disclosure import Cell
from engagement.models import Conversation
from engagement.published_cells import as_json, cell_of, threshold
from engagement.small_rooms import beside

Json = dict[str, Any]
HIDDEN = as_json(Cell(None, "complement"))


def earlier_facts(conversation: Conversation) -> list[Json]:
    return list(conversation.recaps.order_by("-edition").values_list("facts", flat=True))


def comments_again(count: int, earlier: list[Json]) -> Cell:
    return _again(count, [cell_of(facts["comments"]) for facts in earlier])


def theme_again(theme: Json, count: int, earlier: list[Json]) -> Cell:
    """``theme``: ``id``, ``title`` and, of a release, ``code``."""
    return _again(count, [cell_of(old["cell"]) for old in _the_same(theme, earlier)])


def release_again(facts: Json, earlier: list[Json]) -> Json:
    """The facts that a release gives a recap, without what its earlier editions would tell beside them."""
    if not earlier:
        return facts
    comments = cell_of(facts["comments"])
    if comments.value is not None:
        comments = comments_again(comments.value, earlier)
    themes = [_released_theme(each, earlier) for each in facts["themes"]]
    return without_small_changes(facts | {"comments": as_json(comments), "themes": themes}, earlier)


def _released_theme(theme: Json, earlier: list[Json]) -> Json:
    """A theme whose number is hidden is not split: those against it, and its groups, would narrow the number down."""
    released = cell_of(theme["cell"])
    if released.value is None or not (cell := theme_again(theme, released.value, earlier)).hidden:
        return theme
    against = theme["against"] if theme["against"]["value"] == 0 else HIDDEN
    return theme | {
        "cell": as_json(cell),
        "against": against,
        "groups": dict.fromkeys(theme["groups"], HIDDEN),
    }


def _the_same(theme: Json, earlier: list[Json]) -> list[Json]:
    return [old for facts in earlier for old in facts["themes"] if _may_be_the_same(theme, old)]


def _may_be_the_same(theme: Json, old: Json) -> bool:
    """By key, code or words. A typed theme may be the same as any of a release, whatever each is called."""
    code, old_code = theme.get("code"), old.get("code")
    if (code is None) != (old_code is None):
        return True
    return (
        theme["id"] == old["id"] or theme["title"] == old["title"] or (code is not None and code == old_code)
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
    before = [old["against"] for old in _the_same(theme, earlier)]
    if any(_changes(cell_of(theme["against"]), cell_of(old)) for old in before):
        return theme | {"against": HIDDEN}
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
