"""Background jobs and scheduled tasks of this app."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.jobs import queue
from feedback.bulk.runs import run_action
from feedback.bulk.services import HANDLER as TOGETHER
from feedback.coding.suggestions import HANDLER, MOST_TEXTS, suggest
from feedback.coding.themes import HANDLER as THEMES
from feedback.coding.themes import propose_themes
from feedback.cuts.services import make_cut
from feedback.exports.services import expire_exports, make_file
from feedback.findings.services import publish_finding
from feedback.imports import batches, uploads
from feedback.models import (
    BulkAction,
    Cut,
    Export,
    Finding,
    Form,
    ImportBatch,
    Submission,
    SuggestionRun,
    ThemeRun,
)
from feedback.moderation.campaign_grouping import find_campaigns, request_campaigns
from feedback.moderation.language_detection import fill_hints
from feedback.moderation.redaction import redact_comment
from feedback.releases.best_possible import measure_loss
from feedback.releases.services import build_release, request_release
from feedback.submissions.attachments.services import check_waiting_files
from feedback.submissions.public_form import drafts
from feedback.submissions.text_seals import seal_texts

ROUNDS = 10


# Import files ----------------------------------------------------------------------------------------------


def _batch(pk: str) -> ImportBatch:
    return ImportBatch.objects.select_related("form", "version", "job").get(pk=pk)


@queue.handler("feedback.import_read", title=gettext_lazy("Read a workbook"))
def read_file(job: queue.RunningJob, *, batch: str) -> dict:
    found = _batch(batch)
    uploads.read_columns(batch=found)
    return {"url": found.get_absolute_url()}


@queue.handler("feedback.import_check", title=gettext_lazy("Test a file of comments"))
def check_file(job: queue.RunningJob, *, batch: str) -> dict:
    found = _batch(batch)
    try:
        preview = batches.check_import(batch=found, tell=job.progress)
    except Exception:
        batches.end_stopped(batch=found)
        raise
    return {"url": found.get_absolute_url(), "preview": preview}


@queue.handler("feedback.import_run", title=gettext_lazy("Import a file of comments"))
def bring_in_file(job: queue.RunningJob, *, batch: str) -> dict:
    found = _batch(batch)
    try:
        done = batches.run_import(actor=job.actor, batch=found, tell=job.progress)
    except queue.Cancelled as stopped:
        raise queue.Cancelled(_unchanged_text(batches.end_stopped(batch=found))) from stopped
    except Exception:
        batches.end_stopped(batch=found)
        raise
    if done.stored:
        request_campaigns(actor="system:import")  # the same letter may occur a hundred times (PAR-05)
    words = ngettext("%(count)s comment imported.", "%(count)s comments imported.", done.stored)
    return {"url": found.get_absolute_url(), "message": words % {"count": done.stored}}


def _unchanged_text(stored: int) -> str:
    words = ngettext(
        "Stopped as requested. %(count)s comment was imported and is kept. Import the file again to add "
        "only the rest.",
        "Stopped as requested. %(count)s comments were imported and are kept. Import the file again to "
        "add only the rest.",
        stored,
    )
    return words % {"count": stored}


# Uploaded files and drafts ---------------------------------------------------------------------------------


@queue.handler("feedback.check_files", title=gettext_lazy("Check uploaded files"), short=True)
def look_at_files(job: queue.RunningJob) -> dict:
    return {"clean": check_waiting_files()}


@queue.scheduled("feedback.check_files", minutes=1)
def look_at_files_again() -> None:
    """Check files that the scanner did not answer for, or that arrived while no worker ran."""
    check_waiting_files()


@queue.scheduled("feedback.drafts", minutes=60)
def forget_drafts() -> None:
    drafts.forget_drafts()


# Exports and seals -----------------------------------------------------------------------------------------


@queue.handler("feedback.export", title=gettext_lazy("Create an export"))
def make_export(job: queue.RunningJob, *, export: str) -> dict:
    found = Export.objects.select_related("cut", "requested_by").get(pk=export)
    made = make_file(export=found, progress=job.progress)
    return {"message": _("The file is ready."), "url": made.get_absolute_url()}


@queue.scheduled("feedback.expire_exports", minutes=60)
def expire() -> None:
    expire_exports()


@queue.scheduled("feedback.seal", minutes=5)
def seal() -> None:
    seal_texts()


# Languages -------------------------------------------------------------------------------------------------


@queue.scheduled("feedback.hints", minutes=5)
def guess_languages() -> None:
    for _round in range(ROUNDS):
        if not fill_hints():
            return


# Campaigns -------------------------------------------------------------------------------------------------


@queue.handler("feedback.campaigns", title=gettext_lazy("Compare letters"))
def run_campaign_search(job: queue.RunningJob) -> dict:
    count = find_campaigns(actor=job.actor, progress=job.progress)
    message = ngettext("There is %(count)s campaign now.", "There are %(count)s campaigns now.", count)
    return {"message": message % {"count": count}, "url": reverse("feedback:desk_campaigns")}


# All that match a filter -----------------------------------------------------------------------------------


@queue.handler(TOGETHER, title=gettext_lazy("Act on all that match"))
def act_on_all(job: queue.RunningJob, *, number: int) -> dict:
    action = BulkAction.objects.select_related("by").get(number=number)
    return {"message": run_action(action=action, job=job), "url": action.get_absolute_url()}


# Redactions ------------------------------------------------------------------------------------------------


@queue.handler("feedback.remove_words", title=gettext_lazy("Remove the text of a comment"))
def remove(job: queue.RunningJob, *, comment: int, reason: str) -> dict:
    found = Submission.objects.get(pk=comment)
    stone = redact_comment(actor=job.actor, submission=found, reason=reason)
    if not stone.copies_found:
        return {
            "message": _("The text was removed, and the search found no other copies."),
            "url": found.get_absolute_url(),
        }
    message = ngettext(
        "The text was removed. It may also appear in %(count)s other place. Decide what to do there.",
        "The text was removed. It may also appear in %(count)s other places. Decide what to do in each.",
        stone.copies_found,
    )
    return {"message": message % {"count": stone.copies_found}, "url": stone.get_absolute_url()}


# Code suggestions ------------------------------------------------------------------------------------------


@queue.handler(HANDLER, title=gettext_lazy("Look for suggestions"))
def find_suggestions(job: queue.RunningJob, *, run: int) -> dict:
    found = SuggestionRun.objects.select_related("codebook", "form").get(pk=run)
    made = suggest(run=found, running=job)
    words = _("New suggestions: %(made)s. Texts checked: %(texts)s.") % {"made": made, "texts": found.texts}
    if found.texts == MOST_TEXTS:
        words += " " + _(
            "These are the newest texts that no one has read; older ones are left for another run."
        )
    url = f"{reverse('feedback:desk_suggestions')}?book={found.codebook.slug}"
    return {"message": words, "url": url}


@queue.handler(THEMES, title=gettext_lazy("Look for themes"))
def find_themes(job: queue.RunningJob, *, run: int) -> dict:
    found = ThemeRun.objects.select_related("codebook", "form").get(pk=run)
    made = propose_themes(run=found, running=job)
    words = _("Proposed themes: %(made)s. Texts read by the program: %(texts)s.")
    message = words % {"made": made, "texts": found.texts}
    if found.left_out:
        message += " " + _("These are the newest. Older texts left out: %(n)s.") % {"n": found.left_out}
    url = f"{reverse('feedback:desk_themes')}?book={found.codebook.slug}"
    return {"message": message, "url": url}


# Cuts ------------------------------------------------------------------------------------------------------


@queue.handler("feedback.make_cut", title=gettext_lazy("Freeze a data set"))
def make(job: queue.RunningJob, *, form: int | None, until: str, filters: dict, token: str) -> dict:
    cut = make_cut(
        actor=job.actor,
        form=Form.objects.get(pk=form) if form else None,
        until=datetime.fromisoformat(until),
        filters=filters,
        token=token,
        progress=job.progress,
    )
    request_release(actor=job.actor, cut=cut)
    return {"message": _("%(cut)s is frozen.") % {"cut": cut}, "url": cut.get_absolute_url()}


# Numbers of a cut: pandas is loaded only here --------------------------------------------------------------


@queue.handler("feedback.analyse", title=gettext_lazy("Calculate the numbers of a data set"))
def analyse(job: queue.RunningJob, *, cut: int) -> dict:
    found = Cut.objects.select_related("form").get(pk=cut)
    measure_loss(release=build_release(cut=found, actor=job.actor, job=job.job))
    url = reverse("feedback:desk_analysis_cut", args=[found.number])
    return {"message": _("The numbers of %(cut)s are ready.") % {"cut": found}, "url": url}


# Findings --------------------------------------------------------------------------------------------------


@queue.handler("feedback.publish_finding", title=gettext_lazy("Publish a finding"))
def publish(job: queue.RunningJob, *, finding: int) -> dict:
    made = publish_finding(actor=job.actor, finding=Finding.objects.get(number=finding))
    words = _("%(number)s is public now.") % {"number": made.reference}
    return {"message": words, "url": made.get_absolute_url()}
