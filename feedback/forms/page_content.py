"""Collect the content of a form's pages in all languages for freezing, and validate pages."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail.blocks import StreamBlockValidationError, StreamValue, StructBlockValidationError

from feedback.exceptions import KeyChangedMeaning
from feedback.forms.conditions import BadCondition, checked
from feedback.forms.frozen_forms import FrozenForm, frozen_from
from feedback.models import DEMOGRAPHIC_KINDS, NOTICE_ELEMENTS, FeedbackFormPage, Form, Question, QuestionKind
from feedback.reference_data import closed_lists as lists
from feedback.reference_data.translations import in_each

AGE_KEY = "age_bracket"
SECTION = "section"
Spoken = Mapping[str, Mapping[str, str]]


def page_texts(page: FeedbackFormPage) -> dict[str, str]:
    """Map each place of one page to its text, as shown to translators."""
    places = {"title": page.title, "intro": page.intro, "closed_words": page.closed_words}
    places |= {f"notice.{element}": words for element, words in page.notice.items()}
    for block in page.questions:
        places |= {f"{block.id}.{name}": words for name, words in _block_texts(block)}
    return {place: words for place, words in places.items() if words}


def _block_texts(block: StreamValue.StreamChild) -> Iterator[tuple[str, str]]:
    value = block.value
    for name in ("title", "intro") if block.block_type == SECTION else ("label", "help", "unit"):
        yield name, value.get(name) or ""
    if block.block_type == QuestionKind.SCALE:
        yield from (("choice.1", value["low"]), ("choice.5", value["high"]))
    if block.block_type == QuestionKind.CONSENT:
        yield from (("choice.yes", value["yes"]), ("choice.no", value["no"]))
    for name, place in (("rows", "row"), ("choices", "choice")):
        for item in _items(block, name):
            yield f"{place}.{item.id}", item.value


def _items(block: StreamValue.StreamChild, name: str) -> list[Any]:
    return list(block.value[name].bound_blocks) if name in block.value else []


def content_of(pages: list[Any], more: Spoken | None = None) -> dict[str, Any]:
    """Merge all language pages of a form; the first sets the structure, ``more`` is text typed without a page.

    Keys that did not exist when the first versions were frozen are included only if not empty, so their hashes still
    match.
    """
    spoken = {page.locale.language_code: page_texts(page) for page in pages}
    for language, words in (more or {}).items():
        spoken[language] = {**words, **spoken.get(language, {})}
    first = pages[0]
    content: dict[str, Any] = {
        "title": at(spoken, "title"),
        "intro": at(spoken, "intro"),
        "notice": {element: at(spoken, f"notice.{element}") for element in NOTICE_ELEMENTS},
        "questions": _questions(first, spoken),
    }
    extra = {
        "layout": _layout(first, spoken, content["questions"]),
        "closed_words": at(spoken, "closed_words"),
        "invites_youth": first.invites_youth,
    }
    return content | {name: value for name, value in extra.items() if value}


def at(spoken: Spoken, place: str) -> dict[str, str]:
    return {language: words[place] for language, words in spoken.items() if words.get(place)}


def _questions(first: FeedbackFormPage, spoken: Spoken) -> list[dict[str, Any]]:
    blocks = [block for block in first.questions if block.block_type != SECTION]
    found = [_question(block, spoken) for block in blocks]
    if first.invites_youth and not any(each["kind"] == QuestionKind.AGE_BRACKET for each in found):
        found.insert(0, _age_question())
        blocks.insert(0, None)
    for place, block in enumerate(blocks):
        if block is not None and (condition := _condition(block, place, found, first)):
            found[place]["condition"] = condition
    return found


def _question(block: StreamValue.StreamChild, spoken: Spoken) -> dict[str, Any]:
    value, kind = block.value, block.block_type
    question = {
        "key": block.id,
        "kind": kind,
        "label": at(spoken, f"{block.id}.label"),
        "help": at(spoken, f"{block.id}.help"),
        "choices": _choices(block, spoken),
        "required": bool(value.get("required")),
        "about_you": kind in DEMOGRAPHIC_KINDS or bool(value.get("about_you")),
        "purpose": value.get("purpose") or "",
    }
    limits = _settings(block, spoken)
    return question | ({"settings": limits} if limits else {})


def _age_question() -> dict[str, Any]:
    """The age question, asked first where young people are invited unless the editor placed it (PRV-30)."""
    return {
        "key": AGE_KEY,
        "kind": QuestionKind.AGE_BRACKET.value,
        "label": in_each("age_question", lists.AGE_QUESTION),
        "help": in_each("age_help", lists.AGE_HELP),
        "choices": lists.choices_of(QuestionKind.AGE_BRACKET),
        "required": False,
        "about_you": True,
        "purpose": "",
    }


def _choices(block: StreamValue.StreamChild, spoken: Spoken) -> list[dict[str, Any]]:
    if block.block_type == QuestionKind.SCALE:
        return [
            {"key": str(n), "label": _scale_texts(n, at(spoken, f"{block.id}.choice.{n}"))}
            for n in range(1, 6)
        ]
    if block.block_type == QuestionKind.CONSENT:
        keys = ["yes", "no"]
    elif "choices" in block.value:
        keys = [item.id for item in _items(block, "choices")]
    else:
        return lists.choices_of(block.block_type)
    return [{"key": key, "label": at(spoken, f"{block.id}.choice.{key}")} for key in keys]


def _scale_texts(number: int, ends: dict[str, str]) -> dict[str, str]:
    return {code: f"{number}: {words}" for code, words in ends.items()} or {"en": str(number)}


def _settings(block: StreamValue.StreamChild, spoken: Spoken) -> dict[str, Any]:
    value = block.value
    if block.block_type == QuestionKind.MATRIX:
        rows = [item.id for item in _items(block, "rows")]
        return {"rows": [{"key": key, "label": at(spoken, f"{block.id}.row.{key}")} for key in rows]}
    if block.block_type == QuestionKind.NUMBER:
        limits = {name: value[name] for name in ("lowest", "highest") if value.get(name) is not None}
        unit = at(spoken, f"{block.id}.unit")
        return limits | ({"unit": unit} if unit else {})
    return {}


def _layout(first: FeedbackFormPage, spoken: Spoken, questions: list[dict]) -> list[dict[str, Any]]:
    """Return sections in order, each with the question it precedes. Sections without questions are left out."""
    keys = {each["key"] for each in questions}
    waiting: list[dict[str, Any]] = []
    layout: list[dict[str, Any]] = []
    for block in first.questions:
        if block.block_type == SECTION:
            waiting.append(
                {
                    "key": block.id,
                    "title": at(spoken, f"{block.id}.title"),
                    "intro": at(spoken, f"{block.id}.intro"),
                    "new_page": bool(block.value["new_page"]),
                }
            )
        elif block.id in keys:
            layout += [section | {"before": block.id} for section in waiting]
            waiting = []
    return layout


def _condition(
    block: StreamValue.StreamChild, place: int, questions: list[dict], page: FeedbackFormPage
) -> dict[str, Any]:
    try:
        return _resolved(block, place, questions, page)
    except BadCondition:  # an unvalidated draft: ask everyone
        return {}


def _resolved(
    block: StreamValue.StreamChild, place: int, questions: list[dict], page: FeedbackFormPage
) -> dict[str, Any]:
    condition = page.conditions.get(block.id, {})
    return checked(condition, earlier=questions[:place], language=page.locale.language_code)


def leading_page(form: Form) -> Any:
    """Return the newest draft of the page in the first language, or None if another app supplies the form's text."""
    pages = FeedbackFormPage.objects.filter(form=form).select_related("latest_revision", "locale")
    first = pages.order_by("path").first()
    return first.get_latest_revision_as_object() if first else None


