"""Words of a form in one more language: typed side by side, kept at once, frozen in when the form is published."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from cms import clock
from cms.cleaning import clean_text
from cms.records.history import Actor, actor_label, record
from feedback.access import PUBLISH_ROLES, TRANSLATE_ROLES, require
from feedback.exceptions import NotPossibleNow
from feedback.forms.page_content import leading_page, words_of_page
from feedback.forms.services import freeze_form_version
from feedback.models import Form, FormVersion, FormWords, sha256_of

LONGEST = 2000


@transaction.atomic
def save_form_words(
    *,
    actor: Actor,
    form: Form,
    language: str,
    words: dict[str, str],
    still_right: frozenset[str] = frozenset(),
) -> FormWords:
    """``words``: place → text; an empty one takes it away. ``still_right``: they hold for the new source, too."""
    require(actor, *TRANSLATE_ROLES)
    Form.objects.select_for_update().get(pk=form.pk)
    first = leading_page(form)
    if first is None or language not in dict(settings.FORM_LANGUAGES):
        raise NotPossibleNow(_("This form is not written here, or not in this language."), rule="design 3.4")
    if language == first.locale.language_code:
        raise NotPossibleNow(
            _("These are the words of the page itself. Change them there."), rule="design 3.4"
        )
    source = words_of_page(first)
    kept = FormWords.objects.filter(form=form, language=language).first() or FormWords(
        form=form, language=language
    )
    before = (dict(kept.words), dict(kept.sources))
    for place, text in words.items():
        if place in source:
            _put(kept, place, clean_text(text, max_length=LONGEST), source[place], place in still_right)
    if (kept.words, kept.sources) == before:
        return kept
    kept.changed_at, kept.changed_by = clock.now(), actor_label(actor)
    return record(kept, actor=actor, reason="translated")


def _put(kept: FormWords, place: str, text: str, source: str, still_right: bool) -> None:
    if not text:
        kept.words.pop(place, None)
        kept.sources.pop(place, None)
    elif text != kept.words.get(place) or still_right:
        kept.words[place] = text
        kept.sources[place] = sha256_of(source)


def publish_form_words(*, actor: Actor, form: Form) -> FormVersion | None:
    """Freeze the words as they stand, in all languages; None if nothing changed or the page is not public."""
    require(actor, *PUBLISH_ROLES)
    return freeze_form_version(form=form, actor=actor)
