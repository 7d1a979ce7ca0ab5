"""Items of a draft as rows: one for each item and part, with its texts in every language. Pure but for reading pages.

Pages hold a list of blocks for each language; a block's id is the item's key in all of them. What is read here is what
the desk edits and what a posting freezes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from boards.agendas.draft_blocks import Blocks, blocks_of
from boards.choices import ItemKind
from boards.models import MeetingPage

WORDS = ("title", "text", "action", "motion", "report")  # in each language
OF_THE_ITEM = ("kind", "citation", "purpose")  # parts share them with their item
DEEPEST = 2


@dataclass(frozen=True)
class Row:
    """``level`` is 0 for an item, 1 for a part (5.1) and 2 for a part of a part (5.1.1)."""

    key: str
    level: int = 0
    kind: str = ItemKind.INFORMATION.value
    minutes: int | None = None
    presenter: str = ""
    not_before: str = ""
    citation: str = ""
    purpose: str = ""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def said(self, name: str, language: str) -> str:
        return self.words.get(name, {}).get(language, "")

    @property
    def name(self) -> str:
        """Its title, in the first language that has one."""
        return next((words for words in self.words.get("title", {}).values() if words), "")


def rows_of(pages: Mapping[str, MeetingPage]) -> list[Row]:
    """Rows in the order of the first language; what only another language has stands where it stands there.

    Languages are matched by key. Pages that share no key, as older ones may, are matched by position.
    """
    if not pages:
        return []
    first = "en" if "en" in pages else next(iter(pages))
    flat = {code: _flat(blocks_of(page)) for code, page in pages.items()}
    matched = {code: _matched(flat[first], own) for code, own in flat.items()}
    order = list(flat[first])
    for code, own in flat.items():
        if code != first:
            order = _with_others(order, matched[code], own)
    return _rows(order, {code: {key: value for key, _level, value in own} for code, own in matched.items()})


Flat = list[tuple[str, int, dict[str, Any]]]


def _flat(blocks: Blocks) -> Flat:
    rows: Flat = []
    for block in blocks:
        rows.append((str(block.get("id")), 0, block["value"]))
        before = 0
        for part in block["value"].get("parts") or []:
            before = min(_number(part["value"].get("level")) or 1, before + 1, DEEPEST)
            rows.append((str(part.get("id")), before, part["value"]))
    return rows


def _matched(first: Flat, own: Flat) -> Flat:
    """The rows of a language under the keys of the first one."""
    keys = {key for key, _level, _value in first}
    if not first or any(key in keys for key, _level, _value in own):
        return own
    found: Flat = []
    for ours, theirs in zip(_groups(first), _groups(own), strict=False):
        pairs = zip_longest(ours, theirs)
        found += [(us[0], us[1], them[2]) for us, them in pairs if us is not None and them is not None]
    return found


def _groups(rows: Flat) -> list[Flat]:
    """Each item with its parts."""
    groups: list[Flat] = []
    for row in rows:
        if row[1] == 0:
            groups.append([])
        groups[-1].append(row)
    return groups


def _with_others(order: Flat, matched: Flat, own: Flat) -> Flat:
    """Rows that only this language has, each behind the row it follows there."""
    if matched is not own:
        return order
    known = {key for key, _level, _value in order}
    woven, behind = list(order), ""
    for row in own:
        if row[0] not in known:
            place = next((n for n, each in enumerate(woven, start=1) if each[0] == behind), 0)
            woven.insert(place, row)
        behind = row[0]
    return woven


def _rows(order: Flat, values: Mapping[str, Mapping[str, dict[str, Any]]]) -> list[Row]:
    rows: list[Row] = []
    top: dict[str, Any] = {}
    before = -1
    for key, wanted, value in order:
        level = min(wanted, before + 1)
        top = value if level == 0 else top
        rows.append(
            Row(
                key=key,
                level=level,
                kind=top.get("kind") or ItemKind.INFORMATION.value,
                minutes=_number(value.get("minutes")),
                presenter=value.get("presenter") or "",
                not_before=value.get("not_before") or "",
                citation=top.get("citation") or "",
                purpose=top.get("purpose") or "",
                words={name: _said(name, key, values) for name in WORDS},
            )
        )
        before = level
    return rows


def _said(name: str, key: str, values: Mapping[str, Mapping[str, dict[str, Any]]]) -> dict[str, str]:
    found = {code: of_key[key].get(name) for code, of_key in values.items() if key in of_key}
    return {code: words for code, words in found.items() if words}


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, int | str) and str(value).isdecimal() and int(value) else None


def as_blocks(rows: Iterable[Row], language: str) -> Blocks:
    """The page of one language: every row, also one without a text in it."""
    blocks: Blocks = []
    for row in rows:
        value: dict[str, Any] = {name: row.said(name, language) for name in WORDS}
        value |= {"minutes": row.minutes, "presenter": row.presenter, "not_before": row.not_before}
        if row.level:
            part = {"type": "part", "id": row.key, "value": value | {"level": row.level}}
            blocks[-1]["value"]["parts"].append(part)
        else:
            value |= {name: getattr(row, name) for name in OF_THE_ITEM}
            blocks.append({"type": "item", "id": row.key, "value": value | {"parts": []}})
    return blocks


def labels_of(rows: Iterable[Row]) -> list[str]:
    """Numbers as shown: 5, 5.1, 5.1.1. A break has none, and takes none."""
    counts = [0] * (DEEPEST + 1)
    labels = []
    for row in rows:
        if row.kind == ItemKind.BREAK and not row.level:
            labels.append("")
            continue
        counts[row.level] += 1
        counts[row.level + 1 :] = [0] * (DEEPEST - row.level)
        labels.append(".".join(str(count) for count in counts[: row.level + 1]))
    return labels
