"""Say the filters of data sets in the reader's language: whoever decides about one reads what it leaves out."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from cms.clock import PACIFIC
from cms.components.dates import plain_date
from cms.i18n.fields import text
from feedback.cuts.more_filters import more_filters
from feedback.models import Attribute, Channel, Code, Cut, Question, Submission
from feedback.reference_data.languages import language_name

Pair = tuple[str, str]
CODES = ("code", "also")


def with_filter_words(cuts: Iterable[Cut]) -> None:
    """Give each data set ``filter_words``, pairs of label and value; at most three queries for any number."""
    listed = list(cuts)
    words = _Names(listed)
    for cut in listed:
        given = sorted((name, value) for name, value in cut.filters.items() if value)
        cut.filter_words = [words.pair(cut, name, value) for name, value in given]


class _Names:
    """The names of codes, questions and attributes that the filters of these data sets hold as keys."""

    def __init__(self, cuts: list[Cut]) -> None:
        keys = {cut.filters[name] for cut in cuts for name in CODES if cut.filters.get(name)}
        asked, attributes = (
            [cut.form_id for cut in cuts if cut.filters.get(n)] for n in ("answer", "attribute")
        )
        codes = Code.objects.filter(key__in=keys) if keys else ()
        self.codes: dict[tuple[int | None, str], str] = {
            (each.codebook_id, each.key): str(each) for each in codes
        }
        rows = Question.objects.filter(version__form__in=asked).select_related("version") if asked else ()
        ordered = sorted(rows, key=lambda each: each.version.number)
        self.questions: dict[tuple[int | None, str], Question] = {
            (each.version.form_id, each.key): each for each in ordered
        }
        named = Attribute.objects.filter(form__in=attributes) if attributes else ()
        self.attributes: dict[tuple[int | None, str], str] = {
            (each.form_id, each.key): each.label for each in named
        }

    def pair(self, cut: Cut, name: str, value: str) -> Pair:
        if name in CODES:
            label = _("Code") if name == "code" else _("And also the code")
            return label, self.codes.get((cut.codebook_id, value), value)
        if name == "answer":
            return self._answer(cut, *value.partition("=")[::2])
        if name == "attribute":
            key, _equals, wanted = value.partition("=")
            return self.attributes.get((cut.form_id, key), key), wanted
        return _plain(name, value)

    def _answer(self, cut: Cut, key: str, choice: str) -> Pair:
        asked = self.questions.get((cut.form_id, key))
        if asked is None:
            return key, choice
        labels = {each["key"]: text(each["label"]) for each in asked.choices}
        return text(asked.label) or key, labels.get(choice, choice)


def _plain(name: str, value: str) -> Pair:
    if more := more_filters().get(name):
        return str(more.label), more.words(value)
    if name == "channel":
        return _("Channel"), str(Channel(value).label)
    if name == "language":
        return _("Language"), language_name(value)
    if name == "state":
        return _("Status"), str(Submission.State(value).label)
    if name == "since":
        return _("From this date on"), plain_date(datetime.fromisoformat(value).astimezone(PACIFIC))
    return name, value
