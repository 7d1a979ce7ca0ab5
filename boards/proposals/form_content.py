"""Content of the proposal form: questions and notices, frozen with each answer (C2C-31, PRV-04)."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from boards import public_forms
from boards.models import Body
from cms.i18n.fields import text

SLUG = "proposals-"
TITLE, SUMMARY, WHY, LANGUAGE = "title", "summary", "why", "language"
LABELS = {
    TITLE: _("Your idea in one line"),
    SUMMARY: _("What should be done?"),
    WHY: _("Why is it needed, and whom does it help?"),
    LANGUAGE: _("Language you are writing in"),
}
HELP = {
    TITLE: _("Up to 160 characters. It becomes the title on the public list."),
    SUMMARY: _("In any language. One idea per form is easiest to follow."),
    WHY: _("Optional. A story or a number from your own work helps."),
}
NOTICE = {
    "authority": _("Education Code section 10867: this Office staffs the boards and their meetings."),
    "voluntary": _("Everything is voluntary. No one has to give a name, an address or a reason."),
    "consequences": _(
        "Without a title and a short description of what should be done, there is no proposal to discuss."
    ),
    "purposes": _("To bring your idea to the board that works on it, and to tell you what happened to it."),
    "disclosures": _(
        "Proposals are public records. Title and text are shown on this site once a person has read "
        "them. Your contact information is kept separately and shown to no one outside this office."
    ),
    "access": _(
        "You may see the information we have about you: use your receipt code, or write to the official "
        "named above."
    ),
}


def form_slug(body: Body) -> str:
    return f"{SLUG}{body.slug}"[:80]


def draft_of(body: Body) -> str:
    """Key under which the browser stores the unsent draft."""
    return f"proposal-{body.slug}"


def form_content(body: Body) -> dict[str, Any]:
    """Content of the board's form in all form languages, in the format of a form version."""
    return {
        "title": in_all(lambda: str(_("Proposals: %(body)s")) % {"body": text(body.name)}),
        "intro": {},
        "notice": _notice(),
        "questions": [
            _question(TITLE, "short_text", required=True),
            _question(SUMMARY, "long_text", required=True),
            _question(WHY, "long_text"),
            _question(LANGUAGE, "language"),
        ],
    }


def notice_now() -> list[str]:
    """Sections of the privacy notice, in the reader's language."""
    return [text(words) for words in _notice().values()]


def _notice() -> dict[str, dict[str, str]]:
    return public_forms.notice(settings.FORM_LANGUAGES, NOTICE)


def _question(key: str, kind: str, *, required: bool = False) -> dict[str, Any]:
    return public_forms.question(
        settings.FORM_LANGUAGES,
        key,
        kind,
        label=LABELS[key],
        help_text=HELP.get(key),
        required=required,
    )


def in_all(words: Callable[[], str]) -> dict[str, str]:
    """Call a function in each form language; returns its text by language."""
    return public_forms.in_each(settings.FORM_LANGUAGES, words)
