"""Build the comments sheet: its columns for each audience, and its rows."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from cms.i18n.fields import text
from cms.spreadsheets import Column
from feedback.exports.answers import answer_columns, fits, is_text, labels_of, title_of
from feedback.exports.messages import DATA_SET, LETTERS, OTHER_ANSWER, OTHER_VALUE
from feedback.exports.plan import Plan, release_id
from feedback.models import QuestionKind
from feedback.releases.row_attributes import CLOSED
from feedback.releases.row_tables import OTHER

Maker = Callable[[dict], Any]
Pair = tuple[Column, Maker]


class Comments:
    """Columns and cell functions, selected once per export."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        words = Counter(text(question["label"], "en") for question in plan.meta["questions"])
        self.twins = {label for label, count in words.items() if count > 1}
        self.known = {question["key"] for question in plan.meta["questions"]}
        self.questions = {q["key"]: q for q in plan.meta["questions"] if not q["about_you"]}
        checks = [(key, fits(question)) for key, question in self.questions.items()]
        self.choosy = [(key, fit) for key, fit in checks if fit]
        pairs = self._for_records() if plan.is_for_records else self._for_readers()
        self.columns = [column for column, _maker in pairs]
        self.makers = [maker for _column, maker in pairs]

    def rows(self) -> Iterator[list[Any]]:
        plan, makers = self.plan, self.makers
        if not plan.has_rows:
            return
        as_said = plan.is_for_records
        for row in plan.source():
            row["said"] = texts_of(row, as_said=as_said) if as_said or plan.shows_text(row) else {}
            yield [make(row) for make in makers]

    # Public and board exports ------------------------------------------------------------------------------

    def _for_readers(self) -> list[Pair]:
        plan = self.plan

        def told(name: str) -> Maker:
            return lambda row: _labeled_other(plan.told(name, row))

        pairs: list[Pair] = [
            (Column("ref", "Comment", "code"), lambda row: release_id(plan.cut, plan.audience, row["id"])),
            (DATA_SET, lambda row: plan.data_set),
            (Column("channel", "Channel"), told("channel")),
            (Column("language", "Language"), told("language")),
            (Column("month", "Month received", "code"), told("month")),
            (Column("version", "Form version", "code"), told("version")),
        ]
        if not plan.is_public:
            pairs.append((Column("form", "Form"), told("form")))
        pairs.append((Column("letters", "Letters, at least", "int"), self._letters))
        for question in self.questions.values():
            pairs += self._texts(question)
            if not plan.is_public and question["kind"] in CLOSED:
                pairs += self._told_answers(question)
        pairs.append((Column("codes", "Codes"), told("codes")))
        if not plan.is_public:
            pairs.append((Column("against", "Disagrees with"), told("against")))
        return [*pairs, (Column("demo", "Demo data", "bool"), lambda row: row["is_demo"])]

    def _letters(self, row: dict) -> int | None:
        """How many sent the letter, at least: 1, or the lower end of a range, so no later file tells a few more."""
        size = self.plan.letters_of(row)
        return size if size == 1 else max((each for each in LETTERS if each <= size), default=None)

    def _told_answers(self, question: dict) -> Iterator[Pair]:
        """Yield the answer column, with the choices that rows of this release show."""
        plan, name = self.plan, f"q:{question['key']}"
        labels = {} if plan.as_codes else labels_of(question["choices"]) | {OTHER: OTHER_ANSWER}

        def told(row: dict) -> str | None:
            said = plan.told(name, row)
            return "; ".join(labels.get(each, each) for each in said.split("; ")) if said else None

        yield Column(f"answer:{question['key']}", self._title(question)), told

    # Records exports ---------------------------------------------------------------------------------------

    def _for_records(self) -> list[Pair]:
        pairs: list[Pair] = [
            (Column("ref", "Comment", "code"), lambda row: row["ref"]),
            (DATA_SET, lambda row: self.plan.data_set),
            (Column("received", "Received (Pacific time)", "datetime"), _received),
            (Column("channel", "Channel"), lambda row: row["channel"]),
            (Column("language", "Language"), lambda row: row["language"]),
            (Column("form", "Form"), lambda row: row["form"]),
            (Column("version", "Form version", "int"), lambda row: row["version"]),
            (Column("state", "Status"), lambda row: row["state"]),
            (Column("speaks_for", "Number of people represented", "int"), lambda row: row["speaks_for"]),
            (Column("letter", "Letter", "code"), _letter),
            (
                Column("import_ref", "Reference in the file it came from", "code"),
                lambda row: row["import_ref"] or None,
            ),
        ]
        for question in self.questions.values():
            pairs += [*self._texts(question), *self._files(question), *self._answers(question)]
        return [
            *pairs,
            (Column("rest", "Other answers"), self._rest),
            (Column("codes", "Codes"), codes_of),
            (Column("against", "Disagrees with"), against_of),
            (Column("demo", "Demo data", "bool"), lambda row: row["is_demo"]),
        ]

    def _answers(self, question: dict) -> Iterator[Pair]:
        key = question["key"]
        for column, cell in answer_columns(question, self._title(question), as_codes=self.plan.as_codes):
            yield column, _answer(key, cell)

    def _files(self, question: dict) -> Iterator[Pair]:
        key = question["key"]
        if question["kind"] == QuestionKind.FILE:
            yield (
                Column(f"file:{key}", self._title(question)),
                lambda row: "; ".join(each["name"] for each in row["files"] if each["q"] == key) or None,
            )

    def _rest(self, row: dict) -> str | None:
        """Return, as JSON, the answers that no column can represent, so none is lost."""
        answers, said, known = row["answers"], row["said"], self.known
        rest = {key: answers[key] for key, fit in self.choosy if key in answers and not fit(answers[key])}
        if not (known.issuperset(answers) and known.issuperset(said)):
            rest |= {key: each for key, each in (*answers.items(), *said.items()) if key not in known}
        return json.dumps(rest, sort_keys=True, ensure_ascii=False) if rest else None

    # Both --------------------------------------------------------------------------------------------------

    def _title(self, question: dict) -> str:
        return question["key"] if self.plan.as_codes else title_of(question, self.twins)

    def _texts(self, question: dict) -> Iterator[Pair]:
        key = question["key"]
        if is_text(question):
            yield (
                Column(f"text:{key}", self._title(question)),
                lambda row: row["said"].get(key),
            )


def _labeled_other(told: str | None) -> str | None:
    return OTHER_VALUE if told == OTHER else told


def texts_of(row: dict, *, as_said: bool) -> dict[str, str]:
    """Map each question to its text: the redacted version if there is one, or the original for a records request."""
    chosen: dict[str, str] = {}
    for each in row["texts"]:
        role = each["role"]
        if role == "original" or (role == "redaction" and not as_said):
            chosen[each["q"]] = each["text"]
        elif role == "transcript":
            chosen.setdefault(each["q"], each["text"])
    return chosen


def codes_of(row: dict) -> str | None:
    return _joined({each["code"] for each in row["codes"]})


def against_of(row: dict) -> str | None:
    return _joined({each["code"] for each in row["codes"] if each["stance"] == "against"})


def _joined(codes: set[str]) -> str | None:
    return "; ".join(sorted(codes)) or None


def _answer(key: str, cell: Maker) -> Maker:
    return lambda row: cell(row["answers"].get(key))


def _received(row: dict) -> datetime | None:
    """When it was received; None if the file that it came in did not say."""
    return None if row.get("date_unknown") else datetime.fromisoformat(row["submitted_at"])


def _letter(row: dict) -> str | None:
    return f"L-{row['campaign']}" if row["campaign"] is not None else None
