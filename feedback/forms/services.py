"""Services to freeze a form when its page is published (design 3.4), and to save its translations."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from cms import clock
from cms.cleaning import clean_text
from cms.records import ledger
from cms.records.history import Actor, actor_label, record
from feedback.access import TRANSLATE_ROLES, require
from feedback.exceptions import NotPossibleNow
from feedback.forms.frozen_forms import digest_of
from feedback.forms.notice_template import template_texts
from feedback.forms.page_content import content_of, leading_page, page_texts
from feedback.models import (
    NOTICE_ELEMENTS,
    FeedbackFormPage,
    Form,
    FormTranslation,
    FormVersion,
    Question,
    sha256_of,
)

LONGEST = 2000
_frozen_later: ContextVar[bool] = ContextVar("form pages published together", default=False)


@transaction.atomic
def freeze_form_version(*, form: Form, actor: Actor) -> FormVersion | None:
    """Freeze a new numbered version in all languages at once; None if nothing changed or no page is public."""
    form = Form.objects.select_for_update().get(pk=form.pk)
    pages = list(FeedbackFormPage.objects.live().filter(form=form).select_related("locale").order_by("path"))
    if not pages:
        return None
    more, left_out = {}, set()
    for each in form.words.all():
        more[each.language] = template_texts(pages[0], each.language) | each.words
        if each.is_left_out:
            left_out.add(each.language)
    for page in pages[1:]:
        code = page.locale.language_code
        more.setdefault(code, template_texts(pages[0], code))
    offered = [page for page in pages if page is pages[0] or page.locale.language_code not in left_out]
    more = {language: words for language, words in more.items() if words and language not in left_out}
    return _freeze(form, content_of(offered, more), actor)


@contextmanager
def one_version() -> Iterator[None]:
    """While several pages of a form are published, ``freeze_published`` does nothing: the caller freezes once."""
    token = _frozen_later.set(True)
    try:
        yield
    finally:
        _frozen_later.reset(token)


@transaction.atomic
def freeze_published(*, page: FeedbackFormPage, actor: Actor) -> FormVersion | None:
    """Freeze a form when one of its pages is published; its language is then offered again."""
    if _frozen_later.get():
        return None
    language = page.locale.language_code
    for row in FormTranslation.objects.filter(form=page.form_id, language=language, is_left_out=True):
        row.is_left_out = False
        record(row, actor=actor, reason="offered again")
    return freeze_form_version(form=page.form, actor=actor)


@transaction.atomic
def system_form_version(*, slug: str, content: dict, actor: Actor, is_demo: bool = False) -> FormVersion:
    """Return the newest version of a form without a page, used by another app; freeze one if the content changed."""
    found = Form.objects.select_for_update().filter(slug=slug).first()
    form = found or _system_form(slug, content, actor, is_demo)
    return _freeze(form, content, actor) or form.versions.order_by("-number")[0]


def _system_form(slug: str, content: dict, actor: Actor, is_demo: bool) -> Form:
    form = Form(slug=slug, name=content["title"], is_demo=is_demo)
    try:
        with transaction.atomic():
            return record(form, actor=actor, reason="created on first use")
    except IntegrityError:  # created concurrently
        return Form.objects.select_for_update().get(slug=slug)


def _freeze(form: Form, content: dict, actor: Actor) -> FormVersion | None:
    digest = digest_of(content)
    newest = form.versions.order_by("-number").first()
    if newest and newest.sha256 == digest:
        return None
    last = form.versions.aggregate(last=Max("number"))["last"] or 0
    version = FormVersion.objects.create(
        form=form,
        number=last + 1,
        title=content["title"],
        intro=content["intro"],
        notice=content["notice"],
        layout=content.get("layout", []),
        closed_words=content.get("closed_words", {}),
        invites_youth=content.get("invites_youth", False),
        sha256=digest,
        frozen_at=clock.now(),
        frozen_by=actor_label(actor),
    )
    Question.objects.bulk_create(
        Question(version=version, position=position, **each)
        for position, each in enumerate(content["questions"], 1)
    )
    if form.name != content["title"]:
        form.name = content["title"]
        record(form, actor=actor, reason="published under this title", update_fields=["name"])
    ledger.append("publish", version, actor=actor)
    return version


def content_of_version(version: FormVersion) -> dict:
    """Rebuild the frozen content from the rows, to verify its hash."""
    names = ("key", "kind", "label", "help", "choices", "required", "about_you", "purpose")
    rows = version.questions.order_by("position").values(*names, "condition", "settings")
    content = {
        "title": version.title,
        "intro": version.intro,
        "notice": {element: version.notice.get(element, {}) for element in NOTICE_ELEMENTS},
        "questions": [_without_empty(row, "condition", "settings") for row in rows],
    }
    later = {name: getattr(version, name) for name in ("layout", "closed_words", "invites_youth")}
    return _without_empty(content | later, *later)


def _without_empty(content: dict, *names: str) -> dict:
    """Drop empty keys that the first versions did not have, so that their hashes match."""
    return {name: value for name, value in content.items() if value or name not in names}


@transaction.atomic
def save_translation(
    *,
    actor: Actor,
    form: Form,
    language: str,
    words: dict[str, str],
    still_right: frozenset[str] = frozenset(),
) -> FormTranslation:
    """Save a translation. ``words``: place → text, where an empty text removes it.

    ``still_right``: places whose translation was confirmed for the changed source. Raises ``NotPossibleNow`` if the
    form has no page or this is its first language.
    """
    require(actor, *TRANSLATE_ROLES)
    Form.objects.select_for_update().get(pk=form.pk)
    first = leading_page(form)
    if first is None or language not in dict(settings.FORM_LANGUAGES):
        raise NotPossibleNow(
            _("This form cannot be edited here, or it cannot be edited in this language."), rule="design 3.4"
        )
    if language == first.locale.language_code:
        raise NotPossibleNow(_("This is the text of the page itself. Change it there."), rule="design 3.4")
    source = page_texts(first)
    kept = FormTranslation.objects.filter(form=form, language=language).first() or FormTranslation(
        form=form, language=language
    )
    before = (dict(kept.words), dict(kept.sources))
    from_template = template_texts(first, language)
    for place, text in words.items():
        is_template = place not in kept.words and text == from_template.get(place)
        if place in source and not is_template:
            _put(kept, place, clean_text(text, max_length=LONGEST), source[place], place in still_right)
    if (kept.words, kept.sources) == before:
        return kept
    kept.changed_at, kept.changed_by = clock.now(), actor_label(actor)
    return record(kept, actor=actor, reason="translated")


def _put(kept: FormTranslation, place: str, text: str, source: str, still_right: bool) -> None:
    if not text:
        kept.words.pop(place, None)
        kept.sources.pop(place, None)
    elif text != kept.words.get(place) or still_right:
        kept.words[place] = text
        kept.sources[place] = sha256_of(source)
