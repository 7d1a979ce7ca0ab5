"""What a story must fit before it is saved: the dictionary of its data set, and its page in the first language."""

from collections.abc import Iterator
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError, StructValue

from boards.data_sets.charts import BARS, DOTS, FLOW, LINES, MAP
from boards.data_sets.dictionary import Dictionary, DictionaryRefused, read_dictionary
from boards.models import StoryPage
from boards.stories.answers import SENTENCES
from boards.stories.references import problems

SHAPE = ("chart", "measure", "numbers", "dimension")


def check_story(page: StoryPage) -> None:
    """Raises ``ValidationError`` at the fields an editor must correct."""
    for block in page.questions:
        block.id = block.id or str(uuid4())
    if not page.data_set_id or not page.questions:
        return
    try:
        dictionary = read_dictionary(page.data_set.dictionary)
    except DictionaryRefused as error:
        raise ValidationError({"data_set": str(error)}) from error
    errors = {}
    for place, block in enumerate(page.questions):
        if found := dict(_errors(block.value, dictionary)):
            errors[place] = StructBlockValidationError(block_errors=found)
    if errors:
        raise ValidationError({"questions": StreamBlockValidationError(block_errors=errors)})
    if _differs_from_first(page):
        raise ValidationError(
            {
                "questions": _(
                    "The charts differ from those of the page in the site’s first language. Give each question the "
                    "same chart, measure, numbers and dimension, in the same order."
                )
            }
        )


def _errors(words: StructValue, dictionary: Dictionary) -> Iterator[tuple[str, ValidationError]]:
    """Field → what is wrong with it."""
    if why := _why_no_measure(words, dictionary):
        yield "measure", ValidationError(why)
    if why := _why_no_dimension(words, dictionary):
        yield "dimension", ValidationError(why)
    if bool(words["key_number"]) != bool(words["key_words"]):
        yield "key_words", ValidationError(_("Enter both the number and what it is, or neither."))
    for name in SENTENCES:
        found = list(problems(words[name] or "", dictionary, has_rows=words["chart"] in (BARS, DOTS, MAP)))
        if found:
            yield name, ValidationError(found)


def _why_no_measure(words: StructValue, dictionary: Dictionary) -> str:
    counts = {each.key: each for each in dictionary.measures if each.is_count}
    if words["chart"] == FLOW:
        return (
            _("Leave this blank: the steps are all counts, each among the one before.")
            if words["measure"]
            else ""
        )
    if words["measure"] not in counts:
        return _("Use the key of a count: %(keys)s") % {"keys": ", ".join(counts)}
    if words["numbers"] == "share" and not counts[words["measure"]].within:
        return _("It is not counted among others. Choose “Number of people”.")
    return ""


def _why_no_dimension(words: StructValue, dictionary: Dictionary) -> str:
    if words["chart"] == FLOW:
        return (
            _("Leave this blank: the steps are all counts, each among the one before.")
            if words["dimension"]
            else ""
        )
    fitting = [each.key for each in dictionary.dimensions if each.has_total != (words["chart"] == LINES)]
    if words["chart"] == MAP:
        fitting = [each.key for each in dictionary.dimensions if any(one.level for one in each.members)]
    if words["dimension"] not in fitting:
        return _("Use the key of a dimension that fits this chart: %(keys)s") % {
            "keys": ", ".join(fitting) or _("there is none")
        }
    return ""


def _differs_from_first(page: StoryPage) -> bool:
    """All languages of a story show the same charts. Only a published first page binds."""
    rows = StoryPage.objects.filter(translation_key=page.translation_key, live=True).exclude(pk=page.pk)
    first = rows.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    return first is not None and _shapes(first) != _shapes(page)


def _shapes(page: StoryPage) -> list[tuple]:
    found = [(page.data_set_id,)]
    return found + [tuple(block.value[name] or "" for name in SHAPE) for block in page.questions]
