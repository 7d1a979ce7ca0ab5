"""A comment whose text is copied to every place that can hold it, and a search of all these places."""

from typing import Any

from django.core.cache import cache
from django.core.files.storage import storages
from django.db import connection

from wagtail.rich_text import RichText

from cms.backups.archive import _names
from cms.models import Job, OutboxMessage, StandardPage
from feedback.coding.services import add_coding, remove_coding
from feedback.cuts.services import make_cut
from feedback.findings.services import add_quote
from feedback.imports import batches
from feedback.imports.uploads import new_import
from feedback.models import (
    CodingTask,
    Export,
    FindingQuote,
    ImportBatch,
    Submission,
    SubmissionText,
    Suggestion,
    SuggestionRun,
    ThemePassage,
    ThemeProposal,
    ThemeRun,
)
from feedback.moderation.services import moderate
from feedback.moderation.texts import add_translation
from tests.factories import cuts, findings
from tests.factories import imports as files

CANARY = "zqcanary"
WORDS = f"The {CANARY} bus never comes to my street on Sunday mornings. My son & I wait."
SPANISH = f"El autobús {CANARY} no pasa nunca por mi calle los domingos por la mañana."
MAPPING = {"ref": "fact:ref", "received": "fact:submitted_at", "About missing": "q:missing"}


def brought_in(form: Any, analyst: Any) -> Submission:
    """From a file that is brought in, beside one of the same words that still waits, with its refused rows."""
    rows = files.table(f'{CANARY},2022-06-08,"{WORDS}"', head="ref,received,About missing")
    batch = new_import(actor=analyst, form=form, filename="a.csv", data=rows)
    ImportBatch.objects.filter(pk=batch.pk).update(mapping=MAPPING)
    batch.refresh_from_db()
    batches.run_import(actor=analyst, batch=batch, tell=lambda done, total: None)
    again = new_import(actor=analyst, form=form, filename="b.csv", data=rows)
    ImportBatch.objects.filter(pk=again.pk).update(mapping=MAPPING, refused=[[2, f"“{WORDS[:60]}” again"]])
    job = Job.objects.create(handler="feedback.import_check", result={"preview": [{"texts": {"q": WORDS}}]})
    ImportBatch.objects.filter(pk=batch.pk).update(job=job)
    made = Submission.objects.get(import_ref=CANARY)
    Submission.objects.filter(pk=made.pk).update(consent_quote=True, consent_publish=True)
    made.refresh_from_db()
    return made


def worked_on(comment: Submission, code: Any, analyst: Any) -> None:
    """Translated, moderated, read, coded with notes, and the pattern for a suggestion on another text."""
    moderate(actor=analyst, submission=comment, act="publish", note=f"{CANARY}?")
    text = SubmissionText.objects.get(submission=comment)
    add_translation(actor=analyst, of=text, language="es", words=SPANISH)
    for end in (62, 30):
        coding = add_coding(actor=analyst, text=text, code=code, start=0, end=end, note=f"Note {CANARY}")
    remove_coding(actor=analyst, coding=coding)
    CodingTask.objects.update_or_create(
        text=text, coder_name="Second", defaults={"note": f"Talk about {CANARY}"}
    )
    run = SuggestionRun.objects.create(number=1, codebook=code.codebook, codebook_version=1, made_by="x")
    other = SubmissionText.objects.exclude(submission=comment).first()
    for of in (text, other):
        Suggestion.objects.create(
            run=run, text=of, code=code, start=0, end=9, score=0.5, evidence={"like": [{"words": WORDS[:60]}]}
        )
    search = ThemeRun.objects.create(number=1, codebook=code.codebook, made_by="x", is_done=True)
    theme = ThemeProposal.objects.create(run=search, language="en", words=[[WORDS[:60], 100]], texts=1)
    ThemePassage.objects.create(proposal=theme, text=text, kind="typical", start=0, end=9, score=1, margin=1)


def quoted(comment: Submission, code: Any, analyst: Any, publisher: Any) -> Any:
    """In a cut, in an export of each format, in a public finding as a quote and in its own words."""
    cut = make_cut(actor=analyst)
    for format_ in Export.Format.values:
        cuts.make_export(analyst, cut, format_, "records")
    made = findings.draft(cut, code, analyst, summary={"en": f"As one person said: “{WORDS}”"})
    text = SubmissionText.objects.get(submission=comment, role="original")
    add_quote(actor=analyst, finding=made, text=text, start=0, end=62)
    assert FindingQuote.objects.filter(finding=made).exists()
    return findings.public(made, publisher)


def told(comment: Submission, home: Any) -> None:
    """In a mail about it, in another mail, on a page with revisions and in its search index, in a cache."""
    for about in (("submission", str(comment.pk)), ("", "")):
        OutboxMessage.objects.create(
            to="a@example.org",
            subject="About a comment",
            text=f"It says: {WORDS}",
            about_kind=about[0],
            about_id=about[1],
        )
    page = home.add_child(instance=StandardPage(title="Buses", slug="buses"))
    for words in (WORDS, f"People say: {WORDS} And more."):
        page.body = [("paragraph", RichText(f"<p>{words.replace('&', '&amp;')}</p>"))]
        page.save_revision().publish()
    cache.set("kept:page", f"<p>{WORDS}</p>")


def leaks() -> list[str]:
    """Each table and each stored file that holds the planted word."""
    found, needle = [], CANARY.encode()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            rows = cursor.fetchall()
            if any(_holds(value, needle) for row in rows for value in row):
                found.append(table)
    for alias in ("private", "default"):
        for name in _names(storages[alias]):
            with storages[alias].open(name) as file:
                if needle in file.read():
                    found.append(name)
    return found + (["cache"] if CANARY in str(cache.get("kept:page")) else [])


def _holds(value: Any, needle: bytes) -> bool:
    if isinstance(value, memoryview | bytes):
        return needle in bytes(value)
    return needle in str(value).encode("utf-8", "surrogatepass")
