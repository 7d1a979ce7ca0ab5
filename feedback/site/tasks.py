"""What waits of the comments: to read, to decide, to code, to publish, and files to import."""

from collections.abc import Iterator

from django.db.models import Count, F, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cms.access import has_role
from cms.i18n.fields import text
from cms.publication.rules import Person, are_two_people
from cms.records.history import actor_label
from cms.tasks import Task, gives_tasks
from cms.users.models import User
from feedback import access
from feedback.coding import suggestion_presenters
from feedback.models import (
    Campaign,
    CodingSample,
    CodingTask,
    Export,
    Finding,
    ImportBatch,
    Release,
    Submission,
)
from feedback.moderation.forms import waiting_comments


@gives_tasks
def comments_to_read(user: User) -> Iterator[Task]:
    if not has_role(user, *access.MODERATE_ROLES):
        return
    rows = Submission.objects.filter(state=Submission.State.RECEIVED)
    found = rows.aggregate(count=Count("pk"), first=Min("submitted_at"))
    if count := found["count"]:
        words = ngettext(
            "Read %(count)s comment waiting for review", "Read %(count)s comments waiting for review", count
        )
        url = reverse("feedback:desk_comments")
        yield Task(title=words % {"count": count}, url=url, verb=_("Review comments"), since=found["first"])


@gives_tasks
def passages_to_decide(user: User) -> Iterator[Task]:
    """Passages that may identify a person (PRV-08)."""
    if not has_role(user, *access.MODERATE_ROLES):
        return
    rows = Submission.objects.filter(pk__in=waiting_comments())
    found = rows.aggregate(count=Count("pk"), first=Min("submitted_at"))
    if count := found["count"]:
        words = ngettext(
            "Decide on personal information in %(count)s comment",
            "Decide on personal information in %(count)s comments",
            count,
        )
        url = reverse("feedback:desk_private")
        yield Task(title=words % {"count": count}, url=url, verb=_("Decide"), since=found["first"])


@gives_tasks
def campaigns_to_name(user: User) -> Iterator[Task]:
    """Groups of similar letters that a person has not reviewed (PAR-05)."""
    if not has_role(user, *access.MODERATE_ROLES):
        return
    rows = Campaign.objects.filter(is_confirmed=False, is_dissolved=False, size__gt=0)
    found = rows.aggregate(count=Count("pk"), first=Min("made_at"))
    if count := found["count"]:
        words = ngettext("Review %(count)s possible campaign", "Review %(count)s possible campaigns", count)
        url = reverse("feedback:desk_campaigns")
        yield Task(title=words % {"count": count}, url=url, verb=_("Review"), since=found["first"])


@gives_tasks
def exports_to_decide(user: User) -> Iterator[Task]:
    """Exports that wait for a second person; one’s own wait for someone else (S14)."""
    for export in access.exports_to_decide(user):
        yield Task(
            title=_("Decide on an export"),
            about=_("Data set %(number)s, for: %(whom)s. Requested by %(who)s.") % _export_facts(export),
            url=reverse("feedback:desk_export", args=[export.pk]),
            verb=_("Decide"),
            since=export.made_at,
        )
    if not has_role(user, *access.CUT_ROLES):
        return
    own = Export.objects.filter(state=Export.State.ASKED, requested_by=user).select_related("cut")
    for export in own.order_by("made_at"):
        yield Task(
            title=_("Decide on an export"),
            about=_("Data set %(number)s, for: %(whom)s.") % _export_facts(export),
            url=reverse("feedback:desk_export", args=[export.pk]),
            since=export.made_at,
            waits_for=_("A second person"),
        )


def _export_facts(export: Export) -> dict[str, str]:
    facts = {"number": str(export.cut.number), "whom": str(export.get_audience_display())}
    return facts | {"who": export.requested_by_name}


