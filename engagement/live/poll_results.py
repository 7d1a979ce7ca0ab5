"""The result of a poll as people read it: on the live page and in the recap, after the same disclosure control."""

from typing import Any

from django.utils.translation import gettext as _

from cms.i18n.fields import text
from engagement.models import Poll
from engagement.recaps.disclosure import cell_of, poll_facts


def shown_result(poll: Poll) -> dict[str, Any]:
    return shown_facts(poll_facts(poll))


def shown_facts(facts: dict[str, Any]) -> dict[str, Any]:
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
