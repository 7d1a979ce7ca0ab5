"""What of a question, or of an answer in own words, may be public: its text, or what staff wrote in its place.

Rules BK-23 and PRV-14. One that was ever hidden, or that may identify a person, needs an edit. No text about it that
staff make public (shown instead, translated or answered) may contain the original, or a name, number or address that
is in it.
"""

import unicodedata

from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.pii.identifiers import find_identifiers
from engagement.choices import QuestionState
from engagement.exceptions import NotPossibleNow
from engagement.models import LiveQuestion, PollText

Written = LiveQuestion | PollText

LONGEST = 500  # characters
COMPARED_DIGITS = 7  # the last ones of a number, so that a country or area code makes no other number of it
_IS_REPEATED = {
    LiveQuestion: _(
        "This text contains the question as it was asked, which was hidden or may identify a person. "
        "Remove what is private."
    ),
    PollText: _(
        "This text contains the answer as it was written, which was hidden or may identify a person. "
        "Remove what is private."
    ),
}
_HOLDS_A_PART = {
    LiveQuestion: _(
        "This text contains a name, a number or an address from the question as it was asked. Remove it."
    ),
    PollText: _(
        "This text contains a name, a number or an address from the answer as it was written. Remove it."
    ),
}


def looks_private(question: Written) -> bool:
    """Whether the text may identify a person (PRV-14); such a question is reviewed individually."""
    return bool(find_identifiers(question.text))


def needs_edit(question: Written) -> bool:
    """Whether the original text may not be published, now or later."""
    return question.state == QuestionState.HIDDEN or question.was_hidden or looks_private(question)


def checked_text(question: Written, shown_text: str | None) -> str:
    """The text to show instead of the original, which "" shows. None keeps the text shown so far, and so does "" where
    the original may not be public.

    Raises NotPossibleNow if the question must be edited and was not, or if the text still looks private.
    """
    given = clean_text(shown_text or "")
    if not given and not needs_edit(question):
        return question.shown_text if shown_text is None else ""
    if not given and question.shown_text:
        return question.shown_text
    if not given:
        raise NotPossibleNow(
            _("This text is hidden or may identify a person. Write a shorter text to show instead."),
            rule="BK-23",
        )
    if len(given) > LONGEST:
        raise NotPossibleNow(_("The text to show can have at most 500 characters."))
    refuse_private(question, given)
    return "" if _letters(given) == _letters(question.text) else given


def checked_answer(question: LiveQuestion, answer: str, *, is_office_contact: bool) -> str:
    """The answer as it is published. Raises NotPossibleNow if it repeats what may not be published of the question, or
    if it holds a contact that no one confirmed as the Office's own.
    """
    given = clean_text(answer)
    refuse_original(question, given)
    if find_identifiers(given) and not is_office_contact:
        raise NotPossibleNow(
            _(
                "The answer contains a phone number, an email, an address or another identifier. Remove "
                "it, or confirm next to the answer that it is the Office's own."
            ),
            rule="PRV-14",
        )
    return given


def refuse_private(question: Written, given: str) -> None:
    """Raise NotPossibleNow for a text to be shown that holds any identifier, or repeats what needed an edit."""
    if find_identifiers(given):
        raise NotPossibleNow(
            _("The text to show still contains a phone number, an email, an address or another identifier."),
            rule="PRV-14",
        )
    refuse_original(question, given)


def refuse_original(question: Written, given: str) -> None:
    """Raise NotPossibleNow if the question needs an edit and this text repeats it, or an identifier or name in it."""
    if not needs_edit(question):
        return
    original = _letters(question.text)
    if original and original in _letters(given):
        raise NotPossibleNow(_IS_REPEATED[type(question)], rule="BK-23")
    found = find_identifiers(question.text, names=True)
    if any(_repeats(given, question.text[each.start : each.end]) for each in found):
        raise NotPossibleNow(_HOLDS_A_PART[type(question)], rule="PRV-14")


def _repeats(given: str, identifier: str) -> bool:
    digits = _digits(identifier)
    if len(digits) >= COMPARED_DIGITS and digits[-COMPARED_DIGITS:] in _digits(given):
        return True
    return _letters(identifier) in _letters(given)


def _letters(text: str) -> str:
    """Letters and digits, however they are written: case, width, signs and spaces do not count."""
    same = unicodedata.normalize("NFKC", text).casefold()
    return "".join(each for each in same if each.isalnum())


def _digits(text: str) -> str:
    return "".join(each for each in _letters(text) if each.isdigit())
