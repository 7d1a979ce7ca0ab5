"""Fields this app seals in the ledger, and verification of what is sealed in batches."""

import json
from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.records import ledger
from feedback.cuts import files as cut_files
from feedback.forms.frozen_forms import digest_of as digest_of_content
from feedback.forms.services import content_of_version
from feedback.models import (
    Attachment,
    BulkAction,
    CampaignChange,
    CodingFile,
    Cut,
    Export,
    Finding,
    FormVersion,
    ImportBatch,
    ModerationAct,
    Release,
    Submission,
    SubmissionText,
    ToolStateChange,
    ToolVersion,
    sha256_of,
)
from feedback.releases.table_json import digest_of as digest_of_tables
from feedback.submissions import text_seals


@ledger.seals(
    FormVersion, kind="form_version", subject=lambda version: f"{version.form.slug}/{version.number}"
)
def version_facts(version: FormVersion) -> dict:
    return {"form": version.form_id, "number": version.number, "sha256": version.sha256}


@ledger.seals(
    Submission,
    kind=text_seals.COMMENT,
    complete=lambda: Submission.objects.filter(pk__lte=text_seals.sealed_up_to(text_seals.COMMENT)),
)
def comment_facts(comment: Submission) -> dict:
    """What a comment is, where it stands and what its author permits; its answers as a digest."""
    answers = json.dumps(comment.answers, sort_keys=True, ensure_ascii=False)
    return {
        "form": comment.form_id,
        "version": comment.version_id,
        "channel": comment.channel,
        "received": int(comment.submitted_at.timestamp() * 1000),
        "state": comment.state,
        "may_be": {
            "counted": comment.consent_analyse,
            "quoted": comment.consent_quote,
            "shown": comment.consent_publish,
            "answered": comment.consent_contact,
        },
        "youth": comment.youth,
        "speaks_for": comment.speaks_for,
        "answers": sha256_of(answers),
    }


@ledger.seals(
    SubmissionText,
    kind=text_seals.TEXT,
    subject=lambda text: f"{text.submission_id}/{text.pk}",
    removed_with=lambda text: ("submission", text.submission_id),
    complete=lambda: SubmissionText.objects.filter(pk__lte=text_seals.sealed_up_to(text_seals.TEXT)),
)
def text_facts(text: SubmissionText) -> dict:
    """One text of a comment, by its SHA-256: the author proves it with the words alone."""
    return {
        "comment": text.submission_id,
        "question": text.question_key,
        "role": text.role,
        "language": text.language,
        "text": sha256_of(text.text),
    }


@ledger.seals(ModerationAct, kind="moderation", complete=ModerationAct.objects.all)
def moderation_facts(act: ModerationAct) -> dict:
    return {
        "of": act.submission_id,
        "act": act.act,
        "reason": act.reason,
        "before": act.before,
        "by": act.by_name,
    }


@ledger.seals(CampaignChange, kind="campaign_change", complete=CampaignChange.objects.all)
def campaign_change_facts(change: CampaignChange) -> dict:
    return {
        "kind": change.kind,
        "campaign": change.campaign_id,
        "other": change.other_id,
        "reverses": change.reverses_id,
        "letters": change.letters,
        "wordings": change.wordings,
        "rest": change.rest,
        "comments": change.comments,
        "reason": change.reason,
        "by": change.by_name,
        "at": change.at.isoformat(),
    }


@ledger.seals(BulkAction, kind="bulk_action", complete=BulkAction.objects.all)
def bulk_action_facts(action: BulkAction) -> dict:
    """Who confirmed what for whom: ``digest`` is that of the members. The acts themselves are sealed by their own."""
    return {
        "number": action.number,
        "kind": action.kind,
        "of": action.of_id,
        "members": action.members,
        "digest": action.digest,
        "reason": action.reason,
        "code": action.code_id,
        "coder": action.coder_name,
        "by": action.by_name,
    }


@ledger.seals(ImportBatch, kind="import")
def import_facts(batch: ImportBatch) -> dict:
    return {
        "form": batch.form_id,
        "version": batch.version_id,
        "sha256": batch.sha256,
        "rows": batch.rows,
        "stored": batch.stored,
        "refused": batch.refused_count,
        "by": batch.made_by_name,
    }


@ledger.seals(
    Finding, kind="finding", subject=lambda finding: str(finding.number), complete=Finding.objects.published
)
def finding_facts(finding: Finding) -> dict:
    facts = {
        "number": finding.number,
        "cut": finding.cut_id,
        "code": finding.code_id,
        "numbers": finding.numbers,
    }
    return facts | {"page": finding.page} if finding.page else facts


