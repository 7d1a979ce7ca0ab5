"""Build the sheets of numbers, read from the release, so no format reveals what another suppresses (PRV-11, P05)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cms.i18n.fields import text
from cms.spreadsheets import BarChart, Column, Sheet
from feedback.exports.labels import group_labels, label_of, row_labels
from feedback.exports.messages import DATA_SET, DIMENSIONS, number_of, why_hidden
from feedback.exports.plan import Plan

MOST_CHARTS = 40
WHY = Column("hidden", "Why a number is missing")
THEMES = [
    Column("code", "Code", "code"),
    Column("name", "Theme"),
    Column("comments", "Comments", "int"),
    Column("against", "Of these, disagree", "int"),
    WHY,
    DATA_SET,
]
POLLS = [
    Column("question", "Question"),
    Column("answer", "Answer"),
    Column("comments", "Comments", "int"),
    Column("share", "Of those who answered, %", "float"),
    Column("choice", "Key", "code"),
    WHY,
    DATA_SET,
]
PARTICIPATION = [
    Column("about", "About"),
    Column("group", "Group"),
    Column("comments", "Comments", "int"),
    Column("share", "Share here, %", "float"),
    Column("population", "Share in the population, %", "float"),
    Column("ratio", "Share here to share there", "float"),
    Column("source", "Source of the population"),
    WHY,
    DATA_SET,
]
GROUPS = [
    Column("what", "Theme or answer"),
    Column("about", "About"),
    Column("group", "Group"),
    Column("comments", "Comments", "int"),
    WHY,
    DATA_SET,
]


def number_sheets(plan: Plan) -> Iterator[Sheet]:
    """Yield the sheets of numbers; each row names the one data set that its numbers come from."""
    for sheet in (
        themes_sheet(plan),
        polls_sheet(plan),
        Sheet("Participation", PARTICIPATION, list(participation_rows(plan))),
        Sheet("By group", GROUPS, list(group_rows(plan))),
    ):
        yield replace(sheet, rows=[(*row, plan.data_set) for row in sheet.rows])


def ordered(plan: Plan) -> list[tuple[str, dict[str, Any]]]:
    """Sort tables in the order of the form, then by dimension, since a database may return names in any order (X13)."""
    asked = [question["key"] for question in plan.meta["questions"]]
    known = [*asked, *DIMENSIONS]

    def place(name: str) -> tuple:
        kind, _colon, rest = name.partition(":")
        subject, _by, dimension = rest.partition(":by:")
        subject = subject.partition("/")[0]
        return (
            kind,
            *(known.index(each) if each in known else len(known) for each in (subject, dimension)),
            name,
        )

    return sorted(plan.tables.items(), key=lambda pair: place(pair[0]))


def themes_sheet(plan: Plan) -> Sheet:
    names = {code["key"]: text(code["name"], "en") for code in plan.meta["codes"]}
    rows = []
    table = plan.tables.get("themes", {"rows": []})
    for key in table["rows"]:
        cells = table["cells"][key]
        comments, against = cells.get("comments"), cells.get("against")
        reasons = sorted({why_hidden(cell, plan.threshold) for cell in (comments, against)} - {""})
        rows.append((key, names.get(key, key), number_of(comments), number_of(against), "; ".join(reasons)))
    rows.sort(key=lambda row: (-(row[2] or 0), row[0]))
    bars = [(row[1], row[2]) for row in rows]
    charts = [_chart("Comments by theme", bars, first_row=2, at=(6, 0))] if bars else []
    return Sheet("Themes", THEMES, rows, charts)


def polls_sheet(plan: Plan) -> Sheet:
    rows: list[tuple] = []
    charts: list[BarChart] = []
    for name, table in ordered(plan):
        if not name.startswith("question:") or ":by:" in name or _is_about_you(table):
            continue
        title, first = _title(table), len(rows) + 2
        rows += [
            (
                title,
                label,
                number_of(cell),
                percent(cell, table.get("total")),
                key,
                why_hidden(cell, plan.threshold),
            )
            for key, label, cell in _answers(table)
        ]
        bars = [(row[1], row[2]) for row in rows[first - 2 :]]
        if bars and len(charts) < MOST_CHARTS:
            place = max(first - 1, charts[-1].end + 1 if charts else 0)
            charts.append(_chart(title, bars, first_row=first, at=(7, place)))
        for label, cell in (("All who answered", table.get("total")), ("No answer", table.get("missing"))):
            rows.append((title, label, number_of(cell), None, "", why_hidden(cell, plan.threshold)))
        rows += [(title, words, None, None, "", "") for words in median_text(table)]
    return Sheet("Polls", POLLS, rows, charts)


def _title(table: dict[str, Any]) -> str:
    """Title a row of a matrix with its question."""
    label = text(table.get("row_facts", {}).get("label", {}), "en")
    return f"{text(table['question'], 'en')}: {label}" if "question" in table else label


def _answers(table: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
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
    parts = {name[5:] for name in plan.tables if name.startswith("part:")}
    for name, table in ordered(plan):
        kind, _colon, dimension = name.partition(":")
        about_you = kind == "question" and ":by:" not in name and _is_about_you(table)
        if kind == "part" or (kind == "by" and dimension not in parts) or about_you:
            about = _title(table) if about_you else DIMENSIONS.get(dimension, dimension)
            yield from _shares(plan, about, dimension, table)


def _is_about_you(table: dict[str, Any]) -> bool:
    return bool(table.get("row_facts", {}).get("about_you"))


def _shares(plan: Plan, about: str, dimension: str, table: dict[str, Any]) -> Iterator[tuple]:
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
    for label, cell in (("No answer", table.get("missing")), ("All", table.get("total"))):
        if cell is not None:
            yield about, label, number_of(cell), None, None, None, "", why_hidden(cell, plan.threshold)
    for words in median_text(table):
        yield about, words, None, None, None, None, "", ""


def group_rows(plan: Plan) -> Iterator[tuple]:
    """Yield themes and answers by group, one row per number."""
    for name, table in ordered(plan):
        what, by, dimension = name.partition(":by:")
        if not by:
            continue
        before = f"{_title(table)}: " if what.startswith("question:") else ""
        rows, labels = row_labels(table), group_labels(plan.tables, dimension)
        about = DIMENSIONS.get(dimension, dimension)
        for row in table["rows"]:
            for column in table["columns"]:
                cell = table["cells"][row][column]
                group, why = label_of(dimension, column, labels), why_hidden(cell, plan.threshold)
                yield f"{before}{rows.get(row, row)}", about, group, number_of(cell), why


def percent(part: object, whole: object) -> float | None:
    """Return a percentage with one decimal, or None if either number is suppressed or the total is 0 (PRV-10)."""
    if not isinstance(part, int) or not isinstance(whole, int) or not whole:
        return None
    return round(100 * part / whole, 1)


def _chart(
    title: str, bars: list[tuple[str, int | None]], *, first_row: int, at: tuple[int, int]
) -> BarChart:
    """Build a bar chart; both sheets have labels in the second column and numbers in the third."""
    told = "; ".join(f"{label}: {'hidden' if number is None else number}" for label, number in bars)
    return BarChart(
        title=title,
        description=f"Bars, comments. {told}"[:2000],
        label_column=1,
        number_column=2,
        first_row=first_row,
        labels=[label for label, _number in bars],
        numbers=[number for _label, number in bars],
        at=at,
    )
