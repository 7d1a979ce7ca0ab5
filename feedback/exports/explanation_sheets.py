"""Order the sheets of a workbook, with the change log, the hashes and the keys at its end (PAR-08)."""

from collections.abc import Iterator
from typing import Any

from cms.i18n.fields import text
from cms.spreadsheets import Column, Sheet
from feedback.exports.comments_sheet import Comments
from feedback.exports.dictionary_sheet import DICTIONARY, dictionary_rows
from feedback.exports.labels import row_labels, title_of_table
from feedback.exports.plan import Plan
from feedback.exports.summary_sheet import summary_sheet
from feedback.exports.tables import number_sheets, polls_of
from feedback.exports.workbook_comments import comments_sheet
from feedback.models import Cut

CHANGES = [
    Column("edition", "Edition", "int"),
    Column("sha256", "SHA-256 of the data set", "code", 68),
    Column("note", "Note"),
]
HASHES = [
    Column("what", "What", width=60),
    Column("value", "Hash or key", "code", 68),
    Column("form", "Form", "code"),
    Column("version", "Version", "int"),
    Column("asked", "As this version asked it"),
]


def sheets(plan: Plan, comments: Comments) -> Iterator[Sheet]:
    first = [summary_sheet(plan, comments), *number_sheets(plan), comments_sheet(plan, comments)]
    yield from first
    last = ("Change log", CHANGES), ("Hashes", HASHES)
    yield Sheet("Dictionary", DICTIONARY, dictionary_rows(plan, first, *last))
    yield Sheet("Change log", CHANGES, change_rows(plan.cut))
    yield Sheet("Hashes", HASHES, list(hash_rows(plan)))


def change_rows(cut: Cut) -> list[tuple[int, str, str]]:
    earlier = [(each["edition"], each["sha256"], "Withdrawn: a text was removed") for each in cut.earlier]
    return [*earlier, (cut.edition, cut.sha256, "This edition")]


def hash_rows(plan: Plan) -> Iterator[tuple[Any, ...]]:
    """Yield what it takes to check the file, then the key of each theme, question and answer."""
    meta = plan.meta
    yield "SHA-256 of the data set", plan.cut.sha256, None, None, None
    yield "SHA-256 of the numbers", plan.release.sha256, None, None, None
    yield "Rule for small numbers", meta["rule"], None, None, None
    yield "Codebook", meta["codebook"], None, meta["codebook_version"], None
    for code in meta["codes"]:
        yield f"Theme: {text(code['name'], 'en')}", code["key"], None, None, None
    for question in meta["questions"]:
        label = f"Question: {text(question['label'], 'en')}"
        for each in question["versions"]:
            yield label, question["key"], each["form"], each["number"], text(each["label"], "en")
    for table in polls_of(plan):
        labels = row_labels(table)
        for key in table["rows"]:
            yield f"Answer: {title_of_table(table)}: {labels.get(key, key)}", key, None, None, None
