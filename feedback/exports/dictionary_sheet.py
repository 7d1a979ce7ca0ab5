"""Build the dictionary: type, allowed values and meaning of every column of a workbook."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cms.i18n.fields import text
from cms.spreadsheets import Column, Sheet
from feedback.exports.answers import labels_of
from feedback.exports.group_sheets import group_label, groups_of
from feedback.exports.labels import label_of, row_labels
from feedback.exports.messages import DIMENSIONS, HIDDEN_CELL
from feedback.exports.plan import Plan
from feedback.exports.workbook_comments import attribute_of, code_names, value_labels
from feedback.models import QuestionKind
from feedback.releases.analysis.dimensions import RANGES

DICTIONARY = [
    Column("sheets", "Sheet", width=34),
    Column("column", "Column", width=42),
    Column("type", "Type", width=17),
    Column("allowed", "Allowed values", width=62),
    Column("meaning", "Meaning", width=104),
    Column("key", "Key", "code", 48),
]
TYPES = {
    "text": "Text", "title": "Text", "code": "Text, an ID", "int": "Whole number", "float": "Number",
    "datetime": "Date and time", "date": "Date", "bool": "Yes or no",
}  # fmt: skip
MOST_VALUES = 24
MEANINGS = {
    "name": "Theme that a person gave to comments",
    "comments": "How many comments",
    "share": "Share of those who answered",
    "Themes.share": "Share of all comments of the data set",
    "topic": "What the row is about",
    "words": "Sentence, theme, group or fact",
    "number": "How many comments; under “What is hidden”, how many numbers",
    "sheets": "Sheets that have the column, or what is explained",
    "column": "Heading of the column, question or theme",
    "type": "What a cell holds",
    "allowed": "What a cell may hold",
    "meaning": "What it means",
    "key": "Name of the column in files for programs",
    "against": "Comments with this theme that disagree with it",
    "against_share": "Of the comments with this theme, those that disagree",
    "hidden": "The rule that hides a number; empty if none is hidden",
    "data_set": "The one data set that the row comes from, and its edition",
    "question": "Question of the form, as last asked",
    "answer": "Answer, all who answered, no answer, mean or quartile",
    "about": "What the group is about",
    "group": "Group of people or comments; rare ones are put together",
    "population": "Share of the group in the population, from the source named",
    "ratio": "Share here divided by the share in the population; 1 is the same share",
    "source": "Where the share in the population comes from, and its year",
    "what": "Theme, or question and answer",
    "edition": "Edition of the data set; a removed text makes a new one",
    "sha256": "Hash of the frozen file of that edition",
    "note": "Why there is a new edition",
    "value": "Hash of a file, or key in files for programs",
    "form": "Form that has the question",
    "version": "Version of that form, or of the codebook",
    "asked": "Text of the question in that version",
}
Entry = tuple[str, str, str, str, str]  # column, type, allowed values, meaning, key


def dictionary_rows(
    plan: Plan, sheets: Sequence[Sheet], *more: tuple[str, Sequence[Column]]
) -> list[tuple[str, ...]]:
    """Return a row for each column, one for columns that are the same in several sheets, then questions and codes."""
    found: dict[Entry, dict[str, None]] = {}
    named = [(each.name, each.columns) for each in sheets] + [("Dictionary", DICTIONARY), *more]
    for name, columns in named:
        for entry in _comment_entries(plan, columns) if name == "Comments" else _entries(plan, name, columns):
            found.setdefault(entry, {})[name] = None
    rows: list[tuple[str, ...]] = [(", ".join(names), *entry) for entry, names in found.items()]
    return [*rows, *_questions(plan), *_codes(plan)]


def _entries(plan: Plan, sheet: str, columns: Sequence[Column]) -> Iterator[Entry]:
    if sheet == "By group":
        yield from _group_entries(plan)
    for column in columns:
        if "=" not in column.key:
            allowed = _of_number(plan, column)
            yield str(column.label), TYPES[column.kind], allowed, meaning_of(sheet, column), column.key


def meaning_of(sheet: str, column: Column) -> str:
    return MEANINGS.get(f"{sheet}.{column.key}") or MEANINGS.get(column.key, "")


def _of_number(plan: Plan, column: Column) -> str:
    if column.key in ("comments", "against"):
        return f"0, {plan.threshold} or more; empty if hidden"
    if column.key in ("share", "population", "against_share"):
        return "0 to 100; empty if it cannot be told"
    return f"{plan.cut.number}.{plan.cut.edition}" if column.key == "data_set" else "Any"


def _group_entries(plan: Plan) -> Iterator[Entry]:
    marks = " or ".join(f"“{words.format(most=plan.threshold - 1)}”" for words in HIDDEN_CELL.values())
    groups = groups_of(plan)
    for dimension in dict.fromkeys(name for name, _key in groups):
        title = DIMENSIONS.get(dimension, dimension)
        labels = [
            group_label(plan, each).removeprefix(f"{title}: ") for each in groups if each[0] == dimension
        ]
        meaning = f"Comments in each group: {listed(labels)}. Empty: not counted by this group"
        allowed = f"0, {plan.threshold} or more; if hidden, {marks}"
        yield f"{title}, a column per group", TYPES["int"], allowed, meaning, dimension


# Comments -----------------------------------------------------------------------------------------------------


def _comment_entries(plan: Plan, columns: Sequence[Column]) -> Iterator[Entry]:
    meanings = _meanings(plan)
    questions = {question["key"]: question for question in plan.meta["questions"]}
    for column in columns:
        question = questions.get(column.key.partition(":")[2].partition(":")[0])
        meaning = meanings.get(column.key) or MEANINGS.get(column.key, "")
        if question:
            meaning = f"Answer to “{text(question['label'], 'en')}”"
        allowed = _allowed(plan, column, question)
        yield str(column.label), TYPES[column.kind], allowed, meaning, column.key


def _allowed(plan: Plan, column: Column, question: dict[str, Any] | None) -> str:
    name = attribute_of(column)
    if column.key == "data_set":
        return plan.data_set
    if not plan.is_for_records and (name in ATTRIBUTES or name.startswith("q:")):
        return _shown(plan, name, question)
    if question and column.key.startswith("answer:") and question["choices"]:
        labels = labels_of(question["choices"])
        return listed(labels if plan.as_codes else labels.values())
    if column.key in ("codes", "against"):
        names = code_names(plan)
        return f"Any of: {listed(names if plan.as_codes else names.values())}"
    return {"bool": "Yes, no", "int": "0 or more"}.get(column.kind, "Any")


ATTRIBUTES = {"channel", "language", "month", "version", "form", "codes", "against"}
SEVERAL = {"codes", "against"}


def _shown(plan: Plan, name: str, question: dict[str, Any] | None) -> str:
    """The values of an attribute that the release lets rows show."""
    shown = plan.release.shown_rows.get("shown", {}).get(name)
    if not shown:
        return "Left empty in this file"
    labels = {} if plan.as_codes or not question else labels_of(question["choices"])
    label = value_labels(plan).get(name)
    several = name in SEVERAL or bool(question and question["kind"] == QuestionKind.MANY_CHOICES)
    values = listed([label(key) if label else labels.get(key, key) for key in shown])
    return f"Any of: {values}" if several else f"{values}; or other"


def listed(values: Iterable[str]) -> str:
    values = list(values)
    more = len(values) - MOST_VALUES
    return "; ".join(values[:MOST_VALUES]) + (f"; and {more} more" if more > 0 else "")


def _meanings(plan: Plan) -> dict[str, str]:
    if plan.is_for_records:
        return {
            "ref": "The comment",
            "channel": "How the comment came",
            "letter": "The same for all comments that are one letter",
            "rest": "Answers without a column of their own, by question",
            "codes": "Themes that a person gave, see Themes",
            "against": "Themes that the comment disagrees with",
            "received": "When the comment was received",
            "language": "Language of the comment",
            "form": "Form that was answered",
            "version": "Which version of the form was answered",
            "state": "What moderation decided",
            "speaks_for": "How many people the comment says it represents",
            "import_ref": "Where the comment is in the file it came from",
            "demo": "Whether the comment is an example",
        }
    apart = f"Given only where at least {plan.threshold} rows are alike in any three columns"
    return {
        "ref": "The comment. The ID is valid in this file only.",
        "channel": f"How the comment came. {apart}; else “other”",
        "language": f"Language of the comment. {apart}; else “other”",
        "month": f"Month received, or a range of months. {apart}; else “other”",
        "version": f"Which version of the form was answered. {apart}",
        "form": f"Form that was answered. {apart}",
        "letters": f"At least how many sent the same letter, in steps; 2 to {plan.threshold - 1} is left blank",
        "codes": f"Themes that a person gave, with those above them. {apart}",
        "against": f"Themes that the comment disagrees with. {apart}",
        "demo": "Whether the comment is an example",
    }


# Questions and codes ------------------------------------------------------------------------------------------


def _questions(plan: Plan) -> Iterator[tuple[str, ...]]:
    """Yield the questions that are counted in ranges or only counted, which their columns cannot say."""
    for question in plan.meta["questions"]:
        if how := "; ".join(_how_counted(question)):
            table = plan.tables.get(f"question:{question['key']}", {})
            sheet = "Participation" if question["about_you"] else "Polls"
            labels = row_labels(table)
            groups = listed(label_of("", key, labels) for key in table.get("rows", []))
            yield sheet, text(question["label"], "en"), "Question", groups, how, question["key"]


def _how_counted(question: dict[str, Any]) -> Iterator[str]:
    if question["about_you"]:
        yield "About the person: not in any row, only counted"
    if question["kind"] in RANGES:
        yield (
            "Counted in ranges; small ranges are combined with the next. "
            "Mean and quartiles only where no number is hidden"
        )


def _codes(plan: Plan) -> Iterator[tuple[str, ...]]:
    for code in plan.meta["codes"]:
        words = text(code["definition"], "en")
        if code.get("merged_into"):
            words = f"{words} ({code['status']}: see {code['merged_into']})".strip()
        yield "Themes", text(code["name"], "en"), "Theme", "", words, code["key"]
