"""Build a small site in which every user-supplied text is hostile, submitted through the forms."""

from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cms.web import one_time_keys
from feedback.access import codebook_of
from feedback.cuts.services import make_cut
from feedback.exports.services import make_file, new_export
from feedback.findings.rules import has_loose_brackets, references_in, typed_numbers
from feedback.imports import batches
from feedback.models import Code, Export, ImportBatch, PrivatePassage, Submission, SubmissionText
from feedback.moderation import services
from feedback.submissions.attachments.services import check_waiting_files
from tests.factories import feedback as make
from tests.factories import findings
from tests.factories.hostile_files import pdf
from tests.hostile.corpus import CLOSE, NAMES_OF_FILES, RUNS, Hostile, for_narrow_fields, packed

SHORTS, LONGS = ("a", "b", "c", "d", "e", "f"), ("missing", "more")
QUESTIONS = [
    *[(key, "long_text", {}) for key in LONGS],
    *[(key, "short_text", {}) for key in SHORTS],
    ("proof", "file", {}),
    ("map", "file", {}),
    *[(name, "consent", {"purpose": name}) for name in ("quote", "publish", "contact")],
]


NARROW = 250
OF_THE_PUBLIC = ("short text", "long text")


@dataclass
class World:
    """`typed`: what was put into each text field."""

    words: list[Hostile]
    people: dict[str, Any]
    browsers: dict[str, Client]
    home: Any
    typed: dict[str, list[str]] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    is_live: bool = False

    def packs(self, name: str, limit: int, most: int | None = None) -> list[str]:
        """For this field. Django's own fields refuse a NUL, which no keyboard has; the public forms take it out."""
        words = self.words if limit > NARROW else for_narrow_fields(self.words)
        if name not in OF_THE_PUBLIC:
            words = [each for each in words if "\0" not in each.typed]
        self.typed[name] = packed(limit, words)[:most]
        return self.typed[name]


def ok(answer: Any, *statuses: int) -> Any:
    assert answer.status_code in (statuses or (302, 303)), (answer.status_code, _errors(answer))
    return answer


def _errors(answer: Any) -> str:
    from bs4 import BeautifulSoup

    page = BeautifulSoup(answer.content, "html.parser")
    return " ".join(
        each.get_text(" ", strip=True)[:300] for each in page.select("[class*=error], [role=alert]")
    )[:2000]


# Feedback ----------------------------------------------------------------------------------------------------


