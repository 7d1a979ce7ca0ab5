"""Build the explanatory sheets: read me, dictionary and change log (PAR-08)."""

from collections.abc import Iterator
from typing import Any

from cms.i18n.fields import text
from cms.spreadsheets import Column, Sheet
from feedback.exports.comments_sheet import Comments
from feedback.exports.messages import LIMITS, ROWS_WITHHELD
from feedback.exports.plan import Plan
from feedback.exports.tables import number_sheets
from feedback.models import Cut
from feedback.releases.analysis.dimensions import RANGES

PAIRS = [Column("what", "What"), Column("value", "Value")]
DICTIONARY = [
    Column("column", "Column"),
    Column("key", "Key", "code"),
    Column("meaning", "Meaning"),
    Column("form", "Form"),
    Column("version", "Form version", "int"),
    Column("asked", "As this version asked it"),
]
MASKED = {"channel", "language", "month", "version", "form", "codes", "against"}
CHANGES = [
    Column("edition", "Edition", "int"),
    Column("sha256", "SHA-256 of the data set", "code"),
    Column("note", "Note"),
]


def sheets(plan: Plan, comments: Comments) -> Iterator[Sheet]:
    yield Sheet("Read me", PAIRS, read_me_rows(plan, comments))
    yield Sheet("Comments", comments.columns, comments.rows(), count=plan.rows)
    yield from number_sheets(plan)
    yield Sheet("Dictionary", DICTIONARY, list(dictionary_rows(plan, comments)))
    yield Sheet("Change log", CHANGES, change_rows(plan.cut))


def read_me_rows(plan: Plan, comments: Comments) -> list[tuple[str, Any]]:
    cut, meta = plan.cut, plan.meta
    filters = ", ".join(f"{name} = {value}" for name, value in sorted(meta["filters"].items()))
    return [
        ("Data set", str(cut.number)),
        ("Source of every number", f"Data set {cut.number}, edition {cut.edition}, and no other"),
        ("Edition of the data set", str(cut.edition)),
        ("Comments received before", meta["until"]),
        ("Form", meta["form"] or "all forms that use the shared codebook"),
        ("Filters", filters or "none"),
        ("Created for", plan.audience),
        ("Rows in this file", _row_count(plan)),
        ("Not shown in rows", _not_shown(plan, comments)),
        ("Codebook", f"{meta['codebook']}, version {meta['codebook_version']}"),
        ("Rule for small numbers", f"{meta['rule']}: 1 to {plan.threshold - 1} is hidden, 0 is shown"),
        ("Numbers hidden by this rule", str(plan.release.suppressed)),
        ("Tables withheld", ", ".join(plan.release.held) or "none"),
        ("SHA-256 of the data set", cut.sha256),
        ("SHA-256 of the numbers", plan.release.sha256),
        ("Who took part", LIMITS),
        ("Contact details", "Stored separately. They are not in any export."),
        ("Who people are", "Only as numbers, in Participation. No row shows it."),
        ("More than one code", "A comment can carry more than one code, so the counts add up to more."),
        ("Comments and rows", _rows_text(plan)),
    ]


def _row_count(plan: Plan) -> str:
    return str(plan.rows) if plan.has_rows else ROWS_WITHHELD.get(plan.release.rows_withheld, "Withheld")


def _not_shown(plan: Plan, comments: Comments) -> str:
    """Name the columns without any value, because rows would tell about a few people."""
    if plan.is_for_records or not plan.has_rows:
        return "nothing"
    shown = plan.release.shown_rows["shown"]
    names = {each.key: each.key.replace("answer:", "q:") for each in comments.columns}
    left_out = [str(each.label) for each in comments.columns if names[each.key] in MASKED - set(shown)]
    left_out += [
        str(each.label)
        for each in comments.columns
        if each.key.startswith("answer:") and names[each.key] not in shown
    ]
    return ", ".join(left_out) or "nothing"


def _rows_text(plan: Plan) -> str:
    if plan.is_for_records:
        return "Every comment is a row, with its letter named if many people sent the same one."
    return (
        "A row is a comment that a person has read and approved. A letter that many people sent is one row. "
        "Numbers in other sheets count every comment in the data set."
    )


def dictionary_rows(plan: Plan, comments: Comments) -> Iterator[tuple]:
    """Yield each column, then each question with its text in each version, then each code."""
    meanings = _meanings(plan)
    for column in comments.columns:
        yield str(column.label), column.key, meanings.get(column.key, ""), None, None, None
    for question in plan.meta["questions"]:
        apart = "; ".join(_how_counted(question))
        for version in question["versions"]:
            asked = text(version["label"], "en")
            yield (
                text(question["label"], "en"),
                question["key"],
                apart,
                version["form"],
                version["number"],
                asked,
            )
    for code in plan.meta["codes"]:
        yield text(code["name"], "en"), code["key"], _code_text(code), None, None, None


def _how_counted(question: dict) -> Iterator[str]:
    if question["about_you"]:
        yield "About the person: not in any row, only counted"
    if question["kind"] in RANGES:
        yield (
            "Counted in ranges; small ranges are combined with the next. "
            "Mean and quartiles only where no number is hidden"
        )


def _code_text(code: dict) -> str:
    words = text(code["definition"], "en")
    if code.get("merged_into"):
        words = f"{words} ({code['status']}: see {code['merged_into']})".strip()
    return words


def _meanings(plan: Plan) -> dict[str, str]:
    if plan.is_for_records:
        return {
            "ref": "The comment",
            "channel": "Channel",
            "letter": "The same for all comments that are one letter",
            "rest": "Answers without a column of their own, by question",
            "codes": "Codes that a person gave, see Themes",
        }
    apart = f"Given only where at least {plan.threshold} rows are alike in any three columns"
    return {
        "ref": "The comment. The ID is valid in this file only.",
        "channel": f"Channel. {apart}; else “other”",
        "language": f"Language of the comment. {apart}; else “other”",
        "month": f"Month received, or a range of months. {apart}; else “other”",
        "version": f"Which version of the form was answered. {apart}",
        "letters": f"How many sent the same letter; 2 to {plan.threshold - 1} is left blank",
        "codes": f"Codes that a person gave, with those above them, see Themes. {apart}",
    }


def change_rows(cut: Cut) -> list[tuple[int, str, str]]:
    earlier = [(each["edition"], each["sha256"], "Withdrawn: a text was removed") for each in cut.earlier]
    return [*earlier, (cut.edition, cut.sha256, "This edition")]
