"""Check the quotes of a recap when it is published, and again when it is displayed (PRV-14)."""

from typing import Any

from django.utils.translation import gettext as _

from engagement.exceptions import NotPossibleNow
from engagement.models import ConversationPage
from engagement.quote_rules import comment_number, problems_of
from feedback.models import Submission


def refuse_quotes(pages: list[ConversationPage]) -> None:
    """Raise an error if a quote on the pages is no longer permitted."""
    for page in pages:
        for block in page.recap:
            if block.block_type == "quote" and (wrong := problems_of(block.value)):
                words = _("A quote on the page in %(language)s cannot be published: “%(quote)s” %(why)s")
                facts = {
                    "language": page.locale,
                    "quote": block.value["text"][:60],
                    "why": " ".join(wrong.values()),
                }
                raise NotPossibleNow(words % facts, rule="PRV-14")


def still_allowed(quotes: list[Any]) -> list[Any]:
    """The quotes whose comment may still be quoted; one query, none if no quote has a number."""
    numbers = {number for each in quotes if (number := comment_number(each.get("comment") or ""))}
    if not numbers:
        return quotes
    allowed = {each.pk for each in Submission.objects.filter(pk__in=numbers) if each.may_be_quoted}
    return [
        each
        for each in quotes
        if not (typed := (each.get("comment") or "").strip()) or comment_number(typed) in allowed
    ]