def _edition(cut: Cut, edition: int) -> str:
    return f"{cut.number}/edition-{edition}"


@ledger.seals(Cut, kind="cut", subject=lambda cut: _edition(cut, cut.edition), complete=Cut.objects.all)
def cut_facts(cut: Cut) -> dict:
    return {"number": cut.number, "rows": cut.rows, "sha256": cut.sha256, "edition": cut.edition}


def _export(row: Export) -> str:
    """With its data set if it is for anyone; what others ask for is not public."""
    if row.audience != Export.Audience.PUBLIC:
        return str(row.pk)
    return f"{_edition(row.cut, row.cut_edition)}/{row.format}/{row.pk}"


@ledger.seals(
    Export, kind="export", subject=_export, complete=lambda: Export.objects.filter(state=Export.State.READY)
)
def export_facts(export: Export) -> dict:
    return {
        "cut": export.cut_id,
        "edition": export.cut_edition,
        "format": export.format,
        "for": export.audience,
        "by": export.requested_by_name,
        "sha256": export.sha256,
        "rows": export.rows,
    }


@ledger.seals(CodingFile, kind="coding_file", complete=CodingFile.objects.all)
def coding_file_facts(file: CodingFile) -> dict:
    return {
        "way": file.way,
        "form": file.form_id,
        "codebook": file.codebook_id,
        "comments": file.comments,
        "texts": file.texts,
        "codings": file.codings,
        "refused": file.refused,
        "reason": file.reason,
        "at": file.at.isoformat(),
        "by": file.by_name,
        "sha256": file.sha256,
    }


@ledger.seals(
    Release,
    kind="release",
    subject=lambda release: _edition(release.cut, release.cut_edition),
    complete=Release.objects.all,
)
def release_facts(release: Release) -> dict:
    return {
        "cut": release.cut_id,
        "edition": release.cut_edition,
        "rule": release.rule,
        "threshold": release.threshold,
        "sha256": digest_of_tables([release.tables, release.shown_rows]),
        "obstacle": release.obstacle,
        "state": release.state,
        "proposed_by": release.proposed_by_name,
        "decided_by": release.decided_by_name,
    }


@ledger.seals(
    ToolStateChange,
    kind="toolstep",
    subject=lambda step: f"{step.tool.slug}/{step.pk}",
    complete=ToolStateChange.objects.all,
)
def step_facts(step: ToolStateChange) -> dict:
    return {"tool": step.tool_id, "state": step.state, "on": str(step.on or ""), "is_plan": step.is_plan}


@ledger.seals(
    ToolVersion,
    kind="toolversion",
    subject=lambda version: f"{version.tool.slug}/{version.number}",
    complete=ToolVersion.objects.all,
)
def tool_version_facts(version: ToolVersion) -> dict:
    return {"tool": version.tool_id, "number": version.number, "released_on": str(version.released_on or "")}


@ledger.verifier("texts")
def changed_texts() -> Iterator[str]:
    """Each text, sealed or not yet, against the hash that was stored with it."""
    rows = SubmissionText.objects.order_by("pk").values_list("pk", "submission_id", "text", "sha256")
    for pk, submission, words, sha256 in rows.iterator(1000):
        if sha256_of(words) != sha256:
            facts = {"pk": pk, "submission": submission}
            yield _("Text %(pk)s of comment C-%(submission)04d was changed.") % facts


@ledger.verifier("form versions")
def changed_versions() -> Iterator[str]:
    for version in FormVersion.objects.order_by("pk").iterator(100):
        if digest_of_content(content_of_version(version)) != version.sha256:
            yield _("Form version %(pk)s was changed after it was published.") % {"pk": version.pk}


@ledger.verifier("cut and export files")
def changed_files() -> Iterator[str]:
    for cut in Cut.objects.order_by("number").iterator(100):
        yield from _changed(cut.file, cut.sha256, str(cut))
    for export in Export.objects.filter(state=Export.State.READY).select_related("cut").iterator(100):
        yield from _changed(export.file, export.sha256, f"{export.cut}: {export.pk}")


@ledger.verifier("imported files")
def changed_attachments() -> Iterator[str]:
    """Verify that each downloadable file is the one that was checked."""
    clean = Attachment.objects.filter(state=Attachment.State.CLEAN).order_by("pk")
    for each in clean.iterator(100):
        yield from _changed(each.file, each.sha256, f"C-{each.submission_id or 0:04d}, {each.pk}")


def _changed(name: str, sha256: str, what: str) -> Iterator[str]:
    try:
        same = cut_files.sha256_of_file(name) == sha256
    except OSError:
        same = False
    if not same:
        yield _("The file of %(what)s is missing or was changed.") % {"what": what}
