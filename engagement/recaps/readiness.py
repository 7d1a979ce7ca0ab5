"""What a recap must have before anyone proposes it, and again before it is posted."""

from typing import Any, NamedTuple

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import text
from engagement.choices import OVER
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, ConversationPage
from engagement.recaps import release_figures
from engagement.recaps.disclosure import recap_facts
from engagement.recaps.finding_rules import refuse_finding
from engagement.recaps.quotes import refuse_quotes
from engagement.recaps.texts import digests_of, texts_of
from feedback.releases.services import require_released

RULE = "C2C-20"


class Ready(NamedTuple):
    """A recap as it would be posted now: its facts, and the text of each page, whose digest is in the facts."""

    facts: dict[str, Any]
    texts: dict[str, dict[str, Any]]


def held(conversation: Conversation) -> Conversation:
    """The conversation, locked; raises NotPossibleNow before it was held."""
    current = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    if current.status not in OVER:
        raise NotPossibleNow(_("Mark the conversation as held first. Then its recap can be posted."))
    return current


def ready(conversation: Conversation) -> Ready:
    """The recap as it would be posted now. Raises a RuleBroken that says what is missing or wrong."""
    pages = list(conversation.pages.select_related("locale"))
    _refuse_unpublished_text(pages)
    refuse_quotes(pages)
    facts = recap_facts(conversation)
    _refuse_empty(facts, pages)
    if facts.get("release") and (cut := release_figures.cut_of(conversation)):
        require_released(cut)
    _refuse_untranslated(facts)
    for theme in facts["themes"]:
        refuse_finding(conversation, theme["finding"])
    texts = texts_of(pages)
    return Ready(facts | {"texts": digests_of(texts)}, texts)


def _refuse_unpublished_text(pages: list[ConversationPage]) -> None:
    """What the second person reads is what the public will read: the published page."""
    for page in pages:
        if page.live and page.has_unpublished_changes:
            words = _(
                "The page in %(language)s has changes that are not published. Publish or discard them first."
            )
            raise NotPossibleNow(words % {"language": page.locale}, rule=RULE)


def _refuse_empty(facts: dict[str, Any], pages: list[ConversationPage]) -> None:
    if not (facts["themes"] or facts["polls"] or any(_has_text(page) for page in pages)):
        raise NotPossibleNow(
            _(
                "This recap is empty. Add a theme, a poll result, the recap in two sentences, or the "
                "text of the recap."
            ),
            rule=RULE,
        )
    if facts["themes"] and facts["comments"]["value"] == 0:
        raise NotPossibleNow(
            _(
                "This recap has themes, but no comments have been counted. Enter the number of comments "
                "first."
            ),
            rule=RULE,
        )


def _refuse_untranslated(facts: dict[str, Any]) -> None:
    """ACC-05: each page and mail names the themes in the language of its reader."""
    for code, name in settings.SITE_LANGUAGES:
        if missing := [
            text(each["title"]) for each in facts["themes"] if not each["title"].get(code, "").strip()
        ]:
            words = _("These themes have no title in %(language)s: %(themes)s.")
            raise NotPossibleNow(words % {"language": name, "themes": "; ".join(missing)}, rule="ACC-05")


def _has_text(page: ConversationPage) -> bool:
    return bool(page.recap_summary.strip() or strip_tags(str(page.recap)).strip())
