"""Match columns of a file: a fact about the comment, a question, one row of a matrix, a contact or an attribute."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.i18n.fields import text
from feedback.forms.frozen_forms import FrozenForm, FrozenQuestion
from feedback.imports.exceptions import BadRow
from feedback.models import Attribute, QuestionKind

FACTS = {
    "ref": gettext_lazy("Reference"),
    "language": gettext_lazy("Language"),
    "channel": gettext_lazy("Channel"),
    "submitted_at": gettext_lazy("Received"),
    "speaks_for": gettext_lazy("Number of people represented"),
    "may_quote": gettext_lazy("May be quoted"),
    "may_publish": gettext_lazy("May be shown in public"),
}
CONTACTS = {
    "name": gettext_lazy("Person’s name"),
    "email": gettext_lazy("Person’s email"),
    "phone": gettext_lazy("Person’s phone"),
}
NOT_A_COLUMN = (QuestionKind.CONSENT, QuestionKind.LANGUAGE, QuestionKind.FILE)
FACT, QUESTION, CONTACT, ATTRIBUTE, NEW = "fact:", "q:", "contact:", "attr:", "new:"


@dataclass(frozen=True)
class Target:
    """What a column represents. ``line`` is the key of one matrix row; ``attribute``: the key of one of ``kind``."""

    fact: str = ""
    question: FrozenQuestion | None = None
    line: str = ""
    contact: str = ""
    attribute: str = ""
    kind: str = ""

    @property
    def key(self) -> str:
        """The key in the stored mapping."""
        if self.contact:
            return f"{CONTACT}{self.contact}"
        if self.attribute:
            return f"{ATTRIBUTE}{self.kind}:{self.attribute}"
        if self.question is None:
            return f"{FACT}{self.fact}"
        return f"{QUESTION}{self.question.key}" + (f"/{self.line}" if self.line else "")

    @property
    def is_date(self) -> bool:
        is_question = self.question is not None and self.question.kind == QuestionKind.DATE
        return is_question or self.fact == "submitted_at" or self.kind == Attribute.Kind.DATE

    @property
    def words(self) -> str:
        if self.contact:
            return str(CONTACTS[self.contact])
        if self.question is None:
            return str(FACTS[self.fact])
        words = text(self.question.label) or self.question.key
        line = next((each for each in lines_of(self.question) if each["key"] == self.line), None)
        return f"{words} [{text(line['label'])}]" if line else words


def lines_of(question: FrozenQuestion) -> list[dict[str, Any]]:
    return question.settings.get("rows", []) if question.kind == QuestionKind.MATRIX else []


def targets(frozen: FrozenForm) -> list[Target]:
    """Return everything a column can represent, facts first."""
    found = [Target(fact=name) for name in FACTS] + [Target(contact=name) for name in CONTACTS]
    for question in frozen.questions:
        if question.kind in NOT_A_COLUMN:
            continue
        found.append(Target(question=question))
        found += [Target(question=question, line=each["key"]) for each in lines_of(question)]
    return found


def target_of(frozen: FrozenForm, key: str) -> Target | None:
    return targets_of(frozen, {"": key}).get("")


def targets_of(frozen: FrozenForm, mapping: dict[str, str]) -> dict[str, Target]:
    """Column → what it is, for columns that are something."""
    known = {each.key: each for each in targets(frozen)}
    found: dict[str, Target] = {}
    for name, key in mapping.items():
        if key.startswith(ATTRIBUTE):
            kind, _mark, own = key.removeprefix(ATTRIBUTE).partition(":")
            found[name] = Target(attribute=own, kind=kind)
        elif key in known:
            found[name] = known[key]
    return found


def _names(target: Target) -> list[str]:
    """Return the headers that match a target, in any language; callers ignore case."""
    if target.contact:
        return [f"contact {target.contact}", str(CONTACTS[target.contact])]
    if target.question is None:
        return [target.fact, str(FACTS[target.fact])]
    question = target.question
    own = [question.key, *question.label.values()]
    if not target.line:
        return own
    line = next(each for each in lines_of(question) if each["key"] == target.line)
    parts = [line["key"], *line["label"].values()]
    return [f"{name.strip()} [{part.strip()}]" for name in own for part in parts]


def _by_name(frozen: FrozenForm) -> dict[str, Target]:
    known: dict[str, Target] = {}
    for target in targets(frozen):
        for name in _names(target):
            known.setdefault(name.strip().casefold(), target)
    first = next((each for each in frozen.questions if each.is_text), None)
    if first:
        known.setdefault("text", Target(question=first))
    return known


def guess(frozen: FrozenForm, names: list[str]) -> dict[str, str]:
    """Guess the target of each column, for a mapping; empty if unknown or already taken."""
    known, taken, found = _by_name(frozen), set(), {}
    for name in names:
        target = known.get(name.strip().casefold())
        key = target.key if target and target.key not in taken else ""
        taken.add(key)
        found[name] = key
    return found


def columns_of(frozen: FrozenForm, names: list[str]) -> dict[str, Target]:
    """Map columns without a person's help; raises ``BadRow`` for an unknown column."""
    found = guess(frozen, names)
    known = {each.key: each for each in targets(frozen)}
    for name, key in found.items():
        if not key:
            raise BadRow(_reason(frozen, name))
    return {name: known[key] for name, key in found.items()}


def _reason(frozen: FrozenForm, name: str) -> str:
    files = [each for each in frozen.questions if each.kind == QuestionKind.FILE]
    if any(name.strip().casefold() in _names(_folded(each)) for each in files):
        return _("“%(name)s” asks for a file. A table cannot contain files.") % {"name": name[:80]}
    if name.strip().casefold() in _by_name(frozen):
        return _("Two columns are named “%(name)s”.") % {"name": name[:80]}
    return _("No question or comment detail is named “%(name)s”.") % {"name": name[:80]}


def _folded(question: FrozenQuestion) -> Target:
    label = {code: words.strip().casefold() for code, words in question.label.items()}
    return Target(question=FrozenQuestion(question.key.casefold(), question.kind, label))
