"""What the form for comments on a meeting asks, and what it tells: the words that are frozen with each answer."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from boards.choices import Position
from boards.models import Body, Meeting
from cms.site_cache import office
from cms.translated import text

POSITION, WORDS, LANGUAGE, PUBLISH = "position", "words", "language", "publish"
LABELS = {
    POSITION: _("Are you for or against it?"),
    WORDS: _("Your words"),
    LANGUAGE: _("Language in which you write or speak"),
    PUBLISH: _("Show my words on the page of this meeting"),
}
HELP = {
    WORDS: _("In any language. They can stay empty if you only want to speak."),
    PUBLISH: _("A person reads them first. Criticism is never a reason to leave them out."),
}
YES_NO = {"yes": pgettext_lazy("answer", "Yes"), "no": pgettext_lazy("answer", "No")}
NOTICE = {
    "authority": _("Government Code section 11125.7: the public may speak on each item."),
    "voluntary": _("All of it is voluntary. No one has to give a name, an address or a reason."),
    "consequences": _("Nothing follows if you leave a box empty."),
    "purposes": _("To tell the body what people think before it decides, and to keep it with the record."),
    "disclosures": _(
        "Comments are public records. They are shown on the page of the meeting only if you say yes. "
        "How to reach you is kept apart and shown to no one outside this office."
    ),
    "access": _("You may see what we hold about you: use your receipt code, or write to the official above."),
}


def form_slug(body: Body) -> str:
    return f"meeting-comments-{body.slug}"[:80]


def draft_of(meeting: Meeting) -> str:
    """Under which name a browser keeps what is typed until it is sent."""
    return f"comment-{meeting.pk}"


def form_content(body: Body) -> dict[str, Any]:
    """The content of the body's form in all languages of the site, in the shape that versions are frozen in."""
    return {
        "title": _in_all(lambda: str(_("Comments on meetings: %(body)s")) % {"body": text(body.name)}),
        "intro": {},
        "notice": _notice(),
        "questions": [
            _question(POSITION, "one_choice", choices=Position.choices),
            _question(WORDS, "long_text"),
            _question(LANGUAGE, "language"),
            _question(PUBLISH, "consent", choices=YES_NO.items(), purpose="publish"),
        ],
    }


def notice_now() -> list[str]:
    """The privacy notice in the reader's language, part by part."""
    return [text(words) for words in _notice().values()]


def _notice() -> dict[str, dict[str, str]]:
    found = office()
    official = ", ".join(
        part for part in (found.records_contact or found.contact_person, found.address, found.phone) if part
    )
    own = {"agency": lambda: found.name, "official": lambda: official or found.name}
    return {name: _in_all(words) for name, words in own.items()} | {
        name: _in_all(lambda words=words: str(words)) for name, words in NOTICE.items()
    }


def _question(key: str, kind: str, *, choices: Any = (), purpose: str = "") -> dict[str, Any]:
    return {
        "key": key,
        "kind": kind,
        "label": _in_all(lambda: str(LABELS[key])),
        "help": _in_all(lambda: str(HELP[key])) if key in HELP else {},
        "choices": [
            {"key": str(value), "label": _in_all(lambda words=words: str(words))} for value, words in choices
        ],
        "required": False,
        "about_you": False,
        "purpose": purpose,
    }


def _in_all(words: Any) -> dict[str, str]:
    """What a function says in each language of the site."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            found[code] = words()
    return found
