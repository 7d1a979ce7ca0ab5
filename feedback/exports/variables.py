"""Describe the variables of a file with rows: short names, titles, and the values that the form offers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC

from cms.i18n.fields import text
from cms.spreadsheets import Column, guard
from feedback.exports.answers import kinds_of, labels_of, title_of, versions_text
from feedback.exports.comments_sheet import Comments
from feedback.exports.messages import LIMITS, OTHER_ANSWER, OTHER_VALUE
from feedback.exports.plan import Plan
from feedback.models import Channel, Export, QuestionKind, Submission
from feedback.reference_data.languages import LANGUAGES
from feedback.releases.packages.description import DataFile, Value, Variable, short_names, unique_labels
from feedback.releases.row_attributes import SINGLE
from feedback.releases.row_tables import OTHER

Pairs = Iterable[tuple[str, str]]
CODES = ("codes", "against")
LISTS = {QuestionKind.MANY_CHOICES, QuestionKind.RANKING}
WITH_VALUES = {*SINGLE, *LISTS, QuestionKind.MATRIX}
NOT_SHOWN = "A value that is not shown"
FOR_READERS = {
    "ref": "The ID is valid in this file only.",
    "data_set": "The data set and edition that the row comes from.",
    "channel": "How the comment arrived.",
    "language": "Language of the comment.",
    "month": "Month in which it was received, in Pacific time, or a range of months.",
    "version": "Which version of the form was answered.",
    "form": "Which form was answered.",
    "letters": "How many people sent the same letter. Empty if a few did.",
    "codes": "Codes that a person gave, with those above them.",
    "against": "Codes that the comment disagrees with, with those above them.",
    "demo": "Whether the comment is an example.",
}
FOR_RECORDS = FOR_READERS | {
    "ref": "Reference of the comment.",
    "received": "When it was received.",
    "state": "Status of the comment.",
    "speaks_for": "Number of people represented.",
    "letter": "The same for all comments that are one letter.",
    "import_ref": "Reference in the file it was imported from.",
    "rest": "Answers without a column of their own, as JSON by question.",
    "codes": "Codes that a person gave.",
    "against": "Codes that the comment disagrees with.",
}


def data_file_of(plan: Plan, comments: Comments, *, format_: str, path: str) -> DataFile:
    """Describe the file before it is written; its hash and size are added afterwards."""
    cut, said = plan.cut, dict(Export.Audience.choices)[plan.audience]
    return DataFile(
        name=f"data-set-{cut.number}-{cut.edition}-{plan.audience}-{plan.values}",
        path=path,
        format=format_,
        title=f"Data set {cut.number}, edition {cut.edition}: comments",
        description=_description(plan, str(said)),
        office=plan.meta.get("office", ""),
        version=plan.data_set,
        created=cut.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        cut_sha256=cut.sha256,
        license=plan.meta.get("license", "") if plan.is_public else "",
        variables=tuple(variables_of(plan, comments, format_)),
        limits=LIMITS,
    )


def _description(plan: Plan, audience: str) -> str:
    cut, meta = plan.cut, plan.meta
    rows = (
        "Each row is a comment."
        if plan.is_for_records
        else "Each row is a comment that a person has read; a letter that many people sent is one row. A value stands "
        f"in a row only if any three columns leave no combination of 1 to {plan.threshold - 1} rows."
    )
    return (
        f"Comments received before {meta['until']}; form: {meta['form'] or 'all'}. For: {audience}. {rows} "
        f"Everything comes from data set {cut.number}, edition {cut.edition}, and no other. Demographic answers and "
        "contact details are in no row."
    )


def variables_of(plan: Plan, comments: Comments, format_: str) -> list[Variable]:
    """Return the variables in the order of the file; see ``file_columns`` for their names there."""
    columns = file_columns(comments.columns)
    is_guarded = format_ == Export.Format.CSV and not plan.as_codes
    found = []
    for given, column in zip(comments.columns, columns, strict=True):
        variable = _variable(plan, comments, given, name=column.key)
        if is_guarded:
            values = tuple(replace(each, value=guard(each.value)) for each in variable.values)
            variable = replace(variable, header=guard(str(column.label)), values=values)
        found.append(variable)
    if format_ == Export.Format.JSONL:  # keys of a line are sorted
        found.sort(key=lambda each: each.name)
    return found


def file_columns(columns: list[Column]) -> list[Column]:
    """Return the columns as files have them: short names as keys, and no label twice."""
    names = short_names(each.key for each in columns)
    labels = unique_labels(str(each.label) or name for each, name in zip(columns, names, strict=True))
    return [
        replace(each, key=name, label=label) for each, name, label in zip(columns, names, labels, strict=True)
    ]


def _variable(plan: Plan, comments: Comments, column: Column, *, name: str) -> Variable:
    told = FOR_RECORDS if plan.is_for_records else FOR_READERS
    kind, _colon, rest = column.key.partition(":")
    is_key = column.key == "ref"
    if not rest:
        values, is_list = tuple(_listed(plan, column.key)), column.key in CODES
        return Variable(
            name=name,
            header=name,
            title=str(column.label),
            kind=column.kind,
            description=told.get(column.key, ""),
            values=values,
            is_closed=bool(values) and not is_list and not plan.is_for_records,
            is_list=is_list,
            is_key=is_key,
        )
    question = comments.questions[rest.partition(":")[0]]
    values = tuple(_answers(plan, question)) if kind == "answer" else ()
    single = kinds_of(question) <= SINGLE  # another version may have asked for many
    return Variable(
        name=name,
        header=name,
        title=_title(question, rest.partition(":")[2], comments.twins),
        kind=column.kind,
        description=_asked(question),
        values=values,
        is_closed=bool(values) and single and not plan.is_for_records,
        is_list=bool(values) and plan.as_codes and question["kind"] in LISTS,
    )


def _asked(question: dict) -> str:
    asked = f", {versions_text(question)} of the form" if question["versions"] else ""
    return f"Answers to question {question['key']}{asked}."


def _title(question: dict, row: str, twins: set[str]) -> str:
    title = title_of(question, twins)
    rows = labels_of(question["settings"].get("rows", [])) if row else {}
    return f"{title}: {rows.get(row, row)}" if row else title


def _listed(plan: Plan, key: str) -> Iterator[Value]:
    if key == "channel":
        yield from _with_shown(plan, key, ((each.value, str(each.label)) for each in Channel))
    elif key == "language":
        languages = [*((code, str(label)) for code, label in LANGUAGES), ("missing", "No answer")]
        yield from _with_shown(plan, key, languages)
    elif key == "state":
        yield from (Value(each.value, str(each.label)) for each in Submission.State)
    elif key in CODES:
        yield from (Value(code["key"], text(code["name"], "en")) for code in plan.meta["codes"])


def _answers(plan: Plan, question: dict) -> Iterator[Value]:
    """Yield the choices of all versions of a question; in a file with labels, the labels are the values."""
    if question["kind"] not in WITH_VALUES or not kinds_of(question) <= WITH_VALUES:
        return
    if question["kind"] == QuestionKind.RANKING and not plan.as_codes:
        return  # a cell numbers its labels
    labels = labels_of(question["choices"])
    pairs = labels.items() if plan.as_codes else ((label, label) for label in labels.values())
    if question["kind"] in SINGLE:
        yield from _with_shown(plan, f"q:{question['key']}", pairs, {} if plan.as_codes else labels)
    else:
        yield from (Value(*pair) for pair in dict(pairs).items())


def _with_shown(plan: Plan, name: str, pairs: Pairs, labels: dict[str, str] | None = None) -> Iterator[Value]:
    """Yield the values of a list and those the release shows beside them, such as groups; what it does not show is
    "other" in a row.
    """
    known = dict(pairs)
    if not plan.is_for_records:
        for each in plan.release.shown_rows.get("shown", {}).get(name, []):
            value = (labels or {}).get(each, each)
            known.setdefault(value, value)
        answers = OTHER if plan.as_codes else OTHER_ANSWER
        other = answers if name.startswith("q:") else OTHER_VALUE
        known[other] = f"{known[other]}, or a value that is not shown" if other in known else NOT_SHOWN
    yield from (Value(*pair) for pair in known.items())
