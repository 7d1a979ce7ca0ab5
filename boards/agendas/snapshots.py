"""Build one frozen agenda from the pages of all languages."""

from collections.abc import Callable
from functools import partial
from operator import attrgetter

from django.utils.translation import gettext as _
from django.utils.translation import override

from boards.agendas.snapshot_items import attached_to, items_of
from boards.choices import MeetingKind
from boards.models import Meeting, MeetingPage, TeleconferenceMode
from boards.models.pages import USUAL_TEXTS
from cms.cleaning import clean_text
from cms.clock import PACIFIC
from cms.i18n.fields import text

FORMAT = 3
PLAIN_FACTS = (
    "kind",
    "place",
    "stream_url",
    "phone_in",
    "contact_name",
    "contact_address",
    "contact_phone",
    "contact_email",
    "purpose",
    "called_by",
    "ground",
    "languages",
    "venue_accessible",
    "venue_free",
    "venue_open",
    "left_out_because",
)


def draft_pages(meeting: Meeting) -> dict[str, MeetingPage]:
    """The latest draft of each language, by language code."""
    rows = meeting.pages.select_related("locale", "latest_revision").order_by("pk")
    return {
        page.locale.language_code: page.latest_revision.as_object() if page.latest_revision else page
        for page in rows
    }


def snapshot_of(meeting: Meeting, pages: dict[str, MeetingPage]) -> dict:
    """Build the permanent snapshot: facts and texts in every language."""
    attached = attached_to(meeting)
    of_the_meeting = {"materials": attached.of_the_meeting} if attached.of_the_meeting else {}
    return {
        "format": FORMAT,
        "meeting": _facts(meeting),
        "title": _by_language(pages, lambda page: page.title),
        "summary": _by_language(pages, lambda page: page.summary),
        "texts": _usual_texts(pages) | _derived_texts(meeting, pages),
        **_for_more_readers(pages),
        **of_the_meeting,
        "items": items_of(pages, attached),
    }


def _facts(meeting: Meeting) -> dict:
    return {
        "body": meeting.body.slug,
        "body_name": meeting.body.name,
        **_jointly(meeting),
        "day": meeting.day.isoformat(),
        "starts_at": meeting.noticed_start.isoformat(),
        "ends_at": meeting.noticed_end.isoformat(),
        "aid_until": meeting.aid_until.isoformat() if meeting.aid_until else "",
        "written_until": meeting.written_until.isoformat() if meeting.written_until else "",
        "mode": {"code": meeting.mode.code, "section": meeting.mode.section} if meeting.mode else None,
        "sites": [site.address for site in meeting.sites.order_by("pk")],
        "follows": _other(meeting.follows),
        "combined_with": _other(meeting.combined_with),
        "combined_checks": list(meeting.combined_checks),
        **{name: getattr(meeting, name) for name in PLAIN_FACTS},
    }


def _jointly(meeting: Meeting) -> dict:
    """The body that joins, in the notice of a joint meeting alone."""
    other = meeting.joint_body
    return {} if other is None else {"joint_body": {"slug": other.slug, "name": other.name}}


def _other(meeting: Meeting | None) -> dict | None:
    """How this notice refers to another meeting (BK-15, BK-19)."""
    if meeting is None:
        return None
    at = {"time": f"{meeting.starts_at.astimezone(PACIFIC):%H:%M}"} if meeting.shares_day else {}
    return {"body": meeting.body.slug, "day": meeting.day.isoformat(), **at}


def _by_language(pages: dict[str, MeetingPage], read: Callable[[MeetingPage], str]) -> dict[str, str]:
    return {code: clean_text(read(page)) for code, page in pages.items() if read(page)}


def _for_more_readers(pages: dict[str, MeetingPage]) -> dict[str, dict[str, str]]:
    """The summary in easy words and the sign-language video; an agenda without them has neither key."""
    found = {name: _by_language(pages, attrgetter(name)) for name in ("easy_read", "sign_video")}
    return {name: texts for name, texts in found.items() if texts}


def _usual_texts(pages: dict[str, MeetingPage]) -> dict[str, dict[str, str]]:
    return {name: _by_language(pages, attrgetter(name)) for name in USUAL_TEXTS}


def _derived_texts(meeting: Meeting, pages: dict[str, MeetingPage]) -> dict[str, dict[str, str]]:
    """Required notice statements that are generated, not typed (BK-13, BK-17)."""
    texts = {}
    if meeting.kind == MeetingKind.SPECIAL:
        texts["special_notice"] = _languages(pages, _speak_before_action)
    if mode := meeting.mode:
        texts["teleconference_section"] = _languages(pages, partial(_mode_texts, mode))
    return texts


def _languages(pages: dict[str, MeetingPage], words: Callable[[], str]) -> dict[str, str]:
    said = {}
    for code in pages:
        with override(code):
            said[code] = words()
    return said


def _speak_before_action() -> str:
    return _("You may speak on each item of this special meeting before the body acts on it.")


def _mode_texts(mode: TeleconferenceMode) -> str:
    facts = {"section": mode.section, "name": text(mode.name)}
    return _("This meeting is held by teleconference under %(section)s. %(name)s.") % facts
