"""The forms of an open poll on the participants' page, by its kind. The secret URL serves as the one-time key."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import text
from engagement.choices import IN_OWN_WORDS, PollKind
from engagement.live.forms import answer_form
from engagement.live.poll_texts import LONGEST, MOST_ANSWERS
from engagement.models import Poll
from feedback.reference_data.languages import LANGUAGES

Answer = dict[str, Any]  # ``options``: chosen, of a ranking in their order; ``texts``; ``language``
NO_ANSWER: Answer = {"options": [], "texts": [], "language": ""}


class RankForm(forms.Form):
    """A place for each answer; the first one is required, and no place is left out or given twice."""

    act = "rank"
    is_group = True

    def __init__(self, poll: Poll, places: dict[int, int], data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id=f"poll_{poll.pk}_%s", label_suffix="")
        self.poll_id = poll.pk
        options = list(poll.options.all())
        numbers: list[tuple[str, Any]] = [("", _("Not ranked")), ("1", _("1 (first)"))]
        numbers += [(str(number), str(number)) for number in range(2, len(options) + 1)]
        for option in options:
            self.fields[f"place_{option.pk}"] = forms.ChoiceField(
                label=text(option.label),
                choices=numbers,
                required=False,
                initial=str(places.get(option.pk) or ""),
            )
        self.legend = text(poll.question)
        self.help_text = _(
            "Rank your first choice 1, the next one 2, and so on. You can stop after 1. The number of "
            "people who ranked an answer first is published; the lower ranks are for staff."
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        given = Counter(each for each in values.values() if each)
        for name, place in list(values.items()):
            if place and given[place] > 1:
                words = gettext(
                    "%(answer)s: another answer also has rank %(place)s. Give each answer its own rank."
                )
                self.add_error(name, words % {"answer": self.fields[name].label, "place": place})
            elif place and place != "1" and str(int(place) - 1) not in given:
                words = gettext(
                    "%(answer)s: rank %(before)s has not been used. Give it to another answer, or to "
                    "this one."
                )
                self.add_error(name, words % {"answer": self.fields[name].label, "before": int(place) - 1})
        if not given and not self.errors:
            self.add_error(next(iter(self.fields)), gettext("Give one answer rank 1."))
        return self.cleaned_data

    def places(self) -> dict[int, int]:
        """Option → its place."""
        given = self.cleaned_data.items()
        return {int(name.removeprefix("place_")): int(place) for name, place in given if place}


class WriteForm(forms.Form):
    """An open text with its language, or up to three answers for a word cloud."""

    act = "write"

    def __init__(
        self, poll: Poll, texts: Iterable[str] = (), language: str = "", data: QueryDict | None = None
    ) -> None:
        super().__init__(data, auto_id=f"poll_{poll.pk}_%s", label_suffix="")
        self.poll_id = poll.pk
        kind, mine = PollKind(poll.kind), list(texts)
        most, longest = MOST_ANSWERS[kind], LONGEST[kind]
        self.is_group = most > 1
        self.legend = text(poll.question)
        self.help_text = _help(most, longest)
        for number in range(most):
            self.fields[f"text_{number + 1}"] = self._field(number, most, longest, mine)
        if not self.is_group:
            self.fields["language"] = forms.ChoiceField(
                label=_("Language of the answer"),
                required=False,
                choices=[("", _("No answer")), *LANGUAGES],
                initial=language,
            )

    def _field(self, number: int, most: int, longest: int, mine: list[str]) -> forms.CharField:
        attrs = {"maxlength": longest, "autocomplete": "off"}
        return forms.CharField(
            label=_("Answer %(number)s") % {"number": number + 1} if most > 1 else self.legend,
            max_length=longest,
            required=number == 0,
            initial=mine[number] if number < len(mine) else "",
            help_text="" if most > 1 else self.help_text,
            widget=forms.TextInput(attrs) if most > 1 else forms.Textarea(attrs | {"rows": 3}),
        )

    def texts(self) -> list[str]:
        return [words for name, words in self.cleaned_data.items() if name.startswith("text_") and words]


def _help(most: int, longest: int) -> str:
    if most == 1:
        return gettext(
            "Up to %(longest)s characters. Leave out names, phone numbers and addresses. Staff read your answer before "
            "it is shown to everyone."
        ) % {"longest": longest}
    words = gettext(
        "Up to %(most)s answers of up to %(longest)s characters each. Leave out names. Staff read each answer before "
        "it is shown to everyone."
    )
    return words % {"most": most, "longest": longest}


def form_of_poll(poll: Poll, mine: Answer, data: QueryDict | None = None) -> forms.Form:
    """The form of an open poll with what the participant answered, or with what was sent."""
    if poll.kind == PollKind.RANKING:
        return RankForm(poll, {option: place for place, option in enumerate(mine["options"], 1)}, data)
    if poll.kind in IN_OWN_WORDS:
        return WriteForm(poll, mine["texts"], mine["language"], data)
    return answer_form(poll, sorted(mine["options"]), data)
