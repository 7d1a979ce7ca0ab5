"""Write a draft agenda in all languages at once, if it is still as the writer saw it."""

from collections.abc import Mapping, Sequence
from operator import attrgetter

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import Revision

from boards import access
from boards.agendas.draft_rows import Row, as_blocks, rows_of
from boards.agendas.drafts import follow_the_draft
from boards.agendas.editor.moves import shape_problem
from boards.agendas.snapshots import draft_pages
from boards.choices import MeetingStatus
from boards.exceptions import AgendaChanged, NotPossibleNow
from boards.locks import locked
from boards.models import Meeting, MeetingPage
from boards.wiring import AFTER_DRAFTING
from cms.components.dates import clock_time, long_date
from cms.records.history import Actor, actor_user

OPEN = (MeetingStatus.DRAFT, MeetingStatus.POSTED)


@transaction.atomic
def write_agenda(*, actor: Actor, meeting: Meeting, version: str, rows: Sequence[Row]) -> list[str]:
    """Write all rows in each language, one revision each. Gives what staff should look at.

    ``version`` is the draft the writer saw. Of a posted agenda only the draft changes: the public reads it once it is
    attested as a correction, or posted as a new notice (BK-14).
    """
    access.require(actor, *access.PLAN_ROLES)
    current = locked(meeting)
    if problem := why_not_write(current):
        raise NotPossibleNow(problem, rule="BK-14")
    pages = draft_pages(current)
    refuse_stale(pages, version)
    if shape_problem(rows):
        raise NotPossibleNow(
            _(
                "The items cannot be in this order: a part must be directly below its "
                "item or another of its parts."
            )
        )
    before, after = ({row.key for row in each} for each in (rows_of(pages), rows))
    for code, page in pages.items():
        page.agenda = as_blocks(rows, code)
        page.save_revision(user=actor_user(actor))
    follow_the_draft(actor=actor, meeting=current, gone=before - after, back=after - before)
    return [words for step in AFTER_DRAFTING for words in step(actor, current, before - after)]


def why_not_write(meeting: Meeting) -> str:
    """A sentence if the agenda of this meeting can no longer be written, or nothing."""
    if meeting.status in OPEN:
        return ""
    return _("Only the agenda of an upcoming meeting can be changed.")


def version_of(pages: Mapping[str, MeetingPage]) -> str:
    """Names the revisions of all languages: another one after each change of any of them."""
    return "-".join(str(page.latest_revision_id or 0) for page in pages.values())


def refuse_stale(pages: Mapping[str, MeetingPage], version: str) -> None:
    if version_of(pages) != version:
        raise AgendaChanged(_who_changed(pages))


def rows_at(meeting: Meeting, version: str) -> list[Row] | None:
    """The rows of an earlier draft, or None if these are no revisions of this meeting's pages."""
    numbers = [int(part) for part in version.split("-") if part.isdecimal() and len(part) < 12]
    pages = {str(page.pk): page for page in meeting.pages.select_related("locale").order_by("pk")}
    kind = ContentType.objects.get_for_model(MeetingPage)
    found = Revision.objects.filter(pk__in=numbers, content_type=kind, object_id__in=pages)
    by_page = {revision.object_id: revision.as_object() for revision in found}
    if not pages or by_page.keys() != pages.keys():
        return None
    return rows_of({page.locale.language_code: by_page[pk] for pk, page in pages.items()})


def _who_changed(pages: Mapping[str, MeetingPage]) -> str:
    revisions = [page.latest_revision for page in pages.values() if page.latest_revision]
    latest = max(revisions, key=attrgetter("created_at"))
    facts = {
        "name": str(latest.user) if latest.user else _("Someone else"),
        "day": long_date(latest.created_at),
        "time": clock_time(latest.created_at),
    }
    return (
        _(
            "%(name)s changed this agenda on %(day)s, %(time)s, after you opened it. Your changes are "
            "not saved yet. Compare with the agenda as it is now, then save again."
        )
        % facts
    )