def preview_of(page: FeedbackFormPage) -> FrozenForm:
    """Return a draft as it would be frozen, for the editor's preview."""
    name_blocks(page)
    return frozen_from(content_of([page]))


def name_blocks(page: FeedbackFormPage) -> None:
    """Assign ids to new blocks, which otherwise have none until they are saved."""
    for block in page.questions:
        block.id = block.id or str(uuid4())


# Validation before a page is saved --------------------------------------------------------------------------


def check_page(page: FeedbackFormPage) -> None:
    """Raise ``ValidationError`` at the blocks an editor must fix. Other languages follow the first page."""
    name_blocks(page)
    if page.form_id:
        check_keys(page)
    errors = block_errors(page) if not page.form_id or page.leads else _added_choices(page)
    if errors:
        raise ValidationError({"questions": StreamBlockValidationError(block_errors=errors)})


def check_keys(page: FeedbackFormPage) -> None:
    """Raise ``ValidationError`` if a published key returns with another question type."""
    known = dict(Question.objects.filter(version__form=page.form_id).values_list("key", "kind"))
    for block in page.questions:
        if block.id in known and known[block.id] != block.block_type:
            error = KeyChangedMeaning(
                _("A question that has been answered cannot become another kind of question. Add a new one."),
                rule="design 3.4",
            )
            raise ValidationError({"questions": str(error)})
    if errors := _exchanged_keys(page):
        raise ValidationError({"questions": StreamBlockValidationError(block_errors=errors)})


