"""The result of a poll as people read it: on the live page and in the recap, after the same disclosure control."""

from typing import Any

from django.utils.translation import gettext as _

from cms.disclosure import Cell, publishable, publishable_choices, published_count
from cms.i18n.fields import text
from engagement.exceptions import NumbersDoNotAdd
from engagement.models import Poll
from engagement.published_cells import as_json, cell_of, threshold


def published_result(poll: Poll) -> dict[str, Any]:
    return published_facts(poll_facts(poll))


def published_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """C2C-21: always with how many answered and how many were present."""
    options = [{"label": text(each["label"]), "cell": cell_of(each["cell"])} for each in facts["options"]]
    told = " ".join(
        [
            _("%(answered)s of %(present)s people answered."),
            _("Open to anyone who came, so it does not speak for all Californians."),
        ]
    )
    return {
        "question": text(facts["question"]),
        "rows": options,
        "percent_of": facts["n_answered"],
        "note": told % {"answered": facts["n_answered"], "present": facts["n_present"]},
    }


def poll_facts(poll: Poll) -> dict[str, Any]:
    """C2C-21: n answered and n present always; under 11 answers no split at all."""
    options = list(poll.options.all())
    counts = {str(option.pk): option.count for option in options}
    if any(count > poll.n_answered for count in counts.values()):
        raise NumbersDoNotAdd(_("An answer of a poll has more people than answered it."))
    if published_count(poll.n_answered, threshold=threshold()).hidden:
        cells = {key: Cell(None, "small") for key in counts}
    elif sum(counts.values()) == poll.n_answered:
        cells = publishable(counts, threshold=threshold(), public_total=True)
    else:
        cells = publishable_choices(counts, poll.n_answered, threshold=threshold(), public_total=True)
    return {
        "question": poll.question,
        "n_present": poll.n_present,
        "n_answered": poll.n_answered,
        "options": [{"label": option.label, "cell": as_json(cells[str(option.pk)])} for option in options],
    }
