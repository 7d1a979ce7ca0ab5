"""Matters: motions, proposals, and decisions that were made without a vote."""

from typing import Any

from boards.dialects.answers import Unknown, web
from boards.dialects.labels import FIRST, label, say
from boards.dialects.legistar.numbers import (
    MATTER_TYPES,
    MATTERS,
    matter_number,
    midnight,
    place_of,
    stamp,
    utc,
)
from boards.dialects.records import Record, by_kind, key_of, one_by_row

Row = dict[str, Any]
Rows = list[Row]
NUMBERS = range(1, 11)
VERSION = "1"
EMPTY = {
    "MatterRequester": None, "MatterNotes": None, "MatterReports": None, "MatterCost": None,
    **{f"MatterText{number}": None for number in range(1, 6)},
    **{f"MatterDate{number}": None for number in (1, 2)},
    **{f"MatterEXDate{number}": None for number in NUMBERS},
    **{f"MatterEXText{number}": None for number in NUMBERS},
}  # fmt: skip


def matters() -> Rows:
    """Every matter, in the order of its number."""
    found = by_kind(*MATTERS, "bodies")
    bodies = {copy.key: copy for copy in found["bodies"]}
    decisions = {copy.key: copy for copy in found["decisions"]}
    without_vote = [copy for copy in found["decisions"] if not copy.attributes["motion"]]
    copies = (*found["motions"], *found["proposals"], *without_vote)
    return [matter(copy, bodies, decisions) for copy in copies]


def one_matter(typed: str) -> Row:
    copy = matter_record(typed)
    found = by_kind("bodies", "decisions", key__in=[key_of(copy, "body"), key_of(copy, "decision")])
    bodies, decisions = ({each.key: each for each in found[kind]} for kind in ("bodies", "decisions"))
    return matter(copy, bodies, decisions)


def matter_record(typed: str) -> Record:
    """The record with this number of a matter. Raises Unknown or Gone."""
    copy = one_by_row(*place_of(typed, MATTERS))
    if copy.kind == "decisions" and copy.attributes["motion"]:
        raise Unknown()
    return copy


def matter(copy: Record, bodies: dict[str, Record], decisions: dict[str, Record]) -> Row:
    body = bodies.get(key_of(copy, "body"))
    number, name = MATTER_TYPES[copy.kind]
    decision = copy if copy.kind == "decisions" else decisions.get(key_of(copy, "decision"))
    return {
        "MatterId": matter_number(copy),
        **stamp(copy, "Matter"),
        "MatterFile": copy.number or f"{name} {copy.key}",
        "MatterName": say(copy.title),
        "MatterTitle": words_of(copy) or say(copy.title),
        "MatterTypeId": number,
        "MatterTypeName": name,
        "MatterStatusId": None,
        "MatterStatusName": label(copy.standing),
        "MatterBodyId": int(body.row) if body else None,
        "MatterBodyName": say(body.title) if body else key_of(copy, "body"),
        "MatterIntroDate": _begun(copy),
        "MatterAgendaDate": midnight(copy.day) if copy.kind == "motions" else None,
        "MatterPassedDate": midnight(copy.day) if copy.attributes.get("passed") else None,
        "MatterEnactmentDate": midnight(decision.attributes["decided_on"]) if decision else None,
        "MatterEnactmentNumber": decision.number if decision else None,
        "MatterVersion": VERSION,
        **EMPTY,
        "MatterAgiloftId": 0,
        "MatterReference": copy.number or None,
        "MatterRestrictViewViaWeb": False,
    }


def words_of(copy: Record) -> str:
    return say(copy.attributes["text" if copy.kind == "motions" else "summary"])


def _begun(copy: Record) -> str | None:
    facts = copy.attributes
    if copy.kind == "motions":
        moved = utc(facts["moved_at"])
        return midnight(moved[:10]) if moved else None
    return midnight(facts["received_on" if copy.kind == "proposals" else "decided_on"])


def page(copy: Record) -> str | None:
    """Its page on this site."""
    return web(copy.paths.get(FIRST) or next(iter(copy.paths.values()), None))
