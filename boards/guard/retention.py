"""Retention of answers to members (PRV-06). Contacts between members are kept permanently (BK-42)."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from boards.models import MemberQuestion
from cms.models import OutboxMessage
from cms.records.history import remove_many
from cms.records.retention import ACTOR, retains


@retains(
    "boards.member_question",
    title=_("Members’ questions to staff, and the answers"),
    basis_hint=_("Days after the answer"),
    held_by={"member-question": "pk"},
)
class MemberQuestions:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return MemberQuestion.objects.filter(answered_at__lt=before)

    @staticmethod
    def erase(ids: list[Any]) -> None:
        """Also erase the notification emails."""
        OutboxMessage.objects.filter(about_kind="member-question", about_id__in=map(str, ids)).delete()
        rows = list(MemberQuestion.objects.filter(pk__in=ids))
        remove_many(MemberQuestion, rows, actor=ACTOR, reason="retention period ended")
