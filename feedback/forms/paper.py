"""Lay out a form for paper: checkboxes, lines to write on, conditions as sentences."""

from dataclasses import dataclass
from typing import Any

from cms.i18n.fields import text
from feedback.forms import conditions
from feedback.forms.frozen_forms import FrozenForm, FrozenQuestion
from feedback.models import QuestionKind

TICKED: dict[str, str] = {
    QuestionKind.ONE_CHOICE: "one",
    QuestionKind.SCALE: "one",
    QuestionKind.CONSENT: "one",
    QuestionKind.ROLE: "one",
    QuestionKind.GENDER: "one",
    QuestionKind.AGE_BRACKET: "one",
    QuestionKind.MANY_CHOICES: "many",
    QuestionKind.ETHNICITY: "many",
}
LINES: dict[str, int] = {QuestionKind.LONG_TEXT: 6}
LONG_LIST = 20


@dataclass(frozen=True)
class OnPaper:
    question: FrozenQuestion
    number: int
    sentence: str

    @property
    def label(self) -> str:
        return text(self.question.label)

    @property
    def help(self) -> str:
        return text(self.question.help)

    @property
    def ticked(self) -> str:
        """Return "one" or "many", or an empty string for a long list, which is answered in writing."""
        is_long = self.question.kind == QuestionKind.ONE_CHOICE and len(self.question.choices) > LONG_LIST
        return "" if is_long else TICKED.get(self.question.kind, "")

    @property
    def choices(self) -> list[str]:
        return [text(each["label"]) for each in self.question.choices]

    @property
    def groups(self) -> list[tuple[str, list[str]]]:
        """Race and ethnicity: each group with its subgroups."""
        found: list[tuple[str, list[str]]] = []
        last = None
        for each in self.question.choices:
            group = each.get("group", "")
            if group and group == last:
                found[-1][1].append(text(each["label"]))
            else:
                found.append((text(each["label"]), []))
            last = group
        return found

    @property
    def rows(self) -> list[str]:
        return [text(each["label"]) for each in self.question.rows]

    @property
    def unit(self) -> str:
        return text(self.question.settings.get("unit"))

    @property
    def lines(self) -> range:
        return range(LINES.get(self.question.kind, 1))

    @property
    def asks_email(self) -> bool:
        return self.question.purpose == "contact"


def paper_sections(frozen: FrozenForm) -> list[dict[str, Any]]:
    """Return the sections for paper. File questions are included: files are enclosed with the form."""
    number = 0
    sections = []
    for section in (each for page in frozen.pages for each in page):
        asked = []
        for question in section.questions:
            number += 1
            asked.append(OnPaper(question, number, conditions.sentence(question, frozen)))
        sections.append({"title": text(section.title), "intro": text(section.intro), "asked": asked})
    return sections
