"""Build the sheets of numbers, read from the release, so no format reveals what another suppresses (PRV-11, P05)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cms.i18n.fields import text
from cms.spreadsheets import Column, Sheet
from feedback.exports.group_sheets import group_sheets
from feedback.exports.labels import group_labels, label_of, ordered, row_labels, title_of_table
from feedback.exports.messages import DATA_SET, DIMENSIONS, number_of, reasons_of, why_hidden
from feedback.exports.plan import Plan

WHY = Column("hidden", "Why a number is missing", width=34)
THEMES = [
    Column("name", "Theme", width=44),
    Column("comments", "Comments", "int"),
    Column("share", "Of all comments, %", "float", longest=100),
    Column("against", "Of these, disagree", "int"),
    Column("against_share", "Disagree, %", "float", longest=100),
    WHY,
    DATA_SET,
]
POLLS = [
    Column("question", "Question", width=44),
    Column("answer", "Answer", width=36),
    Column("comments", "Comments", "int"),
    Column("share", "Of those who answered, %", "float", 16, longest=100),
    WHY,
    DATA_SET,
]
PARTICIPATION = [
    Column("about", "About", width=32),
    Column("group", "Group", width=32),
    Column("comments", "Comments", "int"),
    Column("share", "Share here, %", "float", 16, longest=100),
    Column("population", "Share in the population, %", "float", 16, longest=100),
    Column("ratio", "Share here to share there", "float"),
    Column("source", "Source of the population", width=32),
    WHY,
    DATA_SET,
]


def number_sheets(plan: Plan) -> Iterator[Sheet]:
    """Yield the sheets of numbers; each row names the one data set that its numbers come from."""
    for sheet in (
        Sheet("Themes", THEMES, theme_rows(plan)),
        Sheet("Polls", POLLS, list(poll_rows(plan))),
        Sheet("Participation", PARTICIPATION, list(participation_rows(plan))),
        *group_sheets(plan),
    ):
        yield replace(sheet, rows=[(*row, plan.data_set) for row in sheet.rows])


def theme_rows(plan: Plan) -> list[tuple]:
    """Return name, comments, share, those against, their share and the reasons; the most frequent theme first."""
    names = {code["key"]: text(code["name"], "en") for code in plan.meta["codes"]}
    table: dict[str, Any] = plan.tables.get("themes", {"rows": []})
    keyed = []
    for key in table["rows"]:
        cells = table["cells"][key]
        comments, against = cells.get("comments"), cells.get("against")
        row = (
            names.get(key, key),
            number_of(comments),
            percent(comments, table.get("total")),
            number_of(against),
            percent(against, comments),
            reasons_of([comments, against], plan.threshold),
        )
        keyed.append((key, row))
    keyed.sort(key=lambda pair: (-(pair[1][1] or 0), pair[0]))
    return [row for _key, row in keyed]


def polls_of(plan: Plan) -> Iterator[dict[str, Any]]:
    """Yield the table of each question that is not about the person."""
    for name, table in ordered(plan):
        if name.startswith("question:") and ":by:" not in name and not is_about_you(table):
            yield table


def poll_rows(plan: Plan) -> Iterator[tuple]:
    for table in polls_of(plan):
        title = title_of_table(table)
        for _key, label, cell in answers_in(table):
            share, why = percent(cell, table.get("total")), why_hidden(cell, plan.threshold)
            yield title, label, number_of(cell), share, why
        for label, cell in (("All who answered", table.get("total")), ("No answer", table.get("missing"))):
            yield title, label, number_of(cell), None, why_hidden(cell, plan.threshold)
        for words in median_text(table):
            yield title, words, None, None, ""


def answers_in(table: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield the key, label and number of each answer; for a ranking, also how often it came first."""
    labels = row_labels(table)
    for key in table["rows"]:
        cell = table["cells"].get(key)
        if isinstance(cell, dict):
            for place in table["columns"]:
                yield key, f"{labels.get(key, key)} ({place})", cell[place]
        else:
            yield key, labels.get(key, key), cell


def median_text(table: dict[str, Any]) -> list[str]:
    """Return mean and quartiles of a table without suppressed cells; a quartile is stated as its range."""
    said = [f"Mean: {table['mean']}"] if "mean" in table else []
    labels = row_labels(table)
    names = ("First quartile", "Median", "Third quartile")
    for name, key in zip(names, table.get("quartiles", []), strict=False):
        said.append(f"{name}: {labels.get(key, key)}")
    return said


def participation_rows(plan: Plan) -> Iterator[tuple]:
    for dimension, about, table in participation_tables(plan):
        yield from shares(plan, about, dimension, table)
        for label, cell in (("No answer", table.get("missing")), ("All", table.get("total"))):
            if cell is not None:
                yield about, label, number_of(cell), None, None, None, "", why_hidden(cell, plan.threshold)
        for words in median_text(table):
            yield about, words, None, None, None, None, "", ""


def participation_tables(plan: Plan) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield dimension, title and table of each attribute of the people who took part."""
    parts = {name[5:] for name in plan.tables if name.startswith("part:")}
    for name, table in ordered(plan):
        kind, _colon, dimension = name.partition(":")
        about_you = kind == "question" and ":by:" not in name and is_about_you(table)
        if kind == "part" or (kind == "by" and dimension not in parts) or about_you:
            about = title_of_table(table) if about_you else DIMENSIONS.get(dimension, dimension)
            yield dimension, about, table


def is_about_you(table: dict[str, Any]) -> bool:
    return bool(table.get("row_facts", {}).get("about_you"))


def shares(plan: Plan, about: str, dimension: str, table: dict[str, Any]) -> Iterator[tuple]:
    """Yield about, group, comments, share here, share in the population, their ratio, source and reason."""
    benchmark = table.get("benchmark") or {}
    source = f"{benchmark['source']}, {benchmark['year']}" if benchmark else ""
    labels = group_labels(plan.tables, dimension) | row_labels(table)
    for key in table["rows"]:
        cell = table["cells"].get(key)
        here, there = percent(cell, table.get("total")), benchmark.get("shares", {}).get(key)
        population = round(100 * there, 1) if there is not None else None
        ratio = round(here / population, 2) if here is not None and population else None
        why = why_hidden(cell, plan.threshold)
        yield about, label_of(dimension, key, labels), number_of(cell), here, population, ratio, source, why


def percent(part: object, whole: object) -> float | None:
    """Return a percentage with one decimal, or None if either number is suppressed or the total is 0 (PRV-10)."""
    if not isinstance(part, int) or not isinstance(whole, int) or not whole:
        return None
    return round(100 * part / whole, 1)
