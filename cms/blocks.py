"""StreamField blocks of editorial pages."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

RICH = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("text"))
    source = blocks.CharBlock(label=_("who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("A quotation, set in the serif typeface.")
        template = "cms/blocks/quote.html"
        preview_value = {"text": "I want to see the numbers for my county.", "source": "A parent"}


class NoteBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), required=False)
    text = blocks.RichTextBlock(label=_("text"), features=RICH)

    class Meta:
        icon = "warning"
        label = _("Note")
        description = _("A boxed note next to the text.")
        template = "cms/blocks/note.html"


class ProseBlock(blocks.StreamBlock):
    """Headings and text: the basis of every body of an editorial page."""

    heading = blocks.CharBlock(
        label=_("Heading"),
        icon="title",
        template="cms/blocks/heading.html",
        description=_("Starts a section."),
    )
    paragraph = blocks.RichTextBlock(
        label=_("Text"),
        icon="pilcrow",
        features=RICH,
        template="cms/blocks/paragraph.html",
        description=_("Plain text."),
    )


class BodyBlock(ProseBlock):
    image = ImageBlock(
        label=_("Image"), template="cms/blocks/image.html", description=_("An image with its description.")
    )
    quote = QuoteBlock()
    note = NoteBlock()
