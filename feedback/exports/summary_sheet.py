"""Build the first sheet: five sentences, one chart, who took part, what is hidden and why, on two Letter pages."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from textwrap import wrap
from typing import Any

from cms.spreadsheets import BarChart, Column, Page, Sheet
from feedback.exports.comments_sheet import Comments
from feedback.exports.messages import DATA_SET, HIDDEN, ROWS_WITHHELD
from feedback.exports.plan import Plan
from feedback.exports.summary_sentences import filters_text, sentences, until_text
from feedback.exports.tables import participation_tables, shares, theme_rows
from feedback.exports.workbook_comments import left_out
from feedback.releases.table_json import cells_in

BARS, CHART_ROWS = 8, 15
ATTRIBUTES, OF_ONE = 5, 3  # attributes of people, and groups of each
WIDE = 5  # columns that the chart covers
SUMMARY = [
    Column("topic", "Summary", "title", 25),
    Column("words", "In words", width=60),
    Column("number", "Number", "int", 9),
    Column("share", "Share here, %", "float", 10, longest=100),
    Column("population", "Share in the population, %", "float", 12, longest=100),
    DATA_SET,
]
Row = Sequence[Any]  # topic, words, number, share, share in the population


@dataclass
class Rows:
    """The rows from the top of the sheet; the header is the first row of the sheet."""

    data_set: str
    rows: list[Row] = field(default_factory=list)

    def add(self, *cells: Any) -> None:
        self.rows.append((*cells, *[None] * (5 - len(cells)), self.data_set))

    def space(self, count: int) -> None:
        self.rows += [(None,) * 6] * count

    @property
    def next_row(self) -> int:
        return len(self.rows) + 2


def summary_sheet(plan: Plan, comments: Comments) -> Sheet:
    columns = [*SUMMARY]
    columns[1] = replace(columns[1], label=f"Data set {plan.cut.number}, edition {plan.cut.edition}")
    rows = Rows(plan.data_set)
    for topic, sentence in sentences(plan, comments):
        rows.add(topic, sentence)
    themes = _largest(plan)
    top = rows.next_row
    if themes:
        rows.space(CHART_ROWS + 2)
    _add_people(plan, rows)
    _add_hidden(plan, comments, rows)
    _add_facts(plan, comments, rows)
    charts = [_chart(themes, top=top, first_row=rows.next_row + 2)] if themes else []
    _add_themes(plan, themes, rows)
    lines = [lines_of(columns, row) for row in ([str(each.label) for each in columns], *rows.rows)]
    page = Page(portrait=True, pages=2)
    return Sheet("Summary", columns, rows.rows, charts, page=page, is_list=False, lines=lines)


def lines_of(columns: Sequence[Column], row: Row) -> int:
    """How many lines a row needs, a little generously: letters are narrower than the digits that a width counts."""
    texts = [(column, cell) for column, cell in zip(columns, row, strict=True) if isinstance(cell, str)]
    return max((len(wrap(cell, column.width)) for column, cell in texts), default=1)


def _largest(plan: Plan) -> list[Row]:
    """Return the most frequent themes, then those with a hidden number; none without a number above 0."""
    rows: list[Row] = sorted(theme_rows(plan), key=lambda row: (-(row[1] or 0), row[1] is not None))
    largest = [row for row in rows if row[1] != 0][:BARS]
    return largest if any(row[1] for row in largest) else []


def _chart(themes: list[Row], *, top: int, first_row: int) -> BarChart:
    """Draw the themes from their cells, which start in ``first_row``."""
    told = "; ".join(f"{row[0]}: {'hidden' if row[1] is None else row[1]}" for row in themes)
    return BarChart(
        title="Comments by theme",
        description=f"Bars, comments. {told}"[:2000],
        label_column=1,
        number_column=2,
        first_row=first_row,
        labels=[_label(row) for row in themes],
        numbers=[row[1] for row in themes],
        at=(1, top),
        wide=WIDE,
        tall=CHART_ROWS,
    )


def _label(row: Row) -> str:
    return f"{row[0]} ({row[-1]})" if row[1] is None else row[0]


def _add_themes(plan: Plan, themes: list[Row], rows: Rows) -> None:
    rows.space(1)
    rows.add(
        "Comments by theme", "Numbers of the chart; share of all comments. The sheet Themes has all themes."
    )
    for row in themes:
        rows.add("Theme", _label(row), row[1], row[2])


def _add_people(plan: Plan, rows: Rows) -> None:
    rows.space(1)
    rows.add("Who took part", "Share here: of those who answered. The sheet Participation has all groups.")
    for about, groups in _shown_groups(plan):
        for _about, group, number, here, population, _ratio, _source, why in groups[:OF_ONE]:
            rows.add(about, f"{group} ({why})" if why else group, number, here, population)
        if len(groups) > OF_ONE:
            rows.add(about, f"{len(groups) - OF_ONE} more in the sheet Participation")


def _shown_groups(plan: Plan) -> list[tuple[str, list[Row]]]:
    """Return the groups of a few attributes, those that are compared with the population first."""
    tables = sorted(participation_tables(plan), key=lambda each: not each[2].get("benchmark"))
    return [
        (about, list(shares(plan, about, dimension, table)))
        for dimension, about, table in tables[:ATTRIBUTES]
    ]


def _add_hidden(plan: Plan, comments: Comments, rows: Rows) -> None:
    rows.space(1)
    rows.add("What is hidden", "Numbers of the release, with those of its tables that are not in this file.")
    kinds = Counter(
        cell for table in plan.tables.values() for cell in cells_in(table) if isinstance(cell, str)
    )
    for kind, words in HIDDEN.items():
        rows.add("Numbers hidden", words.format(most=plan.threshold - 1), kinds[kind])
    rows.add("Tables withheld", ", ".join(plan.release.held) or "none")
    rows.add("Not shown in rows", not_shown(plan, comments))
    rows.add("Rows in this file", _row_count(plan))


def _add_facts(plan: Plan, comments: Comments, rows: Rows) -> None:
    rows.space(1)
    cut, meta = plan.cut, plan.meta
    rows.add("Data set", str(cut.number))
    rows.add("Edition of the data set", str(cut.edition))
    rows.add("Source of every number", f"Data set {cut.number}, edition {cut.edition}, and no other")
    rows.add("Comments received before", until_text(plan))
    rows.add("Form", meta["form"] or "all forms that use the shared codebook")
    rows.add("Filters", filters_text(plan) or "none")
    rows.add("Created for", plan.audience)
    rows.add("Codebook", f"{meta['codebook']}, version {meta['codebook_version']}")
    rows.add("Rule for small numbers", f"1 to {plan.threshold - 1} is hidden, 0 is shown")
    rows.add("Contact details", "Stored separately. They are not in any export.")
    rows.add("Who people are", "Only as numbers, in Participation. No row shows it.")
    rows.add("More than one code", "A comment can carry more than one code, so the counts add up to more.")
    rows.add("Comments and rows", _rows_text(plan))


def _row_count(plan: Plan) -> str:
    return str(plan.rows) if plan.has_rows else ROWS_WITHHELD.get(plan.release.rows_withheld, "Withheld")


def not_shown(plan: Plan, comments: Comments) -> str:
    return ", ".join(str(each.label) for each in left_out(plan, comments)) or "nothing"


def _rows_text(plan: Plan) -> str:
    if plan.is_for_records:
        return "Every comment is a row, with its letter named if many people sent the same one."
    return (
        "A row is a comment that a person has read and approved. A letter that many people sent is one row. "
        "Numbers in other sheets count every comment in the data set."
    )
