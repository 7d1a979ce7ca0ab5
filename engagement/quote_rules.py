"""Validate quotes: verbatim, permitted by the author, with at most one fact about the person (PRV-14, PRV-31)."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from engagement.models.reference_data import ParticipantRole
from feedback.models import Channel, PrivatePassage, Submission, SubmissionText

REFERENCE = re.compile(r"^C-?0*(\d{1,12})$", re.IGNORECASE)


def comment_number(typed: str) -> int | None:
    """The number in "C-0012"; None if it is not a comment number."""
    found = REFERENCE.match((typed or "").strip())
    return int(found[1]) if found else None


def problems_of(quote: Mapping[str, Any]) -> dict[str, str]:
    """Field → error message. A quote without a comment number needs staff confirmation of the permission."""
    typed = (quote.get("comment") or "").strip()
    if not typed:
        if quote.get("may_quote"):
            return {}
        return {
            "may_quote": _("Enter the comment number, or confirm that the person allowed us to quote this.")
        }
    number = comment_number(typed)
    comment = Submission.objects.filter(pk=number).first() if number else None
    if comment is None:
        return {"comment": _("There is no comment with this number.")}
    if comment.youth:
        return {"comment": _("A young person wrote this. We do not quote young people.")}
    if not comment.may_be_quoted:
        return {"comment": _("The person did not allow us to quote this comment.")}
    return _text_of(quote, comment) or _of_source(quote)


def _text_of(quote: Mapping[str, Any], comment: Submission) -> dict[str, str]:
    words = quote.get("text") or ""
    places = [
        (text.pk, start.start(), start.start() + len(words))
        for text in SubmissionText.objects.current().filter(submission=comment)
        for start in re.finditer(re.escape(words), text.text)
    ]
    if not words.strip() or not places:
        return {"text": _("This text is not in the comment. A quote must be exactly what was said.")}
    private = list(
        PrivatePassage.objects.exclude(state=PrivatePassage.State.STAYS)
        .filter(text__submission=comment)
        .values_list("text", "start", "end")
    )
    if all(any(_overlap(place, each) for each in private) for place in places):
        return {"text": _("Some of this text may name a person. Have it checked first.")}
    return {}


def _overlap(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _of_source(quote: Mapping[str, Any]) -> dict[str, str]:
    """At most one fact about the person: the channel, or one role; a role only beside English text."""
    source = (quote.get("source") or "").strip()
    if not source or source.casefold() in _texts_of(Channel.choices):
        return {}
    roles = {str(name).casefold() for each in ParticipantRole.objects.all() for name in each.name.values()}
    if source.casefold() not in roles:
        return {"source": _("Enter only one fact: how the comment was received, or one role from the list.")}
    if (quote.get("language") or settings.LANGUAGE_CODE) != settings.LANGUAGE_CODE:
        return {"source": _("The language of the quote already counts as the one fact. Leave out the role.")}
    return {}


def _texts_of(choices: Iterable[tuple[str, Any]]) -> set[str]:
    found = set()
    for code, _name in settings.SITE_LANGUAGES:
        with translation.override(code):
            found |= {str(label).casefold() for _value, label in choices}
    return found