@gives_tasks
def releases_to_decide(user: User) -> Iterator[Task]:
    """Releases that wait for a second person; one’s own wait for someone else (S14)."""
    for release in access.releases_to_decide(user):
        yield Task(
            title=_("Decide on a release"),
            about=_("Data set %(number)s. Proposed by %(who)s.")
            % {"number": release.cut.number, "who": release.proposed_by_name},
            url=reverse("feedback:desk_release", args=[release.cut.number]),
            verb=_("Decide"),
            since=release.proposed_at,
        )
    if not has_role(user, *access.CUT_ROLES):
        return
    own = Release.objects.filter(
        state=Release.State.PROPOSED, proposed_by=user, cut_edition=F("cut__edition")
    ).select_related("cut")
    for release in own.defer("tables", "internal").order_by("proposed_at"):
        yield Task(
            title=_("Decide on a release"),
            about=_("Data set %(number)s.") % {"number": release.cut.number},
            url=reverse("feedback:desk_release", args=[release.cut.number]),
            since=release.proposed_at,
            waits_for=_("A second person"),
        )


@gives_tasks
def findings_to_review(user: User) -> Iterator[Task]:
    """Drafts of others to review; reviewed findings to publish. One’s own draft waits for someone else (PAR-07)."""
    if not has_role(user, *access.FINDING_ROLES):
        return
    rows = Finding.objects.filter(state__in=(Finding.State.DRAFT, Finding.State.REVIEWED))
    for finding in rows.defer("numbers", "summary", "limits", "recommendation").order_by("number"):
        is_reviewed = finding.state == Finding.State.REVIEWED
        is_own = not are_two_people(Person(None, finding.written_by_name), Person(user.pk, actor_label(user)))
        yield Task(
            title=_("Publish a finding") if is_reviewed else _("Review a finding"),
            about=f"{finding.reference} {text(finding.title)}",
            url=reverse("feedback:desk_finding", args=[finding.number]),
            verb=pgettext("action", "Open"),
            since=finding.reviewed_at,
            waits_for=_("A second person") if is_own and not is_reviewed else "",
        )


@gives_tasks
def texts_to_code(user: User) -> Iterator[Task]:
    """This person’s share of double-coded samples, and samples that are read and can be closed (PAR-04)."""
    if not access.may_code(user):
        return
    mine = Q(tasks__coder=user)
    todo = Q(tasks__state=CodingTask.State.TODO)
    rows = CodingSample.objects.filter(state=CodingSample.State.OPEN).annotate(
        own=Count("tasks", filter=mine),
        left=Count("tasks", filter=mine & todo),
        all=Count("tasks", filter=todo),
    )
    for sample in rows.filter(own__gt=0).order_by("number"):
        number = {"number": sample.number}
        words = ngettext(
            "Code %(count)s text of a sample", "Code %(count)s texts of a sample", sample.left
        ) % {"count": sample.left}
        yield Task(
            title=words if sample.left else _("Close a sample that everyone has coded"),
            about=_("Sample %(number)s") % number,
            url=sample.get_absolute_url(),
            verb=_("Code") if sample.left else pgettext("action", "Open"),
            since=sample.drawn_at,
            waits_for=_("Other coders") if sample.all and not sample.left else "",
        )


@gives_tasks
def suggestions_to_decide(user: User) -> Iterator[Task]:
    if not access.may_code(user):
        return
    waiting = suggestion_presenters.waiting().order_by().values("code__codebook")
    counted = waiting.annotate(count=Count("pk"), first=Min("run__made_at"))
    for found in counted.order_by("code__codebook").values_list("code__codebook__slug", "count", "first"):
        slug, count, first = found
        words = ngettext("Decide on %(count)s suggested code", "Decide on %(count)s suggested codes", count)
        url = f"{reverse('feedback:desk_suggestions')}?book={slug}"
        yield Task(title=words % {"count": count}, url=url, verb=_("Decide"), since=first)


@gives_tasks
def imports_to_finish(user: User) -> Iterator[Task]:
    if not has_role(user, *access.CUT_ROLES):
        return
    rows = ImportBatch.objects.filter(state__in=(ImportBatch.State.UPLOADED, ImportBatch.State.CHECKED))
    for batch in rows.order_by("made_at"):
        is_checked = batch.state == ImportBatch.State.CHECKED
        yield Task(
            title=_("Import a file of comments") if is_checked else _("Match the columns of a file"),
            about=f"{batch.filename}, {batch.made_by_name}",
            url=batch.get_absolute_url(),
            verb=pgettext("action", "Open"),
            since=batch.made_at,
        )
