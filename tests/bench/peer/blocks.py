from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.images.blocks import ImageChooserBlock


class HeadingBlock(StructBlock):
    text = CharBlock(form_classname="title")
    size = ChoiceBlock(choices=[("h2", "H2"), ("h3", "H3")])

    class Meta:
        template = "peer/blocks/heading.html"


class FigureBlock(StructBlock):
    image = ImageChooserBlock()
    caption = CharBlock(required=False)
    credit = CharBlock(required=False)

    class Meta:
        template = "peer/blocks/figure.html"


class QuoteBlock(StructBlock):
    text = TextBlock()
    speaker = CharBlock(required=False)

    class Meta:
        template = "peer/blocks/quote.html"


class BodyBlock(StreamBlock):
    heading = HeadingBlock()
    paragraph = RichTextBlock(template="peer/blocks/paragraph.html")
    figure = FigureBlock()
    quote = QuoteBlock()
