"""The canonical file of a cut: one line of facts about the selection, then one line for each comment.

Everything an export needs is in it, so that later edits change no file that is made from it (F23, X13).
"""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.files.base import File
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cms.exceptions import RuleBroken
from cms.storage import private_storage
from feedback.models import Code, Codebook, Coding, Cut, Question, Submission, SubmissionText

CHUNK = 1000


class FileChanged(RuleBroken):
    """A file is not the one that was recorded."""


def line_of(facts: dict) -> bytes:
    words = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return words.encode("utf-8", "surrogatepass") + b"\n"


def meta_of(*, submissions: QuerySet, codebook: Codebook | None, facts: dict) -> dict:
    """What the selection was, and the words of each question and code as they are now."""
    versions = submissions.order_by().values("version")
    questions = Question.objects.filter(version__in=versions).order_by(
        "version__form_id", "-version__number", "position"
    )
    seen: dict[str, dict] = {}
    for each in questions:
        seen.setdefault(
            each.key,
            {
                "key": each.key,
                "kind": each.kind,
                "label": each.label,
                "choices": each.choices,
                "about_you": each.about_you,
            },
        )
    codes = Code.objects.filter(codebook=codebook).select_related("parent") if codebook else []
    return facts | {
        "questions": list(seen.values()),
        "codes": [
            {
                "key": code.key,
                "name": code.name,
                "definition": code.definition,
                "parent": code.parent.key if code.parent else "",
                "status": code.status,
                "version": code.version,
            }
            for code in codes
        ],
    }


def rows_of(submissions: QuerySet, codebook: Codebook | None) -> Iterator[dict]:
    """Each comment with its texts and codes, read in chunks so that memory does not grow."""
    last = 0
    while True:
        chunk = list(submissions.filter(pk__gt=last).select_related("form", "version").order_by("pk")[:CHUNK])
        if not chunk:
            return
        ids = [each.pk for each in chunk]
        texts: dict[int, list[dict]] = {}
        for text in SubmissionText.objects.filter(submission__in=ids).order_by("pk"):
            texts.setdefault(text.submission_id, []).append(_text_facts(text))
        codes: dict[int, list[dict]] = {}
        if codebook:
            codings = Coding.objects.filter(text__submission__in=ids, code__codebook=codebook)
            for coding in codings.select_related("code", "text").order_by(
                "text_id", "start", "code__key", "pk"
            ):
                codes.setdefault(coding.text.submission_id, []).append(_coding_facts(coding))
        for each in chunk:
            yield _row_facts(each) | {"texts": texts.get(each.pk, []), "codes": codes.get(each.pk, [])}
        last = ids[-1]


def _row_facts(each: Submission) -> dict:
    return {
        "id": each.pk,
        "ref": each.reference,
        "form": each.form.slug,
        "version": each.version.number,
        "channel": each.channel,
        "language": each.language,
        "submitted_at": each.submitted_at.isoformat(),
        "state": each.state,
        "answers": each.answers,
        "may_quote": each.consent_quote,
        "may_publish": each.consent_publish,
        "speaks_for": each.speaks_for,
        "import_ref": each.import_ref,
        "is_demo": each.is_demo,
    }


def _text_facts(text: SubmissionText) -> dict:
    return {
        "id": text.pk,
        "q": text.question_key,
        "role": text.role,
        "language": text.language,
        "text": text.text,
        "sha256": text.sha256,
    }


def _coding_facts(coding: Coding) -> dict:
    return {
        "text": coding.text_id,
        "code": coding.code.key,
        "version": coding.code_version,
        "start": coding.start,
        "end": coding.end,
        "sha256": coding.passage_sha256,
        "stance": coding.stance,
    }


def store(name: str, chunks: Iterable[bytes]) -> tuple[str, str]:
    """Write bytes to private storage as they come; the name it got and its SHA-256."""
    digest = hashlib.sha256()
    with tempfile.TemporaryFile() as scratch:
        for chunk in chunks:
            digest.update(chunk)
            scratch.write(chunk)
        scratch.seek(0)
        return private_storage().save(name, File(scratch)), digest.hexdigest()


def sha256_of_file(name: str) -> str:
    digest = hashlib.sha256()
    with private_storage().open(name, "rb") as file:
        for chunk in file.chunks(1 << 16):
            digest.update(chunk)
    return digest.hexdigest()


def lines_of(name: str) -> Iterator[dict]:
    with private_storage().open(name, "rb") as file:
        for line in file:
            yield json.loads(line.decode("utf-8", "surrogatepass"))


def check(cut: Cut) -> None:
    try:
        same = sha256_of_file(cut.file) == cut.sha256
    except OSError:
        same = False
    if not same:
        raise FileChanged(
            _("The file of cut %(number)s is not the one that was recorded.") % {"number": cut.number},
            rule="F23",
        )


def meta(cut: Cut) -> dict[str, Any]:
    return next(lines_of(cut.file))["meta"]


def rows(cut: Cut) -> Iterator[dict]:
    lines = lines_of(cut.file)
    next(lines)
    return lines
