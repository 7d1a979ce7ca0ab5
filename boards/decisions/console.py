"""Console form to close the current item without a vote."""

from typing import Any

from django.http import QueryDict

from boards.choices import Outcome
from boards.decisions.forms.desk import AnswerForm
from boards.models import AgendaItem
from boards.sessions.console import build


class TableForm(AnswerForm):
    choices = tuple((str(each.value), each.label) for each in (Outcome.DEFERRED, Outcome.DECLINED))


def table_form(item: AgendaItem, data: QueryDict | None = None) -> TableForm:
    return build.named(TableForm, "leave", data, of=item.pk)


def table_context(item: AgendaItem, in_hand: dict[str, Any], drafts: build.Drafts) -> dict[str, Any]:
    """Form to close the item; only while the body can decide, and before any motion on it."""
    if not item.meeting.is_deciding or in_hand["motion"] is not None or hasattr(item, "outcome"):
        return {}
    return {"forms": {"leave": build.with_draft(table_form(item), drafts)}}
