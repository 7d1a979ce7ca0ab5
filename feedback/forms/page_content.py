"""What the pages of a form say, in all languages, as it is frozen: places, words, questions, sections."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

from feedback.exceptions import KeyChangedMeaning
from feedback.forms.conditions import BadCondition, resolve
from feedback.forms.frozen_forms import FrozenForm, frozen_from
from feedback.models import DEMOGRAPHIC_KINDS, NOTICE_ELEMENTS, FeedbackFormPage, Question, QuestionKind
from feedback.reference_data import closed_lists as lists

AGE_KEY = "age_bracket"
SECTION = "section"
Spoken = Mapping[str, Mapping[str, str]]


def page_texts(page: Any) -> dict[str, str]:
    """Place → words of one page, in its language: what a translator has before them."""
    places = {"title": page.title, "intro": page.intro, "closed_words": page.closed_words}
    places |= {f"notice.{element}": words for element, words in page.notice.items()}
    for block in page.questions:
        places |= {f"{block.id}.{name}": words for name, words in _block_texts(block)}
    return {place: words for place, words in places.items() if words}


def _block_texts(block: Any) -> Iterator[tuple[str, str]]:
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


def _items(block: Any, name: str) -> list[Any]:
    return list(block.value[name].bound_blocks) if name in block.value else []


def content_of(pages: list[Any], more: Spoken | None = None) -> dict[str, Any]:
    """All language pages of a form, with the first page's structure; ``more``: words typed without a page.

    A key that did not exist when the first versions were frozen is there only if it says something: their
    hashes must hold.
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


def _questions(first: Any, spoken: Spoken) -> list[dict[str, Any]]:
    blocks = [block for block in first.questions if block.block_type != SECTION]
    found = [_question(block, spoken) for block in blocks]
    if first.invites_youth and not any(each["kind"] == QuestionKind.AGE_BRACKET for each in found):
        found.insert(0, _age_question())
        blocks.insert(0, None)
    for place, block in enumerate(blocks):
        if block is not None and (condition := _condition(block, place, found, first)):
            found[place]["condition"] = condition
    return found


def _question(block: Any, spoken: Spoken) -> dict[str, Any]:
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
    """PRV-30: asked first where young people are invited, if the editor did not place it."""
    return {
        "key": AGE_KEY,
        "kind": QuestionKind.AGE_BRACKET.value,
        "label": dict(lists.AGE_QUESTION),
        "help": dict(lists.AGE_HELP),
        "choices": lists.choices_of(QuestionKind.AGE_BRACKET),
        "required": False,
        "about_you": True,
        "purpose": "",
    }


def _choices(block: Any, spoken: Spoken) -> list[dict[str, Any]]:
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


def _settings(block: Any, spoken: Spoken) -> dict[str, Any]:
    value = block.value
    if block.block_type == QuestionKind.MATRIX:
        rows = [item.id for item in _items(block, "rows")]
        return {"rows": [{"key": key, "label": at(spoken, f"{block.id}.row.{key}")} for key in rows]}
    if block.block_type == QuestionKind.NUMBER:
        limits = {name: value[name] for name in ("lowest", "highest") if value.get(name) is not None}
        unit = at(spoken, f"{block.id}.unit")
        return limits | ({"unit": unit} if unit else {})
    return {}


def _layout(first: Any, spoken: Spoken, questions: list[dict]) -> list[dict[str, Any]]:
    """Sections in order, each with the question before which it stands. One without questions is not shown."""
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


def _condition(block: Any, place: int, questions: list[dict], page: Any) -> dict[str, Any]:
    try:
        return _resolved(block, place, questions, page)
    except BadCondition:  # a draft that was not checked: asked of everyone
        return {}


def _resolved(block: Any, place: int, questions: list[dict], page: Any) -> dict[str, Any]:
    return resolve(
        block.value.get("only_if") or "",
        block.value.get("only_if_answers") or "",
        earlier=questions[:place],
        later=questions[place:],
        language=page.locale.language_code,
    )


def leading_page(form: Any) -> Any:
    """The newest draft of the page in the first language; None if another room writes the form's words."""
    pages = FeedbackFormPage.objects.filter(form=form).select_related("latest_revision", "locale")
    first = pages.order_by("path").first()
    return first.get_latest_revision_as_object() if first else None


def preview_of(page: Any) -> FrozenForm:
    """A draft as it would be frozen, for the editor's preview."""
    name_blocks(page)
    return frozen_from(content_of([page]))


def name_blocks(page: Any) -> None:
    """A block that was just added has no id until it is stored; here it gets the one it keeps."""
    for block in page.questions:
        block.id = block.id or str(uuid4())


# What is checked before a page is kept ----------------------------------------------------------------------


def check_page(page: Any) -> None:
    """Raise what an editor must put right, each at its block. Other languages follow the first page."""
    name_blocks(page)
    if page.form_id:
        check_keys(page)
        if not page.leads:
            return
    errors = block_errors(page)
    if errors:
        raise ValidationError({"questions": StreamBlockValidationError(block_errors=errors)})


def check_keys(page: Any) -> None:
    """A key that was published as one kind of question cannot come back as another."""
    known = dict(Question.objects.filter(version__form=page.form_id).values_list("key", "kind"))
    for block in page.questions:
        if block.id in known and known[block.id] != block.block_type:
            error = KeyChangedMeaning(
                _("A question that has been answered cannot become another kind of question. Add a new one."),
                rule="design 3.4",
            )
            raise ValidationError({"questions": str(error)})


def block_errors(page: Any) -> dict[int, ValidationError]:
    """Conditions that cannot be followed, and an age bracket that is asked too late (PRV-30)."""
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
            errors[index] = StructBlockValidationError(block_errors={error.box: ValidationError(str(error))})
        if page.invites_youth and block.block_type == QuestionKind.AGE_BRACKET and place:
            words = _("Young people are invited: put this question first.")
            errors[index] = StructBlockValidationError(block_errors={"label": ValidationError(words)})
    return errors
