"""The questions an editor puts into a form. The id of a block is the key under which answers are kept."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks


class QuestionBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("question"), max_length=200)
    help = blocks.TextBlock(label=_("help"), required=False, max_length=400)
    required = blocks.BooleanBlock(
        label=_("needed"),
        required=False,
        help_text=_("Ask little. If this is off, the form says that the box may stay empty."),
    )


class ShortTextBlock(QuestionBlock):
    class Meta:
        icon = "edit"
        label = _("Short text")
        description = _("One line, up to 200 characters.")
        preview_value = {"label": "What is your question?"}


class LongTextBlock(QuestionBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Long text")
        description = _("Several lines, up to 5,000 characters.")
        preview_value = {"label": "What is missing or unclear?"}


class ChoicesBlock(QuestionBlock):
    choices = blocks.ListBlock(blocks.CharBlock(max_length=120), label=_("choices"), min_num=2, max_num=80)


class OneChoiceBlock(ChoicesBlock):
    about_you = blocks.BooleanBlock(
        label=_("about the person"),
        required=False,
        help_text=_("Such as county or role. The answer is kept apart from the words."),
    )

    class Meta:
        icon = "radio-full"
        label = _("One choice")
        description = _("The person picks one. More than seven choices become a drop-down list.")
        preview_value = {"label": "Can you find what you need?", "choices": ["Yes", "In part", "No"]}


class ManyChoicesBlock(ChoicesBlock):
    class Meta:
        icon = "tick"
        label = _("Many choices")
        description = _("The person picks any number.")
        preview_value = {"label": "Who should it help most?", "choices": ["Families", "Researchers"]}


class ScaleBlock(QuestionBlock):
    low = blocks.CharBlock(label=_("words for 1"), max_length=60)
    high = blocks.CharBlock(label=_("words for 5"), max_length=60)

    class Meta:
        icon = "order"
        label = _("Scale")
        description = _("From 1 to 5.")
        preview_value = {"label": "How easy was it?", "low": "Hard", "high": "Easy"}


class LanguageBlock(QuestionBlock):
    class Meta:
        icon = "globe"
        label = _("Language")
        description = _("In which language the person wrote. Ask it once.")
        preview_value = {"label": "In which language do you write?"}


class ConsentBlock(QuestionBlock):
    purpose = blocks.ChoiceBlock(
        label=_("consent to"),
        choices=[
            ("analyse", _("count the answers")),
            ("quote", _("quote the words without a name")),
            ("publish", _("show the words in public")),
            ("contact", _("write to the person")),
        ],
    )
    yes = blocks.CharBlock(label=_("words for yes"), max_length=120)
    no = blocks.CharBlock(label=_("words for no"), max_length=120)

    class Meta:
        icon = "check"
        label = _("Consent")
        description = _("Yes or no. No is chosen at first.")
        preview_value = {"label": "May we quote your words?", "yes": "Yes, without my name", "no": "No"}


class QuestionsBlock(blocks.StreamBlock):
    short_text = ShortTextBlock()
    long_text = LongTextBlock()
    one_choice = OneChoiceBlock()
    many_choices = ManyChoicesBlock()
    scale = ScaleBlock()
    language = LanguageBlock()
    consent = ConsentBlock()

    class Meta:
        block_counts = {"language": {"max_num": 1}}
