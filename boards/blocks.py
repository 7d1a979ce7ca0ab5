"""The blocks of a draft agenda. A block's id is the item's stable key (design 3.1)."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from boards.choices import ItemKind


class ItemBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("kind"),
        choices=ItemKind.choices,
        default=ItemKind.INFORMATION,
        help_text=_("The body may only vote on an action item."),
    )
    title = blocks.CharBlock(
        label=_("brief description"),
        max_length=250,
        help_text=_("What will be talked about or decided, in 20 words or fewer (BK-12)."),
    )
    text = blocks.TextBlock(label=_("more about it"), required=False, max_length=1500)
    minutes = blocks.IntegerBlock(label=_("minutes"), required=False, min_value=1, max_value=600)

    class Meta:
        icon = "list-ol"
        label = _("Agenda item")
        description = _("One item. Its place in the list gives its number.")
        template = "boards/blocks/item.html"
        preview_value = {"kind": "action", "title": "Publish results by county in the first release"}


class DraftAgendaBlock(blocks.StreamBlock):
    item = ItemBlock()
