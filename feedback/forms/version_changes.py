"""Compare two versions of a form. Pure: takes two frozen forms, returns the changes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from cms.differences import Part, text_changes
from cms.i18n.fields import text
from cms.i18n.passages import Mixed, filled
from feedback.forms import conditions
from feedback.forms.frozen_forms import FrozenForm, FrozenQuestion
from feedback.forms.notice_titles import NOTICE_TITLES
from feedback.models import QuestionKind
from feedback.reference_data.languages import language_name

ADDED, RETIRED, CHANGED = "added", "retired", "changed"
Texts = dict[str, str]


@dataclass(frozen=True)
class Wording:
    """One text in one language, before and after."""

    what: str
    language: str
    parts: list[Part]

    @property
    def language_name(self) -> str:
        return language_name(self.language)


@dataclass
class Change:
    """A change to a question, or to the form itself if ``key`` is empty."""

    key: str
    label: str
    act: str
    kind: str = ""
    place: int = 0
    moved_from: int = 0
    wordings: list[Wording] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)

    @property
    def says_more(self) -> bool:
        """Whether more changed than translations."""
        return bool(self.act != CHANGED or self.moved_from or self.wordings or self.facts)

    @property
    def says_something(self) -> bool:
        return self.says_more or bool(self.languages)


def changes_between(old: FrozenForm, new: FrozenForm) -> list[Change]:
    """Return changes of the form's own text, then of its questions in the new order, then removed questions."""
    found = [*_of_form(old, new), *_of_sections(old, new)]
    moved = _moved(old, new)
    for place, question in enumerate(new.questions, 1):
        before = old.question(question.key)
        if before is None:
            found.append(_only(question, ADDED, place))
            continue
        change = _of_question(before, question, (old, new))
        change.place = place
        if question.key in moved:
            change.moved_from = old.questions.index(before) + 1
        found.append(change)
    for place, question in enumerate(old.questions, 1):
        if new.question(question.key) is None:
            found.append(_only(question, RETIRED, place))
    return [change for change in found if change.says_something]


def counts_of(changes: Iterable[Change]) -> dict[str, int]:
    """Count the changes by kind, for the list of versions."""
    counts = {"added": 0, "retired": 0, "moved": 0, "reworded": 0, "translated": 0}
    for change in changes:
        if change.key:
            counts["added"] += change.act == ADDED
            counts["retired"] += change.act == RETIRED
            counts["moved"] += bool(change.moved_from)
        counts["reworded"] += bool(change.wordings)
        counts["translated"] += bool(change.languages)
    return counts


def _only(question: FrozenQuestion, act: str, place: int) -> Change:
    return Change(question.key, text(question.label), act, _kind(question), place)


def _kind(question: FrozenQuestion) -> str:
    return str(QuestionKind(question.kind).label)


def _moved(old: FrozenForm, new: FrozenForm) -> set[str]:
    """Return questions whose order changed among those both versions have."""
    before = [each.key for each in old.questions if new.question(each.key)]
    after = [each.key for each in new.questions if old.question(each.key)]
    blocks = SequenceMatcher(a=before, b=after, autojunk=False).get_matching_blocks()
    in_order = {before[n] for block in blocks for n in range(block.a, block.a + block.size)}
    return set(before) - in_order


def _of_form(old: FrozenForm, new: FrozenForm) -> Iterator[Change]:
    places: list[tuple[str, Texts, Texts]] = [
        (_("Title"), old.title, new.title),
        (_("Introduction"), old.intro, new.intro),
        (_("Text shown after it closes"), old.closed_words, new.closed_words),
    ]
    for element, name in NOTICE_TITLES.items():
        title = _("Privacy notice: %(part)s") % {"part": name}
        places.append((title, old.notice.get(element, {}), new.notice.get(element, {})))
    for what, before, after in places:
        change = Change("", what, CHANGED)
        _compare(change, [("", before, after)])
        yield change
    if old.invites_youth != new.invites_youth:
        words = _("Young people are invited.") if new.invites_youth else _("Young people are not invited.")
        yield Change("", _("Who is invited"), CHANGED, facts=[words])