def _exchanged_keys(page: FeedbackFormPage) -> dict[int, ValidationError]:
    """Return errors by block index where the key of a published choice now stands for another published choice."""
    newest = Question.objects.filter(version__form=page.form_id).order_by("version__number")
    published = {each.key: each.choices for each in newest}
    language, errors = page.locale.language_code, {}
    for index, block in enumerate(page.questions):
        known = {each["key"]: each["label"].get(language, "") for each in published.get(block.id, ())}
        keys = {label: key for key, label in known.items() if label}
        for item in _items(block, "choices") if known else ():
            if item.id in known and item.value != known[item.id] and keys.get(item.value, item.id) != item.id:
                words = _("“%(label)s” has been answered under another key. Put each text back in its place.")
                error = ValidationError(words % {"label": item.value})
                errors[index] = StructBlockValidationError(block_errors={"choices": error})
    return errors


def _added_choices(page: FeedbackFormPage) -> dict[int, ValidationError]:
    """Return errors by block index where a page in another language has choices that the first page does not have."""
    first = leading_page(page.form)
    if first is None:
        return {}
    known = {block.id: {item.id for item in _items(block, "choices")} for block in first.questions}
    for key, choices in Question.objects.filter(version__form=page.form_id).values_list("key", "choices"):
        known.setdefault(key, set()).update(choice["key"] for choice in choices)
    errors = {}
    for index, block in enumerate(page.questions):
        if any(item.id not in known[block.id] for item in _items(block, "choices") if block.id in known):
            words = _("Add choices on the page in the first language. Here, change their text in the list.")
            errors[index] = StructBlockValidationError(block_errors={"choices": ValidationError(words)})
    return errors


def block_errors(page: FeedbackFormPage) -> dict[int, ValidationError]:
    """Return errors by block index: unresolvable conditions, and an age bracket asked too late (PRV-30)."""
    errors: dict[int, ValidationError] = {}
    spoken = {page.locale.language_code: page_texts(page)}
    has_age = any(block.block_type == QuestionKind.AGE_BRACKET for block in page.questions)
    asked = [_age_question()] if page.invites_youth and not has_age else []
    blocks = [(index, block) for index, block in enumerate(page.questions) if block.block_type != SECTION]
    questions = asked + [_question(block, spoken) for _index, block in blocks]
    for place, (index, block) in enumerate(blocks, len(asked)):
        try:
            _resolved(block, place, questions, page)
        except BadCondition as error:
            words = f"{error} {_('On the “Conditions” screen, change what it depends on, or put it back.')}"
            errors[index] = StructBlockValidationError(block_errors={"label": ValidationError(words)})
        if page.invites_youth and block.block_type == QuestionKind.AGE_BRACKET and place:
            words = _("Young people are invited: put this question first.")
            errors[index] = StructBlockValidationError(block_errors={"label": ValidationError(words)})
    return errors
