"""Console form to close the current item without a vote."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from boards.decisions.forms.desk import AnswerForm
from boards.decisions.services import has_its_vote
from boards.models import AgendaItem
from boards.sessions.console import build


def table_form(item: AgendaItem, data: QueryDict | None = None) -> AnswerForm:
    """In a joint meeting it says that the item is closed for both bodies."""
    form = build.named(AnswerForm, "leave", data, of=item.pk)
    if item.meeting.is_joint:
        form.fields["outcome"].help_text = _("This closes the item for both bodies.")
    return form


def table_context(item: AgendaItem, in_hand: dict[str, Any], drafts: build.Drafts) -> dict[str, Any]:
    """Form to close the item; only while the body can decide, and no vote does it."""
    if not item.meeting.is_deciding or hasattr(item, "outcome"):
        return {}
    if (in_hand["motion"] is not None or item.parent_id) and has_its_vote(item):
        return {}
    return {"forms": {"leave": build.with_draft(table_form(item), drafts)}}