def _of_sections(old: FrozenForm, new: FrozenForm) -> Iterator[Change]:
    before = {each["key"]: each for each in old.layout}
    after = {each["key"]: each for each in new.layout}
    for key in dict.fromkeys([*after, *before]):
        was, is_ = before.get(key), after.get(key)
        title = filled(_("Section “%(title)s”"), title=text((is_ or was or {})["title"]))
        if was is None or is_ is None:
            yield Change("", title, ADDED if was is None else RETIRED)
            continue
        change = Change("", title, CHANGED)
        _compare(
            change, [(_("Heading"), was["title"], is_["title"]), (_("Text"), was["intro"], is_["intro"])]
        )
        if was["new_page"] != is_["new_page"]:
            change.facts.append(
                _("It starts a new page.") if is_["new_page"] else _("It does not start a new page.")
            )
        yield change


def _of_question(old: FrozenQuestion, new: FrozenQuestion, forms: tuple[FrozenForm, FrozenForm]) -> Change:
    change = Change(new.key, text(new.label), CHANGED, _kind(new))
    texts = [(_("Question"), old.label, new.label), (_("Help"), old.help, new.help)]
    for name, before, after in (
        (_("Answer"), list(old.choices), list(new.choices)),
        (_("Row"), old.rows, new.rows),
    ):
        texts += _items(change, name, before, after)
    texts.append((_("Unit"), old.settings.get("unit", {}), new.settings.get("unit", {})))
    _compare(change, texts)
    change.facts += _facts(old, new, forms)
    return change


def _items(
    change: Change, name: str, before: Sequence[dict], after: Sequence[dict]
) -> list[tuple[str, Texts, Texts]]:
    was = {each["key"]: each["label"] for each in before}
    now = {each["key"]: each["label"] for each in after}
    added = [text(now[key]) for key in now if key not in was]
    retired = [text(was[key]) for key in was if key not in now]
    if added:
        change.facts.append(filled(_("%(what)s added: %(words)s"), what=name, words=Mixed(added, "; ")))
    if retired:
        change.facts.append(filled(_("%(what)s retired: %(words)s"), what=name, words=Mixed(retired, "; ")))
    both = [key for key in now if key in was]
    if both != [key for key in was if key in now]:
        change.facts.append(_("%(what)s: new order") % {"what": name})
    return [(name, was[key], now[key]) for key in both]


def _compare(change: Change, texts: list[tuple[str, Texts, Texts]]) -> None:
    """Record texts that differ in a language both versions have; added and removed languages are listed once."""
    came: dict[str, None] = {}
    went: dict[str, None] = {}
    for what, before, after in texts:
        for language in dict.fromkeys([*after, *before]):
            was, now = before.get(language, ""), after.get(language, "")
            if was and now and was != now:
                change.wordings.append(Wording(what, language, text_changes(was, now)))
            elif now and not was and before:
                came.setdefault(language)
            elif was and not now and after:
                went.setdefault(language)
            elif was != now:
                change.wordings.append(Wording(what, language, text_changes(was, now)))
    change.languages += [_("%(language)s: translated") % {"language": language_name(code)} for code in came]
    change.languages += [_("%(language)s: removed") % {"language": language_name(code)} for code in went]


def _facts(old: FrozenQuestion, new: FrozenQuestion, forms: tuple[FrozenForm, FrozenForm]) -> list[str]:
    facts = []
    if old.required != new.required:
        facts.append(_("It is now required.") if new.required else _("It is now optional."))
    if old.condition != new.condition:
        sentence = conditions.sentence(new, forms[1])
        facts.append(sentence or _("It is now asked of everyone."))
    if _limits(old) != _limits(new):
        facts.append(_("Its limits changed."))
    return facts


def _limits(question: FrozenQuestion) -> dict[str, Any]:
    return {name: value for name, value in question.settings.items() if name not in ("rows", "unit")}
