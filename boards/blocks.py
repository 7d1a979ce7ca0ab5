"""Blocks of a draft agenda. A block's id is the item's stable key."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from boards.choices import ItemKind, SpecialPurpose
from boards.rules.closed_grounds import GROUNDS


def _not_before() -> blocks.RegexBlock:
    return blocks.RegexBlock(
        regex=r"^([01]\d|2[0-3]):[0-5]\d$",
        label=_("not before"),
        required=False,
        help_text=_("A time that the public can rely on, in 24-hour format, such as 13:00."),
        error_messages={"invalid": _("Enter a time in 24-hour format, such as 13:00.")},
    )


def _action() -> blocks.CharBlock:
    return blocks.CharBlock(label=_("recommended action"), required=False, max_length=300)


def _motion() -> blocks.TextBlock:
    return blocks.TextBlock(label=_("draft motion"), required=False, max_length=1500)


def _report() -> blocks.TextBlock:
    return blocks.TextBlock(
        label=_("item report"),
        required=False,
        max_length=20_000,
        help_text=_(
            "Use a blank line to start a new paragraph, # for a heading, and a dash at the start of a "
            "line for a list item."
        ),
    )


class PartBlock(blocks.StructBlock):
    """A part of an item, numbered 5.1; at level 2 a part of a part, numbered 5.1.1.

    One vote decides all parts of a consent block.
    """

    title = blocks.CharBlock(
        label=_("brief description"),
        max_length=250,
        help_text=_("What will be discussed or decided, in 20 words or fewer (Gov. Code § 11125(b))."),
    )
    level = blocks.IntegerBlock(label=_("level"), required=False, default=1, min_value=1, max_value=2)
    text = blocks.TextBlock(label=_("more information"), required=False, max_length=1500)
    minutes = blocks.IntegerBlock(label=_("minutes"), required=False, min_value=1, max_value=600)
    presenter = blocks.CharBlock(label=_("presented by"), required=False, max_length=200)
    not_before = _not_before()
    action = _action()
    motion = _motion()
    report = _report()

    class Meta:
        icon = "list-ul"
        label = _("Part of the item")


class PartsBlock(blocks.StreamBlock):
    part = PartBlock()

    class Meta:
        required = False


class GroundInput(forms.TextInput):
    """Type a number or a word of the ground; the browser offers the subdivisions that match (BK-32a)."""

    template_name = "boards/widgets/closed_ground.html"

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, value, attrs) | {"grounds": GROUNDS.values()}


class GroundBlock(blocks.CharBlock):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.field.widget = GroundInput(attrs=self.field.widget.attrs)


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
    not_before = _not_before()
    action = _action()
    motion = _motion()
    report = _report()
    citation = GroundBlock(
        label=_("closed under"),
        required=False,
        max_length=20,
        help_text=_(
            "For a closed session, choose the subdivision of Gov. Code § 11126 that allows it. Its "
            "materials are closed as soon as you save."
        ),
    )
    purpose = blocks.ChoiceBlock(
        label=_("purpose in a special meeting"),
        choices=SpecialPurpose.choices,
        required=False,
        help_text=_(
            "Each item of a special meeting must serve the purpose stated in its notice (Gov. "
            "Code § 11125.4)."
        ),
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
