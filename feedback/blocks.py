"""Blocks for the questions an editor puts into a form. The id of a block is the key its answers are stored under."""

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.list_block import ListValue

from feedback.pasted_choices import LONGEST, BadPaste, pasted_choices

PASTED = {"paste": "choices", "paste_rows": "rows"}


class QuestionBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("question"), max_length=200)
    help = blocks.TextBlock(label=_("help"), required=False, max_length=400)
    required = blocks.BooleanBlock(
        label=_("required"),
        required=False,
        help_text=_("Ask only what you need. If this is off, the form says that the question is optional."),
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


def _paste(label: Promise) -> blocks.TextBlock:
    return blocks.TextBlock(
        label=label,
        required=False,
        max_length=12_000,
        rows=3,
        help_text=_(
            "One per line. When you save, these lines replace the list above; a line with the same text keeps its "
            "answers. To reword one without losing its answers, write its key first: key | new text."
        ),
    )


class ChoicesBlock(QuestionBlock):
    choices = blocks.ListBlock(
        blocks.CharBlock(max_length=LONGEST), label=_("choices"), min_num=2, max_num=80
    )
    paste = _paste(_("paste a list of choices"))

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Replace each list by the lines pasted for it, before the lists are checked."""
        for box, name in PASTED.items():
            if (value.get(box) or "").strip():
                try:
                    value[name] = self._pasted(name, value[box], value[name])
                except BadPaste as error:
                    raise blocks.StructBlockValidationError({box: ValidationError(str(error))}) from error
                value[box] = ""
        return super().clean(value)

    def _pasted(self, name: str, typed: str, before: ListValue) -> ListValue:
        block = self.child_blocks[name]
        known = [(item.id or "", item.value or "") for item in block.normalize(before).bound_blocks]
        items = [
            {"type": "item", "id": key, "value": label} for key, label in pasted_choices(typed, before=known)
        ]
        return block.to_python(items)


class OneChoiceBlock(ChoicesBlock):
    about_you = blocks.BooleanBlock(
        label=_("about the person"),
        required=False,
        help_text=_("Such as county or role. The answer is stored separately from the comment."),
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
    low = blocks.CharBlock(label=_("label for 1"), max_length=60)
    high = blocks.CharBlock(label=_("label for 5"), max_length=60)

    class Meta:
        icon = "order"
        label = _("Scale")
        description = _("From 1 to 5.")
        preview_value = {"label": "How easy was it?", "low": "Hard", "high": "Easy"}


class LanguageBlock(QuestionBlock):
    class Meta:
        icon = "globe"
        label = _("Language")
        description = _("The language the person wrote in. Ask it once.")
        preview_value = {"label": "In which language do you write?"}


class ConsentBlock(QuestionBlock):
    purpose = blocks.ChoiceBlock(
        label=_("consent to"),
        choices=[
            ("analyse", _("count the answers")),
            ("quote", _("quote the comment without a name")),
            ("publish", _("show the comment in public")),
            ("contact", _("contact the person")),
        ],
    )
    yes = blocks.CharBlock(label=_("label for yes"), max_length=120)
    no = blocks.CharBlock(label=_("label for no"), max_length=120)

    class Meta:
        icon = "check"
        label = _("Consent")
        description = _("Yes or no. No is selected at first.")
        preview_value = {"label": "May we quote your comment?", "yes": "Yes, without my name", "no": "No"}


class MatrixBlock(ChoicesBlock):
    rows = blocks.ListBlock(
        blocks.CharBlock(max_length=LONGEST), label=_("rows of the table"), min_num=2, max_num=20
    )
    paste_rows = _paste(_("paste a list of rows"))

    class Meta:
        icon = "table"
        label = _("Table of choices")
        description = _("The same choices for several rows. On a phone, each row becomes its own question.")
        preview_value = {
            "label": "How useful is each part?",
            "rows": ["Map", "Table"],
            "choices": ["Not", "Very"],
        }


class RankingBlock(ChoicesBlock):
    class Meta:
        icon = "order-down"
        label = _("Ranking")
        description = _("The person ranks the choices, starting with 1. Ranks are optional.")
        preview_value = {"label": "What should come first?", "choices": ["Map", "Table", "Words"]}


class NumberBlock(QuestionBlock):
    lowest = blocks.IntegerBlock(label=_("lowest"), required=False)
    highest = blocks.IntegerBlock(label=_("highest"), required=False)
    unit = blocks.CharBlock(label=_("unit"), required=False, max_length=40)

    class Meta:
        icon = "decimal"
        label = _("Number")
        description = _("A whole number, within limits if you set them.")
        preview_value = {"label": "How many students do you advise?"}


class DateBlock(QuestionBlock):
    class Meta:
        icon = "date"
        label = _("Date")
        description = _("A date. Do not ask for a date of birth.")
        preview_value = {"label": "When did you last use it?"}


class FileBlock(QuestionBlock):
    class Meta:
        icon = "doc-empty"
        label = _("File")
        description = _(
            "PDF, image, text or office document up to 10 MB. It is checked before anyone can open it."
        )
        preview_value = {"label": "Is there a file you want to show us?"}


class ListedBlock(QuestionBlock):
    """A closed list supplied by the app in all languages; its answers are stored apart from the text (PRV-24)."""


class CountyBlock(ListedBlock):
    class Meta:
        icon = "site"
        label = _("County")
        description = _("The 58 counties, or none.")
        preview_value = {"label": "In which county do you live?"}


class RoleBlock(ChoicesBlock):
    class Meta:
        icon = "user"
        label = _("Role")
        description = _("How the person is connected with education. You write the choices.")
        preview_value = {"label": "Who are you?", "choices": ["Student", "Parent", "Teacher"]}


class EthnicityBlock(ListedBlock):
    class Meta:
        icon = "group"
        label = _("Race and ethnicity")
        description = _(
            "All groups named in California law; the person picks any number (Gov. Code § 8310.5)."
        )
        preview_value = {"label": "What is your race or ethnicity?"}


class GenderBlock(ListedBlock):
    class Meta:
        icon = "user"
        label = _("Gender")
        description = _("A short list.")
        preview_value = {"label": "What is your gender?"}


class AgeBracketBlock(ListedBlock):
    class Meta:
        icon = "calendar"
        label = _("Age bracket")
        description = _("Ask this first if young people are invited.")
        preview_value = {"label": "How old are you?"}


class SectionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=120)
    intro = blocks.TextBlock(label=_("introduction"), required=False, max_length=600)
    new_page = blocks.BooleanBlock(
        label=_("starts a new page"),
        required=False,
        help_text=_("Answers entered so far are saved under a code, so the person can come back later."),
    )

    class Meta:
        icon = "title"
        label = _("Section")
        description = _("A heading above the questions that follow.")
        preview_value = {"title": "About the tool"}


class QuestionsBlock(blocks.StreamBlock):
    short_text = ShortTextBlock()
    long_text = LongTextBlock()
    one_choice = OneChoiceBlock()
    many_choices = ManyChoicesBlock()
    scale = ScaleBlock()
    language = LanguageBlock()
    matrix = MatrixBlock()
    ranking = RankingBlock()
    number = NumberBlock()
    date = DateBlock()
    file = FileBlock()
    county = CountyBlock()
    role = RoleBlock()
    ethnicity = EthnicityBlock()
    gender = GenderBlock()
    age_bracket = AgeBracketBlock()
    consent = ConsentBlock()
    section = SectionBlock()

    class Meta:
        block_counts = {
            name: {"max_num": 1}
            for name in ("language", "county", "role", "ethnicity", "gender", "age_bracket")
        }
