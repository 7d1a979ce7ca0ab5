"""Copy a form to another site: write the newest draft into a file, and make a draft from such a file."""

from typing import Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

from cms.records.history import Actor, actor_label, actor_user, record
from feedback.access import TRANSLATE_ROLES, require
from feedback.blocks import PASTED
from feedback.exceptions import FormFileRefused, NotPossibleNow
from feedback.forms import carried_codebook
from feedback.forms.form_files import Body, body_of, file_of, unfit
from feedback.forms.notice_titles import NOTICE_TITLES
from feedback.forms.page_content import leading_page, page_texts
from feedback.forms.services import LONGEST
from feedback.models import (
    NOTICE_ELEMENTS,
    FeedbackFormPage,
    FeedbackIndexPage,
    Form,
    FormTranslation,
    NoticeTemplate,
    PromiseLevel,
    sha256_of,
)
from feedback.reference_data.languages import language_name

TEXTS = ("title", "summary", "intro", "closed_words", *(f"notice_{element}" for element in NOTICE_ELEMENTS))


def form_file(*, actor: Actor, form: Form) -> bytes:
    """Return the file of the newest draft in all languages. Raises ``NotPossibleNow`` for a form without a page."""
    require(actor, *TRANSLATE_ROLES)
    first = leading_page(form)
    if first is None:
        raise NotPossibleNow(
            _("This form cannot be edited here, or it cannot be edited in this language."), rule="design 3.4"
        )
    return file_of(_body(form, first))


def _body(form: Form, first: FeedbackFormPage) -> Body:
    language = first.locale.language_code
    texts: dict[str, dict[str, str]] = {each.language: each.words for each in form.words.all()}
    for page in FeedbackFormPage.objects.filter(form=form).exclude(pk=first.pk).select_related("locale"):
        code = page.locale.language_code
        texts[code] = texts.get(code, {}) | page_texts(page.get_latest_revision_as_object())
    places = page_texts(first)
    kept = {
        code: {place: words[place] for place in places if words.get(place)} for code, words in texts.items()
    }
    return {
        "language": language,
        "page": {name: getattr(first, name) for name in TEXTS} | {"invites_youth": first.invites_youth},
        "questions": [_block(each) for each in first.questions.get_prep_value()],
        "conditions": first.conditions,
        "settings": {"promise": form.promise, "asks_for_work": form.asks_for_work},
        "translations": {code: words for code, words in kept.items() if words and code != language},
        "codebook": carried_codebook.write(form),
    }


def _block(raw: dict[str, Any]) -> dict[str, Any]:
    """A question without empty values and without the box to paste into, which is no part of it."""
    value = {
        name: each for name, each in raw["value"].items() if name not in PASTED and each not in (None, "")
    }
    return {"type": raw["type"], "id": raw["id"], "value": value}


@transaction.atomic
def form_from_file(*, actor: Actor, data: bytes, codebook: str = "") -> tuple[FeedbackFormPage, str]:
    """Make a draft page with its own form, and say what became of its codebook.

    ``codebook``: another short name for it. Raises ``RuleBroken`` with what is wrong; nothing is saved then.
    """
    require(actor, *TRANSLATE_ROLES)
    body = body_of(data)
    index = _index_for(actor, body["language"])
    page = _page(body, index)
    try:
        index.add_child(instance=page)
        page.save_revision(user=actor_user(actor), log_action=True)
    except ValidationError as error:
        raise FormFileRefused(unfit()) from error
    _apply_settings(page.form, body["settings"], actor)
    for language, words in body["translations"].items():
        _translate(page, language, words, actor)
    return page, carried_codebook.bring(actor, page.form, body["codebook"], codebook)


