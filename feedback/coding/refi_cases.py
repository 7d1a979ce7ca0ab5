"""Cases of a REFI-QDA project: each comment with what it is known for, by closed answers and imported facts.

Left out: contact details, answers about the person, free text, and facts from imported files that are free text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid5
from xml.etree import ElementTree

from django.conf import settings

from cms.clock import PACIFIC
from cms.i18n.fields import text
from feedback.coding.file_codes import NAMESPACE
from feedback.models import (
    DEMOGRAPHIC_KINDS,
    ONE_ANSWER_KINDS,
    Attribute,
    Form,
    Question,
    QuestionKind,
    Submission,
    SubmissionText,
)

TEXT, BOOLEAN, INTEGER, FLOAT, DATE, MOMENT = "Text", "Boolean", "Integer", "Float", "Date", "DateTime"
OF_EVERY_COMMENT = ("channel", "language", "month")
KINDS = {
    *ONE_ANSWER_KINDS,
    *(QuestionKind(each) for each in ("many_choices", "number", "date", "ranking", "matrix")),
}
Values = dict[str, tuple[str, str]]  # of a case: the id of a variable → its kind and the value


def guid_from(*parts: object) -> str:
    return str(uuid5(NAMESPACE, "/".join(map(str, parts))))


def case_guid(submission: int) -> str:
    return guid_from("case", submission)


@dataclass(frozen=True)
class Fact:
    """One thing that a comment may be known for. ``key`` names it within the form."""

    key: str
    name: str
    value: object


class Cases:
    """What is known of the comments of a form: three queries for any number of them.

    The kind of a variable follows from all its values here: whole numbers, or numbers; days, or moments.
    """

    def __init__(self, form: Form, comments: Iterable[Submission]) -> None:
        self.form, self.attributes = form, _attributes(form)
        self.questions = _questions(form)
        self.facts = {each.pk: list(self._facts(each)) for each in comments}
        self.names: dict[str, str] = {key: key for key in OF_EVERY_COMMENT}
        kinds: dict[str, set[str]] = {key: {TEXT} for key in OF_EVERY_COMMENT}
        for fact in (fact for facts in self.facts.values() for fact in facts):
            self.names.setdefault(fact.key, fact.name)
            kinds.setdefault(fact.key, set()).add(_kind(fact.value))
        self.kinds = {key: _widest(found) for key, found in kinds.items()}

    def guid(self, key: str) -> str:
        is_plain = key in OF_EVERY_COMMENT
        return guid_from("variable", key) if is_plain else guid_from("variable", self.form.slug, key)

    def values(self, submission: int) -> Values:
        """The values of a case, as the file has them."""
        return {
            self.guid(each.key): (self.kinds[each.key], _written(each.value))
            for each in self.facts.get(submission, [])
        }

    def _facts(self, comment: Submission) -> Iterator[Fact]:
        month = "" if comment.date_unknown else f"{comment.submitted_at.astimezone(PACIFIC):%Y-%m}"
        for key, value in zip(OF_EVERY_COMMENT, (comment.channel, comment.language, month), strict=True):
            if value:
                yield Fact(key, key, value)
        for attribute in self.attributes:
            value = comment.attributes.get(attribute.key)
            if value not in (None, ""):
                yield Fact(f"attribute/{attribute.key}", attribute.label, value)
        for question in self.questions:
            yield from _answers(question, comment.answers.get(question.key))


def _attributes(form: Form) -> list[Attribute]:
    return list(Attribute.objects.filter(form=form).exclude(kind=Attribute.Kind.TEXT))


def _questions(form: Form) -> list[Question]:
    """Those with closed answers that are not about the person; the newest words, with choices of all versions."""
    rows = Question.objects.filter(version__form=form, kind__in=KINDS).exclude(kind__in=DEMOGRAPHIC_KINDS)
    found: dict[str, Question] = {}
    person = set(rows.filter(about_you=True).values_list("key", flat=True))
    for each in rows.filter(about_you=False).order_by("-version__number", "position"):
        first = found.setdefault(each.key, each)
        known = {choice["key"] for choice in first.choices}
        first.choices = first.choices + [choice for choice in each.choices if choice["key"] not in known]
    return [each for key, each in found.items() if key not in person]


def _words(label: dict[str, str]) -> str:
    return text(label, settings.LANGUAGE_CODE)


def _answers(question: Question, answer: object) -> Iterator[Fact]:
    """An answer that is none of the choices may be free text: it is left out."""
    key, name = f"answer/{question.key}", _words(question.label)
    labels = {each["key"]: _words(each["label"]) for each in question.choices}
    if question.kind in ONE_ANSWER_KINDS and isinstance(answer, str) and answer in labels:
        yield Fact(key, name, labels[answer])
    elif question.kind == QuestionKind.MANY_CHOICES and isinstance(answer, list):
        for choice, label in labels.items():
            yield Fact(f"{key}/{choice}", f"{name}: {label}", choice in answer)
    elif question.kind == QuestionKind.RANKING and isinstance(answer, list):
        ranked = [labels[each] for each in answer if each in labels]
        if ranked:
            yield Fact(key, name, " > ".join(ranked))
    elif question.kind == QuestionKind.MATRIX and isinstance(answer, dict):
        for row in question.settings.get("rows", []):
            if answer.get(row["key"]) in labels:
                place = f"{name}: {_words(row['label'])}"
                yield Fact(f"{key}/{row['key']}", place, labels[answer[row["key"]]])
    elif (
        question.kind == QuestionKind.NUMBER
        and _is_number(answer)
        or question.kind == QuestionKind.DATE
        and isinstance(answer, str)
        and _kind(answer) == DATE
    ):
        yield Fact(key, name, answer)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return BOOLEAN
    if isinstance(value, int):
        return INTEGER
    if isinstance(value, float):
        return FLOAT
    return _kind_of_words(str(value))


def _kind_of_words(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        pass
    else:
        return DATE if len(value) == 10 else TEXT
    try:
        return MOMENT if datetime.fromisoformat(value).tzinfo else TEXT
    except ValueError:
        return TEXT


def _widest(kinds: set[str]) -> str:
    if len(kinds) == 1:
        return next(iter(kinds))
    return FLOAT if kinds == {INTEGER, FLOAT} else TEXT


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


# Writing -------------------------------------------------------------------------------------------------


def add_variables(root: ElementTree.Element, cases: Cases) -> None:
    variables = ElementTree.SubElement(root, "Variables")
    for key, kind in cases.kinds.items():
        facts = {"guid": cases.guid(key), "name": cases.names[key], "typeOfVariable": kind}
        ElementTree.SubElement(variables, "Variable", facts)


def add_cases(root: ElementTree.Element, cases: Cases, texts: Iterable[SubmissionText]) -> None:
    """A case for each comment, with its values and its texts."""
    places, of_comment = ElementTree.SubElement(root, "Cases"), dict[int, list[SubmissionText]]()
    for each in texts:
        of_comment.setdefault(each.submission_id, []).append(each)
    for pk, own in of_comment.items():
        case = ElementTree.SubElement(
            places, "Case", {"guid": case_guid(pk), "name": own[0].submission.reference}
        )
        for variable, (kind, value) in cases.values(pk).items():
            place = ElementTree.SubElement(case, "VariableValue")
            ElementTree.SubElement(place, "VariableRef", {"targetGUID": variable})
            ElementTree.SubElement(place, f"{kind}Value").text = value
        for each in own:
            ElementTree.SubElement(case, "SourceRef", {"targetGUID": guid_from("text", each.pk, each.sha256)})
