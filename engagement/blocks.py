"""StreamField blocks used only by conversations."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from cms.blocks import ProseBlock
from engagement.quote_rules import problems_of


class SegmentBlock(blocks.StructBlock):
    minutes = blocks.IntegerBlock(label=_("minutes"), min_value=1, max_value=480)
    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("text"), required=False, max_length=400)

    class Meta:
        icon = "time"
        label = _("Part of the agenda")
        description = _("One part and its length. The times are calculated from the start.")
        template = "engagement/blocks/segment.html"
        preview_value = {
            "minutes": 20,
            "title": "Welcome and what is new",
            "text": "Where the data system stands",
        }


class AgendaBlock(blocks.StreamBlock):
    segment = SegmentBlock()


class ConversationQuoteBlock(blocks.StructBlock):
    comment = blocks.CharBlock(
        label=_("comment number"),
        required=False,
        max_length=16,
        help_text=_(
            "Such as C-0012. The quote is then checked against the comment, character by character, and "
            "shown only while quoting is allowed."
        ),
    )
    text = blocks.TextBlock(label=_("text as it was said"), max_length=600)
    language = blocks.CharBlock(label=_("language code of the text"), default="en", max_length=12)
    translation = blocks.TextBlock(label=_("translation"), required=False, max_length=600)
    method = blocks.CharBlock(label=_("how it was translated"), required=False, max_length=120)
    source = blocks.CharBlock(
        label=_("who said it"),
        required=False,
        max_length=120,
        help_text=_("Never more than one fact about the person."),
    )
    stance = blocks.ChoiceBlock(
        label=_("stance"),
        choices=[("for", _("agrees with the theme")), ("against", _("disagrees with the theme"))],
    )
    may_quote = blocks.BooleanBlock(
        label=_("The person allowed us to quote this, or a second person checked it"),
        required=False,
        help_text=_("Required for text without a comment number, such as text on paper."),
    )

    def clean(self, value: Any) -> Any:
        """Reports an invalid quote beside the field, with the reason."""
        cleaned = super().clean(value)
        if wrong := problems_of(cleaned):
            raise StructBlockValidationError(
                block_errors={name: ValidationError(words) for name, words in wrong.items()}
            )
        return cleaned

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("Every recap should have one that agrees and one that disagrees.")
        template = "engagement/blocks/heard_quote.html"
        preview_value = {
            "text": "I want to see the numbers for my county.",
            "language": "en",
            "stance": "for",
        }


class RecapBlock(ProseBlock):
    image = ImageBlock(
        label=_("Photo"),
        template="cms/blocks/image.html",
        description=_("A photo with a description for people who cannot see it, or marked as decorative."),
    )
    document = DocumentChooserBlock(
        label=_("Slides or another file"),
        template="engagement/blocks/document.html",
        description=_("A file that was shown or handed out, with its title, type and size."),
    )
    quote = ConversationQuoteBlock()
