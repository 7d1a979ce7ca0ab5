"""What of a question may be public: its own text, or the text that staff wrote in its place (BK-23, PRV-14)."""

from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.pii.identifiers import find_identifiers
from engagement.choices import QuestionState
from engagement.exceptions import NotPossibleNow
from engagement.models import LiveQuestion

LONGEST = 500  # characters


def looks_private(question: LiveQuestion) -> bool:
    """Whether the text may identify a person (PRV-14); such a question is reviewed individually."""
    return bool(find_identifiers(question.text))


def needs_edit(question: LiveQuestion) -> bool:
    """Whether the original text may not be published."""
    return question.state == QuestionState.HIDDEN or looks_private(question)


def checked_text(question: LiveQuestion, shown_text: str) -> str:
    """The text to show instead of the original; "" shows the original, or keeps the text shown so far.

    Raises NotPossibleNow if the question must be edited and was not, or if the text still looks private.
    """
    given = clean_text(shown_text)
    if not given and (question.shown_text or not needs_edit(question)):
        return question.shown_text
    if not given:
        raise NotPossibleNow(
            _("This text is hidden or may identify a person. Write a shorter text to show instead."),
            rule="BK-23",
        )
    if len(given) > LONGEST:
        raise NotPossibleNow(_("The text to show can have at most 500 characters."))
    if find_identifiers(given):
        raise NotPossibleNow(
            _("The text to show still contains a phone number, an email, an address or another identifier."),
            rule="PRV-14",
        )
    if _letters(given) == _letters(question.text):
        if needs_edit(question):
            raise NotPossibleNow(
                _("The text to show is the hidden text. Take out what is private."), rule="BK-23"
            )
        return ""
    return given


def _letters(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())