def _index_for(actor: Actor, language: str) -> FeedbackIndexPage:
    index = FeedbackIndexPage.objects.filter(locale__language_code=language).first()
    if index is None:
        words = _("This form is in %(language)s, and this site has no list of forms in that language.")
        raise FormFileRefused(words % {"language": language_name(language)})
    user = actor_user(actor)
    if user and not index.permissions_for_user(user).can_add_subpage():
        raise NotPossibleNow(_("You do not have permission to add pages to the list of forms."))
    return index


def _page(body: Body, index: FeedbackIndexPage) -> FeedbackFormPage:
    texts, youth = body["page"], body["page"].get("invites_youth")
    are_texts = texts.keys() == {*TEXTS, "invites_youth"} and all(
        isinstance(texts[name], str) for name in TEXTS
    )
    if not are_texts or not isinstance(youth, bool) or not _are_conditions(body["conditions"]):
        raise FormFileRefused(unfit())
    values = {name: texts[name] for name in TEXTS} | _notice(texts, body["language"])
    for name, words in values.items():
        longest = FeedbackFormPage._meta.get_field(name).max_length or 0
        if len(words) > longest:
            raise FormFileRefused(unfit())
    return FeedbackFormPage(
        slug=slugify(values["title"]) or "form",
        locale=index.locale,
        live=False,
        invites_youth=youth,
        questions=_questions(body["questions"]),
        conditions=body["conditions"],
        **values,
    )


def _notice(texts: dict[str, str], language: str) -> dict[str, str]:
    """A part that is empty in the file comes from this site's template (PRV-04)."""
    template, notice = NoticeTemplate.words_in(language), {}
    for element in NOTICE_ELEMENTS:
        words = texts[f"notice_{element}"] or template.get(element, "")
        if not words:
            said = _(
                "The part “%(part)s” of the privacy notice is missing from this file and from this "
                "site’s template."
            )
            raise FormFileRefused(said % {"part": NOTICE_TITLES[element]})
        notice[f"notice_{element}"] = words
    return notice


def _questions(blocks: list[dict[str, Any]]) -> StreamValue:
    field = cast(StreamField, FeedbackFormPage._meta.get_field("questions"))
    if not all(
        isinstance(each["type"], str) and each["type"] in field.stream_block.child_blocks for each in blocks
    ):
        raise FormFileRefused(unfit())
    try:
        return field.stream_block.clean(field.to_python(blocks))
    except (ValidationError, TypeError, ValueError, AttributeError, KeyError) as error:
        raise FormFileRefused(unfit()) from error


def _are_conditions(conditions: dict[str, Any]) -> bool:
    return all(
        isinstance(each, dict)
        and each.keys() <= {"question", "choices", "not"}
        and isinstance(each.get("question"), str)
        and isinstance(each.get("choices"), list)
        and all(isinstance(choice, str) for choice in each["choices"])
        and each.get("not", True) is True
        for each in conditions.values()
    )


def _apply_settings(form: Form, facts: dict[str, Any], actor: Actor) -> None:
    promise, work = facts.get("promise"), facts.get("asks_for_work")
    if promise not in PromiseLevel.values or not isinstance(work, bool):
        raise FormFileRefused(unfit())
    form.promise, form.asks_for_work = promise, work
    record(form, actor=actor, reason="copied from a file", update_fields=["promise", "asks_for_work"])


def _translate(page: FeedbackFormPage, language: str, words: object, actor: Actor) -> None:
    places = page_texts(page)
    if language not in dict(settings.FORM_LANGUAGES):
        said = _("This file has text in a language that this site does not offer: %(language)s.")
        raise FormFileRefused(said % {"language": language[:20]})
    if not isinstance(words, dict) or not words.keys() <= places.keys():
        raise FormFileRefused(unfit())
    if not all(isinstance(each, str) and 0 < len(each) <= LONGEST for each in words.values()):
        raise FormFileRefused(unfit())
    row = FormTranslation(form=page.form, language=language, words=words, changed_by=actor_label(actor))
    row.sources = {place: sha256_of(places[place]) for place in words}
    record(row, actor=actor, reason="copied from a file")