def answer_the_form(world: World) -> None:
    """Short and long answers, and names of files, through the public form."""
    world.facts["form"] = make.open_form(world.home, "hostile", questions=QUESTIONS)
    shorts, longs = world.packs("short text", 200), world.packs("long text", 5000)
    names = cycle([*NAMES_OF_FILES, *RUNS])
    posts = max(10, -(-len(shorts) // len(SHORTS)), -(-len(longs) // len(LONGS)))
    for number in range(posts):
        row = dict(zip(SHORTS, shorts[number * len(SHORTS) :], strict=False))
        row |= dict(zip(LONGS, longs[number * len(LONGS) :], strict=False))
        row.setdefault(LONGS[0], longs[0])
        data = {f"q-{key}": text for key, text in row.items()} | {f"may-{key}": "on" for key in row}
        for key, name in zip(("proof", "map"), names, strict=False):
            data[f"q-{key}"] = SimpleUploadedFile(name + ".pdf", pdf(), "application/pdf")
        facts = {"key": one_time_keys.issue("feedback.hostile"), "website": "", "do": "send"}
        ok(Client().post("/feedback/hostile/", data | facts | {"q-quote": "yes", "q-publish": "yes"}))
    while check_waiting_files():
        pass
    world.facts["comments"] = list(Submission.objects.filter(form=world.facts["form"]).order_by("pk"))


def moderate(world: World) -> None:
    """One comment is let through and hidden, over and over, each time with another note; in the end all are public."""
    desk, comments = world.browsers["editor"], world.facts["comments"]
    for comment in comments:
        marks = PrivatePassage.objects.filter(text__submission=comment).values_list("pk", flat=True)
        kept = {f"passage-{mark}": PrivatePassage.State.STAYS for mark in list(marks)[1:]}
        ok(desk.post(f"/desk/private/{comment.pk}/decide/", kept)) if kept and comment != comments[
            -1
        ] else None
    PrivatePassage.objects.exclude(text__submission=comments[-1]).update(state=PrivatePassage.State.STAYS)
    acts = cycle([{"act": "publish"}, {"act": "hide", "reason": "spam"}])
    for note in world.packs("note of a moderator", 300):
        ok(desk.post(f"/desk/comments/{comments[0].pk}/moderate/", next(acts) | {"note": note}))
    unread = Submission.objects.filter(form=world.facts["form"]).exclude(state="published")
    for comment in unread.exclude(pk=comments[-1].pk):
        services.moderate(actor=world.people["editor"], submission=comment, act="publish")


def write_the_codebook(world: World) -> None:
    desk = world.browsers["analyst"]
    world.facts["book"] = make.make_codebook()
    names = world.packs("name of a code", 80)
    longs = cycle(world.packs("meaning of a code", 590))
    for number, name in enumerate(names[:60]):
        texts = {field: next(longs) for field in ("include", "exclude", "example")}
        data = {"name_en": name, "definition_en": next(longs), "parent": "", "order": number + 1}
        ok(desk.post("/desk/codebook/new/", data | texts))
    book = codebook_of(world.facts["form"])  # a running site has others beside it
    world.facts["codes"] = list(Code.objects.filter(codebook=book, status=Code.Status.ACTIVE).order_by("pk"))
    code = world.facts["codes"][0]
    for meaning in ("one thing", next(longs)):
        data = {"name_en": names[0], "definition_en": meaning, "include": "", "exclude": "", "example": ""}
        ok(desk.post(f"/desk/codebook/codes/{code.key}/", data | {"parent": "", "order": 1}))


def code_the_texts(world: World) -> None:
    """Notes of coders; then a cut, a finding with quotes, and exports."""
    desk, codes = world.browsers["analyst"], cycle(world.facts["codes"])
    texts = list(SubmissionText.objects.filter(submission__form=world.facts["form"]).order_by("pk"))
    for number, note in enumerate(world.packs("note of a coder", 500)):
        text = texts[number % len(texts)]
        span = {"start": "0", "end": str(text.text.find(CLOSE, 40) + len(CLOSE))}
        data = {"code": next(codes).pk, "stance": "for", "note": note} | span
        ok(desk.post(f"/desk/coding/{text.pk}/", data), 200, 302)


def find_something(world: World) -> None:
    """A code that fourteen plain comments carry, and findings about it whose every text is hostile."""
    actor, code = world.people["analyst"], world.facts["codes"][0]
    plain = make.open_form(world.home, "plain")
    for number in range(14):
        each = make.make_submission(plain, f"Show my county, number {number}. Please.", state="published")
        make.code_text(each, code, actor, stance="against" if number >= 12 else "for")
    cut = world.facts["cut"] = make_cut(actor=actor)
    usable = [each for each in world.words if not _refused(each.typed)]
    world.typed["title of a finding"] = packed(120, usable)[:20]
    longs = world.typed["words of a finding"] = packed(300, usable)
    texts, made = cycle(longs), []
    for title in world.typed["title of a finding"]:
        names = ("summary", "question_asked", "minority_view", "limits", "method", "recommendation")
        words = {name: {"en": next(texts)} for name in names}
        made.append(findings.draft(cut, code, actor, title={"en": title}, **words))
    public = 0 if world.is_live else 14  # the worker of a running site counts for itself
    world.facts["findings"] = [findings.public(each) for each in made[:public]] + made[public:]


def _refused(words: str) -> bool:
    """No digits and no other references stand in a finding."""
    return bool(typed_numbers(words) or references_in(words) or has_loose_brackets(words))


def ask_for_exports(world: World) -> None:
    world.facts["exports"] = []
    for number, reason in enumerate(world.packs("reason of an export", 300)):
        format_ = Export.Format.values[number % len(Export.Format.values)]
        wish = {"cut": world.facts["cut"], "format": format_, "audience": "records", "reason": reason}
        export = new_export(actor=world.people["analyst"], **wish)
        if number < len(Export.Format.values):
            Export.objects.filter(pk=export.pk).update(state="waiting", decided_by_name="A second person")
            make_file(export=Export.objects.select_related("cut", "requested_by").get(pk=export.pk))
        world.facts["exports"].append(export)


def bring_in_files(world: World) -> None:
    """Cells that come in, cells that are refused, heads of columns, and the name of the file."""
    desk = world.browsers["analyst"]
    form = make.make_form(
        "brought", questions=[("missing", "long_text", {}), ("who", "one_choice", {"choices": make.CHOICES})]
    )
    names = world.packs("name of a imported file", 120, 5)
    heads = world.packs("head of a column", 200, 20)
    cells = world.packs("cell of a file", 400)
    world.facts["batches"] = []
    for number, name in enumerate(names):
        rows = [["ref", "received", "About missing", "About who", *heads]]
        rows += [[f"r{n}", "2022-06-08", cell, "Red", *heads] for n, cell in enumerate(cells)]
        bad = [["bad", "2022-06-08", "Words", cell] for cell in cells] if number else []
        file = SimpleUploadedFile(f"{name}.csv", _as_csv(rows + bad))
        ok(desk.post("/desk/imports/new/", {"form": form.pk, "file": file}))
        batch = ImportBatch.objects.order_by("-made_at")[0]
        mapping = {
            "ref": "fact:ref",
            "received": "fact:submitted_at",
            "About missing": "q:missing",
            "About who": "q:who",
        }
        ImportBatch.objects.filter(pk=batch.pk).update(mapping=mapping, reading={"clean": True})
        batch.refresh_from_db()
        world.facts["batches"].append(batch)
        if number == 0:
            batches.run_import(actor=world.people["analyst"], batch=batch, tell=lambda done, total: None)
        elif number == 1:
            batches.check_import(batch=batch, tell=lambda done, total: None)


def _as_csv(rows: list[list[str]]) -> bytes:
    import csv
    import io

    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode("utf-8")
