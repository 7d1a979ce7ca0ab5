"""Blocks of a draft agenda. A block's id is the item's stable key."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from boards.choices import ItemKind, SpecialPurpose


class PartBlock(blocks.StructBlock):
    """A part of an item, numbered 5.1, 5.2. One vote decides all parts of a consent block."""

    title = blocks.CharBlock(
        label=_("brief description"),
        max_length=250,
        help_text=_("What will be discussed or decided, in 20 words or fewer (Gov. Code § 11125(b))."),
    )
    text = blocks.TextBlock(label=_("more information"), required=False, max_length=1500)
    minutes = blocks.IntegerBlock(label=_("minutes"), required=False, min_value=1, max_value=600)
    presenter = blocks.CharBlock(label=_("presented by"), required=False, max_length=200)

    class Meta:
        icon = "list-ul"
        label = _("Part of the item")


class PartsBlock(blocks.StreamBlock):
    part = PartBlock()

    class Meta:
        required = False


class ItemBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("kind"),
        choices=ItemKind.choices,
        default=ItemKind.INFORMATION,
        help_text=_("The body may only vote on an action item, a consent block or an opening finding."),
    )
    title = blocks.CharBlock(
        label=_("brief description"),
        max_length=250,
        help_text=_("What will be discussed or decided, in 20 words or fewer (Gov. Code § 11125(b))."),
    )
    text = blocks.TextBlock(label=_("more information"), required=False, max_length=1500)
    minutes = blocks.IntegerBlock(label=_("minutes"), required=False, min_value=1, max_value=600)
    presenter = blocks.CharBlock(label=_("presented by"), required=False, max_length=200)
    citation = blocks.CharBlock(
        label=_("closed under"),
        required=False,
        max_length=20,
        help_text=_(
            "A closed item names the section that allows it, as listed on the desk (Gov. Code §§ "
            "11125(b), 11126)."
        ),
    )
    purpose = blocks.ChoiceBlock(
        label=_("purpose in a special meeting"),
        choices=SpecialPurpose.choices,
        required=False,
        help_text=_("Each item of a special meeting serves the purpose in its notice (Gov. Code § 11125.4)."),
    )
    parts = PartsBlock(label=_("parts"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Agenda item")
        description = _("One item. Its place in the list determines its number.")
        template = "boards/blocks/item.html"
        preview_value = {"kind": "action", "title": "Publish results by county in the first release"}


class DraftAgendaBlock(blocks.StreamBlock):
    item = ItemBlock()
