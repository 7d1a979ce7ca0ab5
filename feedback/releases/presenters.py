"""Present the sections of a page of numbers from the tables of one release."""

from typing import Any

from django.utils.translation import gettext as _

from feedback.releases.figures import beside, beside_dots, cell_of, figure, over_time, shares
from feedback.releases.labels import dimension_label, value_label
from feedback.releases.lookup import table_name
from feedback.releases.plan import CROSSED

Json = dict[str, Any]


def counted(tables: Json) -> list[tuple[str, Any]]:
    """Return the number of comments, with campaigns once and people beside it (PAR-05)."""
    table = tables["all"]
    found = [(_("Comments"), cell_of(table["total"]))]
    for name, label in (("once", _("Each campaign counted once")), ("people", _("People represented"))):
        found += [(label, cell_of(count)) for count in table.get(name, {}).values()]
    return found


def who(tables: Json) -> list[Json]:
    """Return participants by dimension, beside the benchmark if there is one."""
    found = []
    for name in [each for each in tables if each.startswith("by:") and each != "by:month"]:
        part = tables.get(f"part:{name[3:]}")
        found.append(_part(part) if part else {"figure": figure(name, tables[name])})
    found += [
        _part(table)
        for name, table in tables.items()
        if name.startswith("part:") and f"by:{name[5:]}" not in tables
    ]
    return found


def _part(table: Json) -> Json:
    rows, made = beside(table), figure("part", table)
    heads = (_("Who took part"), _("People in California"))
    return {
        "figure": made,
        "beside": rows,
        "dots": beside_dots(rows, heads, cell_of(table["total"])),
        "benchmark": table["benchmark"],
    }


def questions(tables: Json) -> list[Json]:
    """Return each question with its answers, and the answers by group."""
    found = []
    for name, table in tables.items():
        if not name.startswith("question:") or ":by:" in name:
            continue
        made = figure(name, table)
        splits = [
            {"figure": figure(other, split), "bars": [] if split["row_facts"].get("many") else shares(split)}
            for other, split in tables.items()
            if other.startswith(f"{name}:by:")
        ]
        found.append({"figure": made, "splits": splits, "ranked": bool(table["columns"])})
    return found


def themes(tables: Json) -> Json:
    table = tables.get("themes")
    if table is None:
        return {}
    made = figure("themes", table)
    for row in made.rows:
        against = row.cells[1]
        if against.value:
            row.note = _("%(number)s against") % {"number": against.value}
        elif against.hidden:
            row.note = _("against: hidden")
    beside_comments = [
        {
            "label": value_label("code", key, table["row_facts"]),
            "once": cell_of(table["once"][key]),
            "people": cell_of(table["people"][key]),
        }
        for key in table["rows"]
        if "once" in table
    ]
    splits = [
        figure(name, tables[name])
        for name in tables
        if name.startswith("themes:by:") and name[10:] != "month"
    ]
    return {"figure": made, "people": beside_comments, "splits": splits}


def time(tables: Json) -> Json:
    found: Json = {}
    if "by:month" in tables:
        found["months"] = figure("by:month", tables["by:month"])
    if "themes:by:month" in tables:
        table = tables["themes:by:month"]
        found |= {"drawn": over_time(table), "figure": figure("themes:by:month", table)}
    return found


def choices(tables: Json) -> list[tuple[str, str]]:
    """Return the dimensions that can be cross-tabulated."""
    found: dict[str, str] = {}
    for name, table in tables.items():
        if len(table["dims"]) != 2 or ":where:" in name:
            continue
        for dim, side in zip(table["dims"], ("row_facts", "column_facts"), strict=True):
            found.setdefault(dim.removeprefix("q:"), dimension_label(dim, table.get(side, {})))
    return list(found.items())


def cross(tables: Json, one: str, other: str) -> Json:
    """Return the cross table of two dimensions, or else the most similar tables in the release."""
    labels = dict(choices(tables))
    if one not in labels or other not in labels or one == other:
        return {"near": near(tables, one, other, labels)} if one or other else {}
    name = _crossed(tables, one, other)
    if not name:
        return {"near": near(tables, one, other, labels), "asked": [labels[one], labels[other]]}
    return {"figure": figure(name, tables[name])}


def _crossed(tables: Json, one: str, other: str) -> str:
    for rows, columns in ((one, other), (other, one)):
        if rows == "code" and f"themes:by:{columns}" in tables:
            return f"themes:by:{columns}"
    return table_name(tables, one, other)


def near(tables: Json, one: str, other: str, labels: dict[str, str]) -> list[Json]:
    found = []
    for name, table in tables.items():
        dims = [dim.removeprefix("q:") for dim in table["dims"]]
        if len(dims) == 2 and ":where:" not in name and {one, other} & set(dims):
            found.append({"one": dims[0], "other": dims[1], "label": " × ".join(labels[dim] for dim in dims)})
    return found[: len(CROSSED)]


def everything(tables: Json) -> Json:
    return {
        "who": who(tables),
        "questions": questions(tables),
        "themes": themes(tables),
        "time": time(tables),
    }


SECTIONS = {"who": who, "questions": questions, "themes": themes, "time": time}
