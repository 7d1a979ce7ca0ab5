"""The answers of a story: a chart for each question, and what its sentences say of the reader's choice.

Where the edition has no numbers for a choice, the chart of the next wider one answers, and says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import override

from wagtail.blocks import StreamValue

from boards.data_sets.charts import Chart, chart_of
from boards.data_sets.dictionary import Dictionary, Dimension, read_dictionary
from boards.data_sets.explore import AS, SHOWN, Choice, Selection, read_numbers
from boards.models import DataEdition, StoryPage
from boards.stories.number_text import Drawn, after_about, keys_of, numbers_in, paragraphs, sentence
from cms.i18n.page_language import code_of, of_page
from cms.i18n.passages import Mixed

SENTENCES = ("headline", "key_number", "key_words", "text")


@dataclass(frozen=True)
class Asked:
    """A question as the editor wrote it, with what the reader chose; None if the edition lacks its measure."""

    key: str
    words: Mapping[str, str]
    choice: Choice | None

    @property
    def dimension(self) -> Dimension | None:
        """None for a flow, and where the edition has no such dimension."""
        found = self.choice.dictionary.dimensions if self.choice else ()
        return next((each for each in found if each.key == self.words["dimension"]), None)

    def chart(self, selection: Selection) -> Chart | None:
        return chart_of(selection, self.words["chart"], self.dimension)

    def keys(self, selection: Selection) -> set[str]:
        """Of all groups whose numbers its chart or its sentences may need."""
        named = (keys_of(self.words.get(name) or "", selection.choice) for name in SENTENCES)
        return selection.keys([self.dimension] if self.dimension else []).union(*named)


@dataclass(frozen=True)
class Answer:
    """``drawn``: what answers, perhaps about more than was chosen; None if the edition has no such numbers. Sentences
    are "" where a number is hidden or missing."""

    asked: Asked
    question: str
    drawn: Drawn | None
    headline: str = ""
    key_number: str = ""
    key_words: str = ""
    text: list[str] = field(default_factory=list)

    @property
    def is_short(self) -> bool:
        """Whether it has a number for the top of the page."""
        return bool(self.key_number and self.key_words)

    @property
    def wider(self) -> tuple[str, str] | None:
        """What was chosen and has no such numbers, and the wider choice that has; None if it is what was chosen."""
        chosen, drawn = self.asked.choice, self.drawn
        if chosen is None or drawn is None or drawn.choice.codes == chosen.codes:
            return None
        differing = [
            each
            for each in chosen.dictionary.dimensions
            if chosen.codes[each.key] != drawn.choice.codes[each.key]
        ]
        return (
            Mixed((chosen.label(each) for each in differing), " · "),
            Mixed((drawn.choice.label(each) for each in differing), " · "),
        )


def answers(page: StoryPage, edition: DataEdition, wanted: Mapping[str, str], only: str = "") -> list[Answer]:
    """One for each question, or for the one with this key. Two queries at most, however many questions there are."""
    dictionary = read_dictionary(edition.dictionary)
    blocks = (block for block in page.questions if only in ("", block.id))
    asked = [_asked(block, dictionary, wanted) for block in blocks]
    own = {each.key: [each.choice] for each in asked if each.choice}
    drawn = _drawn(edition, dictionary, asked, own)
    wider = {each.key: list(each.choice.wider()) for each in asked if each.choice and each.key not in drawn}
    if wider:
        drawn |= _drawn(edition, dictionary, asked, wider)
    return [_answer(page, each, drawn.get(each.key)) for each in asked]


def _asked(block: StreamValue.StreamChild, dictionary: Dictionary, wanted: Mapping[str, str]) -> Asked:
    words = block.value
    choice = Choice.of(dictionary, {**wanted, SHOWN: words["measure"] or "", AS: words["numbers"]})
    known = not words["measure"] or words["measure"] in dictionary.place_of
    return Asked(block.id, words, choice if known else None)


def _drawn(
    edition: DataEdition, dictionary: Dictionary, asked: Iterable[Asked], choices: Mapping[str, list[Choice]]
) -> dict[str, Drawn]:
    """Key of a question → the chart of the first of its choices for which there is one. One query."""
    tried = [(each, Selection(edition, choice)) for each in asked for choice in choices.get(each.key, ())]
    keys = set().union(*(each.keys(selection) for each, selection in tried))
    numbers = read_numbers(edition, dictionary, keys)
    found: dict[str, Drawn] = {}
    for each, selection in tried:
        selection.found = numbers
        if each.key not in found and (chart := each.chart(selection)):
            found[each.key] = Drawn(selection, chart, each.dimension)
    return found


def _answer(page: StoryPage, asked: Asked, drawn: Drawn | None) -> Answer:
    """Sentences are made in the language of the page, so that each is in one language."""
    question = of_page(asked.words["question"] or "", page)
    if drawn is None:
        return Answer(asked, question, None)
    headline, number, about, text = (asked.words.get(name) or "" for name in SENTENCES)
    with override(code_of(page)):
        said = sentence(headline, drawn)
        key_number = numbers_in(number, drawn)
        key_words = after_about(numbers_in(about, drawn), f"{number} {about}", drawn)
        lines = paragraphs(text, drawn)
    return Answer(
        asked,
        question,
        drawn,
        headline=of_page(said, page),
        key_number=of_page(key_number, page),
        key_words=of_page(key_words, page),
        text=[of_page(each, page) for each in lines],
    )
