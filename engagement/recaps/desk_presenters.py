"""Build what the desk displays of a recap draft."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from wagtail.blocks import StreamValue

from cms.access import Visitor
from cms.exceptions import RuleBroken
from cms.form_fields import field_label
from engagement import access
from engagement.choices import OVER
from engagement.models import Conversation, ConversationPage, Theme
from engagement.published_cells import cell_of
from engagement.recaps.disclosure import recap_facts
from engagement.recaps.forms import CutForm, ThemesForm
from engagement.recaps.posting import digest_shown
from engagement.recaps.preview import decision_context, open_proposal
from engagement.recaps.release_figures import cut_of, release_for
from engagement.recaps.texts import differs
from feedback.models import Release

Json = dict[str, Any]
FIELDS = ("title", "summary", "hosts", "access_information", "accommodation_contact", "recap_summary")


def draft_context(conversation: Conversation, user: Visitor) -> Json:
    """The recap as it would be published now, or why it cannot be; its numbers only for who may draft it."""
    themes, last = list(conversation.themes.select_related("code")), conversation.recaps.first()
    facts, problem = _facts(conversation) if access.may_draft(user) else (None, "")
    cells = {each["id"]: each for each in facts["themes"]} if facts else {}
    return {
        "conversation": conversation,
        "may_publish": access.may_publish(user),
        "may_draft": access.may_draft(user) and conversation.status in OVER,
        "may_preview": access.may_draft(user),
        "is_over": conversation.status in OVER,
        "cut_form": CutForm(conversation=conversation) if conversation.form_id else None,
        "themes_form": ThemesForm(conversation=conversation, themes=themes) if themes else None,
        "rows": [_row(theme, cells.get(theme.pk)) for theme in themes],
        "facts": facts,
        "n_comments": cell_of(facts["comments"]) if facts else None,
        "problem": problem,
        "release": _release(conversation) if any(each.code_id for each in themes) else None,
        "last": last,
        "has_other_text": last is not None
        and differs(last, list(conversation.pages.select_related("locale"))),
        "seen": digest_shown(conversation) if facts else "",
        **decision_context(open_proposal(conversation), user),
    }


def _facts(conversation: Conversation) -> tuple[Json | None, str]:
    try:
        return recap_facts(conversation), ""
    except RuleBroken as error:  # the cut does not fit, or numbers typed from paper contradict each other
        return None, str(error)


def _row(theme: Theme, facts: Json | None) -> Json:
    return {
        "theme": theme,
        "cell": cell_of(facts["cell"]) if facts else None,
        "against": cell_of(facts["against"]) if facts else None,
    }


def _release(conversation: Conversation) -> Release | None:
    cut = cut_of(conversation)
    try:
        return release_for(conversation, cut) if cut else None
    except RuleBroken:
        return None


# Side by side ---------------------------------------------------------------------------------------------------


def side_by_side(conversation: Conversation, user: Visitor) -> Json:
    """The page's text in the site's first language, beside the page in each other language."""
    pages = {page.locale.language_code: page for page in _newest(conversation)}
    first = pages.get(settings.LANGUAGE_CODE)
    others = [
        (code, name, pages.get(code))
        for code, name in settings.SITE_LANGUAGES
        if code != settings.LANGUAGE_CODE
    ]
    may_edit = access.may_see_people(user)
    return {
        "first": first,
        "edit_first": _edit(first) if may_edit else "",
        "languages": [
            {
                "code": code,
                "name": name,
                "page": page,
                "edit": _edit(page) if may_edit else "",
                "rows": _rows(first, page),
                "themes": _themes(conversation, code),
            }
            for code, name, page in others
        ],
    }


def _newest(conversation: Conversation) -> list[ConversationPage]:
    """The latest revisions: what is being translated is a draft."""
    pages = conversation.pages.select_related("locale", "latest_revision").order_by("pk")
    return [page.get_latest_revision_as_object() for page in pages]


def _edit(page: ConversationPage | None) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""


def _rows(first: ConversationPage | None, other: ConversationPage | None) -> list[Json]:
    own, there = (_texts_of(page) for page in (first, other))
    keys = list(dict.fromkeys([*own, *there]))
    return [
        _pair(key, own.get(key, ""), there.get(key, "")) for key in keys if own.get(key) or there.get(key)
    ]


def _pair(name: str, own: str, other: str) -> Json:
    return {"name": name, "own": own, "other": other, "missing": bool(own) and (not other or own == other)}


def _texts_of(page: ConversationPage | None) -> dict[str, str]:
    """Fields by name, blocks by position, without quotes: a quote is not translated."""
    if page is None:
        return {}
    found = {field_label(page, name): getattr(page, name) or "" for name in FIELDS}
    for place, block in enumerate(page.agenda, 1):
        title = _("Part %(number)s of the agenda") % {"number": place}
        found[title] = f"{block.value['title']} {block.value['text']}".strip()
    for place, block in enumerate(page.recap, 1):
        title = _("Part %(number)s of the recap") % {"number": place}
        found[title] = _block_text(block)
    return found


def _block_text(block: StreamValue.StreamChild) -> str:
    if block.block_type == "quote":
        return block.value["translation"] or block.value["text"]
    if block.block_type == "image":
        return getattr(block.value, "contextual_alt_text", "") or ""
    return strip_tags(str(block.value)).strip()


def _themes(conversation: Conversation, code: str) -> list[Json]:
    return [
        _pair(_("Theme"), each.title.get(settings.LANGUAGE_CODE, ""), each.title.get(code, ""))
        for each in conversation.themes.all()
    ]
