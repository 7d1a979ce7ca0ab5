"""Define the dimensions by which comments are counted: channel, time, language, author and answers."""

from dataclasses import dataclass, field
from typing import Any

from feedback.models import Channel, QuestionKind
from feedback.reference_data.languages import LANGUAGES
from feedback.releases.analysis.ranges import DATE, NUMBER

MISSING = "missing"
ATTRIBUTE = "attribute:"
RANGES = {QuestionKind.NUMBER: NUMBER, QuestionKind.DATE: DATE}
ONE_ANSWER = {QuestionKind.ONE_CHOICE, QuestionKind.SCALE}
PERSON = {
    QuestionKind.ROLE: "role",
    QuestionKind.COUNTY: "county",
    QuestionKind.GENDER: "gender",
    QuestionKind.AGE_BRACKET: "age_bracket",
}
PART_NAMES = {
    "channel": {"en": "How it came", "es": "Cómo llegó"},
    "language": {"en": "Language", "es": "Idioma"},
    "month": {"en": "Month received", "es": "Mes de llegada"},
}
Words = dict[str, str]


@dataclass
class Dimension:
    """A variable of which each comment has one value; "missing" without an answer."""

    name: str
    label: Words
    labels: dict[str, Words]
    about_you: bool = False
    splits: bool = False  # whether it may split other tables
    questions: list[str] = field(default_factory=list)
    is_scale: bool = False
    range: str = ""  # "number" or "date": values are steps of a range
    unit: Words = field(default_factory=dict)

    @property
    def amount(self) -> str:
        """The column with the numeric answers, used for the mean."""
        return f"{self.name}#"


@dataclass
class Marks:
    """A variable of which a comment can have several values: choices, codes, or ranks."""

    name: str
    kind: str  # "many", "ranking" or "codes"
    label: Words
    labels: dict[str, Words]
    about_you: bool = False
    parents: dict[str, str] = field(default_factory=dict)

    def column(self, key: str) -> str:
        return f"{self.name}={key}"


@dataclass
class Matrix:
    name: str
    label: Words
    rows: dict[str, Words]
    labels: dict[str, Words]


@dataclass
class Dimensions:
    splits: list[Dimension] = field(default_factory=list)
    questions: list[Dimension] = field(default_factory=list)
    many: list[Marks] = field(default_factory=list)
    matrices: list[Matrix] = field(default_factory=list)
    codes: Marks | None = None
    attributes: list[Dimension] = field(default_factory=list)  # for the desk only, in no published table


def dimensions_of(meta: dict[str, Any]) -> Dimensions:
    found = Dimensions(splits=_of_each_comment())
    for question in meta["questions"]:
        _take(found, question)
    found.attributes = [
        Dimension(f"{ATTRIBUTE}{each['key']}", {"en": each["label"]}, {}, questions=[each["key"]])
        for each in meta.get("attributes", [])
        if each["kind"] == "category"
    ]
    codes = meta["codes"]
    if codes:
        found.codes = Marks(
            "code",
            "codes",
            {"en": "Theme", "es": "Tema"},
            {code["key"]: code["name"] for code in codes},
            parents={code["key"]: code["parent"] for code in codes if code["parent"]},
        )
    return found


def _of_each_comment() -> list[Dimension]:
    """The dimensions every comment has; presenters supply the labels of their values."""
    values = {"channel": Channel.values, "language": [code for code, _name in LANGUAGES], "month": []}
    return [
        Dimension(name, PART_NAMES[name], {str(key): {} for key in keys}, splits=True)
        for name, keys in values.items()
    ]


def _take(found: Dimensions, question: dict[str, Any]) -> None:
    kind, key, label = question["kind"], question["key"], question["label"]
    choices = {each["key"]: each["label"] for each in question["choices"]}
    if kind in PERSON:
        name = PERSON[kind]
        same = next((each for each in found.splits if each.name == name), None)
        if same is None:
            found.splits.append(Dimension(name, label, choices, True, True, [key]))
        else:
            same.questions.append(key)
            same.labels |= {value: words for value, words in choices.items() if value not in same.labels}
    elif kind in ONE_ANSWER:
        facts = {"questions": [key], "is_scale": kind == QuestionKind.SCALE}
        found.questions.append(Dimension(f"q:{key}", label, choices, question["about_you"], **facts))
    elif kind in RANGES:
        unit = question["settings"].get("unit") or {}
        line: dict[str, Any] = {"questions": [key], "range": RANGES[kind], "unit": unit}
        found.questions.append(Dimension(f"q:{key}", label, {}, question["about_you"], **line))
    elif kind == QuestionKind.MANY_CHOICES:
        found.many.append(Marks(f"q:{key}", "many", label, choices, question["about_you"]))
    elif kind == QuestionKind.ETHNICITY:
        groups = {each["key"]: each.get("group", "") for each in question["choices"]}
        parents = {fine: group for fine, group in groups.items() if group and group != fine}
        found.many.append(Marks(f"q:{key}", "many", label, choices, True, parents))
    elif kind == QuestionKind.RANKING:
        found.many.append(Marks(f"q:{key}", "ranking", label, choices))
    elif kind == QuestionKind.MATRIX:
        rows = {each["key"]: each["label"] for each in question["settings"].get("rows", [])}
        found.matrices.append(Matrix(f"q:{key}", label, rows, choices))
