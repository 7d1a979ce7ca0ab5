"""Comments on agendas for the search at the desk, for those who prepare meetings."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.models import ItemComment
from cms.access import has_role
from cms.clock import PACIFIC
from cms.desk_search.patterns import condition
from cms.desk_search.registry import DeskHit, DeskSource, number_in
from cms.search.queries import Query
from cms.users.models import User
from feedback.models import SubmissionText

READ = (SubmissionText.Role.ORIGINAL, SubmissionText.Role.TRANSLATION)  # as the list of the meeting


def _comments(user: User) -> QuerySet[ItemComment]:
    meetings = access.desk_meetings(user).order_by().values("pk")
    texts = SubmissionText.objects.current().filter(role__in=READ).order_by("pk")
    rows = ItemComment.objects.filter(meeting__in=meetings)
    rows = rows.select_related("submission", "meeting__body", "meeting__joint_body", "item")
    rows = rows.prefetch_related(Prefetch("submission__texts", texts))
    return rows.order_by("-submission__submitted_at", "-pk")


def _with_words(query: Query) -> Q:
    texts = SubmissionText.objects.current().filter(role__in=READ).order_by()
    texts = texts.filter(condition(query, SubmissionText, ("text",)))
    return Q(Exists(texts.filter(submission=OuterRef("submission"))))


def _hits(comment: ItemComment) -> Iterator[DeskHit]:
    submission = comment.submission
    yield DeskHit(
        title=submission.reference,
        url=reverse("boards:desk_comments", args=[comment.meeting_id]),
        number=submission.reference,
        day=submission.submitted_at.astimezone(PACIFIC).date(),
        state=submission.get_state_display(),
        about=str(comment.meeting),
        texts=tuple((text.language, text.text) for text in submission.texts.all()),
    )


def _numbered(code: str) -> Q | None:
    number = number_in(code, "c")
    return None if number is None else Q(submission=number)


COMMENTS = DeskSource(
    name="agenda-comments",
    label=_("Comments on agendas"),
    may=lambda user: has_role(user, *access.DESK_ROLES),
    rows=_comments,
    where=_with_words,
    hits=_hits,
    numbered=_numbered,
)
