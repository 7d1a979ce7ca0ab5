"""The text of a recap: what the pages say now, and what an edition said when two people agreed to it (S14)."""

from typing import Any

from django.db.models import Model

from wagtail.blocks import StreamValue

from cms.models import PossibleCopy, Redaction, SiteDocument, SiteImage
from engagement import two_people
from engagement.models import ConversationPage, Recap, RecapText
from engagement.quote_rules import comment_number

Json = dict[str, Any]


def text_of(page: ConversationPage) -> Json:
    """The text that the page says now: the draft of the next edition."""
    return {"summary": page.recap_summary, "recap": page.recap.get_prep_value()}


def texts_of(pages: list[ConversationPage]) -> dict[str, Json]:
    """Language → text, of the public pages. A page that nobody can read as sent has no text in an edition."""
    return {page.locale.language_code: text_of(page) for page in pages if page.live}


def digests_of(texts: dict[str, Json]) -> dict[str, str]:
    return {code: two_people.digest(words) for code, words in texts.items()}


def blocks_of(page: ConversationPage, text: Json) -> StreamValue:
    """The blocks of a text as the page would show them."""
    return page.recap.stream_block.to_python(text.get("recap") or [])


def keep_files(recap: Recap) -> None:
    """Note the documents and images of the text, so that they stay public with it."""
    pages = ConversationPage.objects.filter(conversation=recap.conversation_id).select_related("locale")
    found: dict[type[Model], set[int]] = {SiteDocument: set(), SiteImage: set()}
    for page in pages:
        blocks = blocks_of(page, recap.texts.get(page.locale.language_code, {}))
        for model, pk, _model_path, _path in blocks.stream_block.extract_references(blocks):
            if model in found:
                found[model].add(int(pk))
    recap.documents.set(SiteDocument.objects.filter(pk__in=found[SiteDocument]))
    recap.images.set(SiteImage.objects.filter(pk__in=found[SiteImage]))


def is_redacted(recap: Recap) -> bool:
    """Whether a comment that the text quotes was redacted since, or a copy of one was removed from it: then the text
    is no longer what its digest says.
    """
    texts = recap.texts.values()
    quotes = [each["value"] for text in texts for each in text["recap"] if each["type"] == "quote"]
    numbers = {str(comment_number(each.get("comment") or "")) for each in quotes}
    removed = PossibleCopy.objects.filter(state=PossibleCopy.State.REMOVED, kind=RecapText._meta.label)
    return (
        Redaction.objects.filter(kind="submission", key__in=numbers).exists()
        or removed.filter(
            key__in=[str(pk) for pk in RecapText.objects.filter(recap=recap).values_list("pk", flat=True)]
        ).exists()
    )


def differs(recap: Recap, pages: list[ConversationPage]) -> bool:
    """Whether the public pages say something else than this edition: readers see that of the edition."""
    return digests_of(texts_of(pages)) != recap.facts.get("texts", {})
