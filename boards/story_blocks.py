"""Blocks of a data story: a question, the chart that answers it, and sentences whose numbers are references."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

MOST_QUESTIONS = 7
CHARTS = [
    ("bars", _("Bars, sorted by size")),
    ("map", _("Map of the counties")),
    ("lines", _("Lines over the years")),
    ("dots", _("Dots by group, for shares")),
    ("flow", _("How far people came, step by step")),
]
NUMBERS = [("share", _("Percent of those it is among")), ("people", _("Number of people"))]


class Sentence(blocks.CharBlock):
    """Text with references to numbers. It is not searched, as it has no numbers yet."""

    def get_searchable_content(self, value: str) -> list[str]:
        return []


class Sentences(blocks.TextBlock):
    """The same with several lines: one whose number is hidden or missing is left out."""

    def get_searchable_content(self, value: str) -> list[str]:
        return []


class StoryQuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("question"), max_length=120)
    chart = blocks.ChoiceBlock(label=_("chart"), choices=CHARTS)
    measure = blocks.RegexBlock(
        regex=r"^[A-Za-z0-9_.+-]{1,40}$",
        label=_("measure"),
        required=False,
        help_text=_("The key of a count in the dictionary of the data set. Leave blank for the steps."),
        error_messages={"invalid": _("Enter the key of a measure, such as started.")},
    )
    numbers = blocks.ChoiceBlock(label=_("numbers"), choices=NUMBERS, default="share")
    dimension = blocks.RegexBlock(
        regex=r"^[A-Za-z0-9_.+-]{1,40}$",
        label=_("compare by"),
        required=False,
        help_text=_("The key of a dimension, such as place. Leave blank for the steps."),
        error_messages={"invalid": _("Enter the key of a dimension, such as place.")},
    )
    headline = Sentence(
        label=_("message"),
        max_length=200,
        help_text=_("What the chart says, true for every choice of a reader, as its numbers are references."),
    )
    key_number = Sentence(
        label=_("number at the top"),
        required=False,
        max_length=60,
        help_text=_("Optional. The first three are shown above the questions."),
    )
    key_words = Sentence(label=_("what that number is"), required=False, max_length=120)
    text = Sentences(
        label=_("text"),
        required=False,
        max_length=1500,
        rows=4,
        help_text=_("Each line is a paragraph. A line whose number is hidden or missing is left out."),
    )

    class Meta:
        icon = "help"
        label = _("Question")
        description = _("A question, the chart that answers it, and its message.")
        preview_value = {"question": "Do they earn the credential?", "chart": "lines"}


class StoryQuestionsBlock(blocks.StreamBlock):
    question = StoryQuestionBlock()

    class Meta:
        required = True
        max_num = MOST_QUESTIONS
