"""The comments sheet of a workbook: codes as their names, and columns that print.

A column without any value stands last and does not print. Other formats have the columns in their order, and keys.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from operator import itemgetter
from typing import Any

from cms.i18n.fields import text
from cms.spreadsheets import Column, Page, Sheet
from feedback.exports.comments_sheet import Comments
from feedback.exports.labels import label_of
from feedback.exports.messages import OTHER_VALUE
from feedback.exports.plan import Plan
from feedback.models import QuestionKind

MASKED = {"channel", "language", "month", "version", "form", "codes", "against"}
WIDTHS = {
    "ref": 17, "channel": 27, "language": 11, "month": 10, "version": 8, "form": 20, "letters": 8, "codes": 26,
    "against": 20, "demo": 7, "rest": 24,
}  # fmt: skip
TEXTS = 130  # characters, shared by all long texts
LEAST, ANSWER = 40, 26
Labels = Callable[[str], str]


def comments_sheet(plan: Plan, comments: Comments) -> Sheet:
    empty = {column.key for column in left_out(plan, comments)}
    order = sorted(range(len(comments.columns)), key=lambda place: comments.columns[place].key in empty)
    widths = _widths(plan)
    columns = [
        replace(
            each,
            width=widths.get(each.key) or WIDTHS.get(each.key, ANSWER if each.kind == "text" else each.width),
        )
        for each in map(comments.columns.__getitem__, order)
    ]
    page = Page(columns=len(order) - len(empty) if empty else 0)
    return Sheet("Comments", columns, _rows(plan, comments, order), count=plan.rows, page=page)


def left_out(plan: Plan, comments: Comments) -> list[Column]:
    """Return the columns without any value, because rows would reveal a few people."""
    if plan.is_for_records or not plan.has_rows:
        return []
    shown = plan.release.shown_rows["shown"]
    return [
        each
        for each in comments.columns
        if (name := attribute_of(each)) not in shown and (name in MASKED or name.startswith("q:"))
    ]


def attribute_of(column: Column) -> str:
    """The name of the attribute that the release decides on."""
    return column.key.replace("answer:", "q:", 1)


def code_names(plan: Plan) -> dict[str, str]:
    return {code["key"]: text(code["name"], "en") for code in plan.meta["codes"]}


def value_labels(plan: Plan) -> dict[str, Labels]:
    """Map a column to the function that returns the label of one of its values; none if the file has codes."""
    if plan.as_codes:
        return {}
    names = code_names(plan)

    def code(key: str) -> str:
        return names.get(key, key)

    return {"codes": code, "against": code, "channel": _of("channel"), "language": _of("language")}


def _of(dimension: str) -> Labels:
    """Values that the release put together stay "other"; it is not the choice of that name."""
    return lambda key: key if key == OTHER_VALUE else label_of(dimension, key, {})


def _rows(plan: Plan, comments: Comments, order: list[int]) -> Iterator[list[Any]]:
    labels = value_labels(plan)
    told = [(place, labels[each.key]) for place, each in enumerate(comments.columns) if each.key in labels]
    pick = itemgetter(*order)
    for row in comments.rows():
        for place, label in told:
            if row[place]:
                row[place] = "; ".join(label(key) for key in row[place].split("; "))
        yield list(pick(row))


def _widths(plan: Plan) -> dict[str, int]:
    kinds = {f"text:{question['key']}": question["kind"] for question in plan.meta["questions"]}
    long = [key for key, kind in kinds.items() if kind == QuestionKind.LONG_TEXT]
    return {key: max(LEAST, TEXTS // len(long)) for key in long}
