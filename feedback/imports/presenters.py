"""Present rows as they would be stored, and dates as they would be read."""

from datetime import datetime
from typing import Any

from cms.components.dates import clock_time, plain_date
from cms.i18n.fields import text
from feedback.forms.frozen_forms import FrozenForm, FrozenQuestion
from feedback.imports.columns import ATTRIBUTE, CONTACTS, lines_of
from feedback.imports.dates import FORMATS, Moment, shown_dates
from feedback.imports.problems import LEAVE, repairs_of
from feedback.imports.rows import ReadRow
from feedback.models import ImportBatch, QuestionKind
from feedback.moderation.language_detection import UNKNOWN
from feedback.moderation.language_detection import guess as guess_language
from feedback.submissions.attributes import shown_value

Answer = str | int | list[str] | dict[str, str]
HEAD_COLUMNS, VALUES_SHOWN = 12, 5


def answer_rows(frozen: FrozenForm, row: dict[str, Any]) -> list[dict[str, str]]:
    """Return questions and answers in the order of the form."""
    said = row["texts"] | row["answers"]
    return [
        {"label": text(each.label) or each.key, "words": _text(each, said[each.key])}
        for each in frozen.questions
        if each.key in said
    ]


def _text(question: FrozenQuestion, answer: Answer) -> str:
    labels = question.labels()
    if isinstance(answer, dict):
        lines = {each["key"]: text(each["label"]) for each in lines_of(question)}
        return "; ".join(f"{lines.get(line, line)}: {labels.get(key, key)}" for line, key in answer.items())
    if isinstance(answer, list):
        mark = " > " if question.kind == QuestionKind.RANKING else "; "
        return mark.join(str(labels.get(key, key)) for key in answer)
    return str(labels.get(str(answer), answer))


def row_as_stored(row: ReadRow) -> dict[str, Any]:
    """What a check keeps of one of the first rows. ``hint``: a guessed language, where the row states none."""
    words = row.words
    hint = "" if words.language else guess_language("\n".join(words.texts.values()))
    return {
        "line": row.line,
        "texts": words.texts,
        "answers": words.answers | words.about_you,
        "language": words.language,
        "hint": "" if hint == UNKNOWN else hint,
        "channel": row.channel,
        "received": row.submitted_at.isoformat() if row.is_dated else "",
        "speaks_for": row.speaks_for,
        "ref": row.ref,
        "quote": words.consents["quote"],
        "publish": words.consents["publish"],
    }


def read_in_each_format(column: dict[str, Any], zone: str) -> list[dict[str, Any]]:
    """Each likely date format of a column, with up to three of its values as they would be read."""
    return [
        {"label": FORMATS[form], "dates": shown_dates(column["samples"], form, moment_in_words, zone)}
        for form in column.get("dates", {})
    ]


def moment_in_words(moment: Moment) -> str:
    """A day as written; a time in Pacific Time."""
    words = plain_date(moment)
    return f"{words}, {clock_time(moment)}" if isinstance(moment, datetime) else words


def head_rows(batch: ImportBatch) -> list[list[str]]:
    """The first rows of the first twelve columns, as read."""
    heads = [each.get("head", []) for each in batch.columns[:HEAD_COLUMNS]]
    return [list(row) for row in zip(*heads, strict=True)] if all(heads) else []


def problem_rows(batch: ImportBatch) -> list[dict[str, Any]]:
    """Groups of rows that do not fit, with what can be done about each and the place of its column."""
    places = {column["name"]: place for place, column in enumerate(batch.columns)}
    left = batch.reading.get(LEAVE, [])
    return [
        group
        | {
            "place": places.get(group["column"]),
            "repairs": repairs_of(group),
            "is_left": group["key"] in left,
            "most": sorted(group["values"].items(), key=lambda pair: -pair[1])[:VALUES_SHOWN],
        }
        for group in batch.problems
    ]


def kept_beside(row: ReadRow) -> dict[str, Any]:
    """Attributes and contact details of one of the first rows. They go with the file, and into no job."""
    return {"line": row.line, "attributes": row.attributes, "contact": row.words.contact}


def attribute_rows(batch: ImportBatch, line: int) -> list[dict[str, str]]:
    """Attributes and contacts of one of the first rows, under the names of their columns."""
    row: dict[str, Any] = next((each for each in batch.reading.get("beside", []) if each["line"] == line), {})
    rows = []
    for column in batch.columns:
        key = batch.mapping.get(column["name"], "")
        kind, _mark, own = key.removeprefix(ATTRIBUTE).partition(":")
        if key.startswith(ATTRIBUTE) and own in row.get("attributes", {}):
            value = shown_value(kind, row["attributes"][own])
            rows.append({"label": column.get("label") or column["name"], "words": value})
    rows += [{"label": str(CONTACTS[name]), "words": value} for name, value in row.get("contact", {}).items()]
    return rows
