"""Content of the comment form: questions and notices, frozen with each answer."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from boards import public_forms
from boards.choices import Position
from boards.models import Body, Meeting
from cms.i18n.fields import text

SLUG = "meeting-comments-"
POSITION, WORDS, LANGUAGE, PUBLISH = "position", "words", "language", "publish"
LABELS = {
    POSITION: _("Are you for or against it?"),
    WORDS: _("Your comment"),
    LANGUAGE: _("Language you write or speak"),
    PUBLISH: _("Show my comment on this meeting’s page"),
}
HELP = {
    WORDS: _("In any language. Leave it blank if you only want to speak."),
    PUBLISH: _("A person reads each comment first. Criticism is never a reason to leave one out."),
}
YES_NO = {"yes": pgettext_lazy("answer", "Yes"), "no": pgettext_lazy("answer", "No")}
NOTICE = {
    "authority": _("Government Code section 11125.7: the public may speak on each item."),
    "voluntary": _("Everything is voluntary. No one has to give a name, an address or a reason."),
    "consequences": _("Nothing happens if you leave a field blank."),
    "purposes": _(
        "To tell the body what people think before it decides, and to keep comments with the record."
    ),
    "disclosures": _(
        "Comments are public records. They are shown on the page of the meeting only if you say yes. "
        "Your contact information is kept separately and shown to no one outside this office."
    ),
    "access": _(
        "You may see the information we have about you: use your receipt code, or write to the official "
        "named above."
    ),
}


def form_slug(body: Body) -> str:
    return f"{SLUG}{body.slug}"[:80]


def draft_of(meeting: Meeting) -> str:
    """Key under which the browser stores the unsent draft."""
    return f"comment-{meeting.pk}"


def form_content(body: Body) -> dict[str, Any]:
    """Content of the body's form in all languages, in the format of a form version."""
    return {
        "title": public_forms.in_each(
            settings.FORM_LANGUAGES,
            lambda: str(_("Comments on meetings: %(body)s")) % {"body": text(body.name)},
        ),
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
    """Sections of the privacy notice, in the reader's language."""
    return [text(words) for words in _notice().values()]


def _notice() -> dict[str, dict[str, str]]:
    return public_forms.notice(settings.FORM_LANGUAGES, NOTICE)


def _question(
    key: str, kind: str, *, choices: Iterable[tuple[Any, Any]] = (), purpose: str = ""
) -> dict[str, Any]:
    return public_forms.question(
        settings.FORM_LANGUAGES,
        key,
        kind,
        label=LABELS[key],
        help_text=HELP.get(key),
        choices=choices,
        purpose=purpose,
    )
