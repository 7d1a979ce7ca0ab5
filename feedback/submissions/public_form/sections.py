"""Present the public form: sections of questions, each with fields, condition and language."""

from dataclasses import dataclass, field
from typing import Any

from django.forms import BoundField

from cms.i18n.fields import text
from cms.i18n.passages import Passage
from feedback.forms import conditions
from feedback.forms.frozen_forms import FrozenQuestion
from feedback.models import QuestionKind
from feedback.submissions.public_form.answer_fields import name_of, names_of
from feedback.submissions.public_form.forms import AnswerForm
from feedback.submissions.public_form.screening import may_name

GROUPED = (QuestionKind.MATRIX, QuestionKind.RANKING)


@dataclass
class Group:
    """One of the seven groups of PRV-20, with its subgroups."""

    name: str
    first: Any
    finer: list[Any] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return any(each.data["selected"] for each in self.finer)


@dataclass
class Asked:
    question: FrozenQuestion
    fields: list[BoundField]
    beside: list[BoundField]
    """What stands under it: the wish to make it public, or the email of someone who may be written to."""
    sentence: str = ""
    only_if: str = ""
    is_ruled_out: bool = False
    answers: str = ""
    not_for_children: str = ""
    groups: list[Group] = field(default_factory=list)

    @property
    def name(self) -> str:
        return name_of(self.question)

    @property
    def label(self) -> str:
        return text(self.question.label)

    @property
    def help(self) -> str:
        return text(self.question.help)

    @property
    def kind(self) -> str:
        return "group" if self.question.kind in GROUPED else "groups" if self.groups else "field"

    @property
    def is_ranking(self) -> bool:
        return self.question.kind == QuestionKind.RANKING

    @property
    def first(self) -> BoundField:
        return self.fields[0]

    @property
    def has_problem(self) -> bool:
        return any(each.errors for each in self.fields)

    @property
    def columns(self) -> list[str]:
        """The column headings of a matrix, for wide screens."""
        return [text(choice["label"]) for choice in self.question.choices]

    @property
    def is_partly_untranslated(self) -> bool:
        texts = [self.question.label, self.question.help]
        texts += [each["label"] for each in (*self.question.choices, *self.question.rows)]
        return any(isinstance(text(each), Passage) for each in texts if _is_answered(each))


def _is_answered(words: dict[str, str]) -> bool:
    """Whether the label has text; a bare number of a scale is the same in each language."""
    return bool(words) and not text(words).isdigit()


@dataclass
class AskedSection:
    key: str
    title: str
    intro: str
    asked: list[Asked]

    @property
    def html_id(self) -> str:
        return f"section-{self.key}"


def sections_of(form: AnswerForm) -> list[AskedSection]:
    pages = form.frozen.pages if form.page is None else form.frozen.pages[form.page - 1 : form.page]
    shown = {each.key for each in form.questions}
    return [
        AskedSection(
            section.key,
            text(section.title),
            text(section.intro),
            [_asked(form, question) for question in section.questions if question.key in shown],
        )
        for page in pages
        for section in page
    ]


def _asked(form: AnswerForm, question: FrozenQuestion) -> Asked:
    asked = Asked(
        question=question,
        fields=[form[name] for name in names_of(question)],
        beside=[form[name] for name in _names_beside(question) if name in form.fields],
    )
    source = form.frozen.question(question.condition.get("question", "")) if question.condition else None
    if source is not None and source in form.on_page:  # on another page the answer is already known
        asked.sentence = conditions.sentence(question, form.frozen)
        asked.only_if, asked.answers = name_of(source), " ".join(question.condition["choices"])
        asked.is_ruled_out = bool(question.condition.get("not"))
    if question.kind == QuestionKind.FILE or question.purpose == "contact":
        ages = [each for each in form.questions if each.kind == QuestionKind.AGE_BRACKET]
        asked.not_for_children = name_of(ages[0]) if ages else ""
    if question.kind == QuestionKind.ETHNICITY:
        asked.groups = _groups(question, asked.first)
    return asked


def _names_beside(question: FrozenQuestion) -> list[str]:
    return [may_name(question)] if question.is_text else ["email"] if question.purpose == "contact" else []


def _groups(question: FrozenQuestion, bound: BoundField) -> list[Group]:
    """Group the frozen choices under their group; "prefer not to say" has none."""
    found: list[Group] = []
    for choice, box in zip(question.choices, bound.subwidgets, strict=True):
        name = choice.get("group", "")
        if name and found and found[-1].name == name:
            found[-1].finer.append(box)
        else:
            found.append(Group(name, box))
    return found
