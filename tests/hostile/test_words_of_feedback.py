"""Hostile text in each text field of feedback, on each screen and in each file: none runs or is lost (S01, R15)."""

import io
import json

from django.urls import reverse

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from cms.storage import private_storage
from cms.web import one_time_keys
from feedback.models import Attachment, Code, Submission, SubmissionText, Tool
from tests.depth import size
from tests.hostile.answers import numbers, read_page, read_text
from tests.hostile.conftest import FEEDBACK
from tests.hostile.corpus import corpus
from tests.hostile.visiting import Visits, own_parts, visit, visit_by_links, visit_wagtail

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
STEPS = FEEDBACK


def visit_all(world, visits: Visits) -> None:
    codes = [one_time_keys.receipt_code(comment.key) for comment in world.facts["comments"]]
    for code in codes:
        visit(world, visits, "", *(f"/receipts/{code}/{part}" for part in ("", "edit/", "copy/")))
    for comment in world.facts["comments"]:
        visit(
            world,
            visits,
            "publisher",
            *(f"/desk/comments/{comment.pk}/{part}" for part in ("", "texts/", "remove/")),
        )
    for text in SubmissionText.objects.filter(submission__in=world.facts["comments"]):
        visit(world, visits, "analyst", f"/desk/coding/{text.pk}/")
    visit_by_links(world, visits, dict.fromkeys(("analyst", "publisher"), ("/desk/",)))
    visit_by_links(world, visits, {"": ("/",)}, each=size(1, 3))
    visit(world, visits, "publisher", *(f"/desk/exports/?page={number}" for number in range(1, 15)))
    slug = world.facts["asks"].form.slug
    visit(
        world,
        visits,
        "",
        f"/feedback/{slug}/",
        f"/feedback/{slug}/paper/",
        *(f"/tools/tool-{n}/" for n in range(9)),
    )
    rows = [Tool.objects.first(), Code.objects.first(), world.facts["form"], world.facts["comments"][0]]
    visit_wagtail(world, visits, *rows, world.facts["exports"][0], world.facts["book"])
    page = world.facts["asks"].pk
    visit(world, visits, "administrator", f"/admin/pages/{page}/edit/", f"/admin/pages/{page}/history/")


# Everywhere --------------------------------------------------------------------------------------------------


WHOLE = {
    "receipts/<str:code>/": ("short text", "long text"),
    "receipts/<receipt:code>/edit/": ("short text", "long text"),
    "receipts/<receipt:code>/copy/": ("short text", "long text"),
    "desk/comments/<int:pk>/": ("short text", "long text", "note of a moderator", "meaning of a code"),
    "desk/comments/<int:pk>/texts/": ("short text", "long text"),
    "desk/coding/<int:text>/": ("short text", "long text", "note of a coder", "meaning of a code"),
    "desk/codebook/": ("meaning of a code",),
    "desk/codebook/changes/": ("meaning of a code",),
    "desk/exports/": ("reason of an export",),
    "feedback/<slug:slug>/": ("label of a question",),
    "feedback/<slug:slug>/paper/": ("label of a question",),
    "desk/forms/<slug:slug>/languages/": ("label of a question",),
}  # fmt: skip


def test_the_corpus_is_large_and_met_in_many_places(visits):
    assert len({each.kept for each in corpus()}) >= 400 and len(corpus()) >= 700
    assert len(visits.sinks) >= 40, visits.sinks


def test_each_of_them_stands_letter_by_letter_wherever_it_is_shown(visits):
    """Three rows of a imported file are shown in short, cut at a length."""
    assert not visits.broken, f"{len(visits.broken)}\n" + "\n".join(visits.broken[:20])
    doubtful = visits.doubtful("desk/imports/<uuid:pk>/")
    assert not doubtful, "\n".join(doubtful[:20])


def test_no_page_has_a_part_that_it_would_not_have_without_them(visits, plain):
    found = own_parts(visits, plain)
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize("sink", WHOLE)
def test_none_is_lost_on_the_way(world, visits, sink):
    typed = numbers([text for name in WHOLE[sink] for text in world.typed[name]])
    lost = typed - visits.seen[sink].whole
    assert len(typed) >= size(90, 380) and not lost, f"{len(lost)}: {sorted(lost)[:20]}"


# Other sinks -------------------------------------------------------------------------------------------------


def test_names_of_files_stay_one_header_and_one_name(world):
    comments = {comment.pk: one_time_keys.receipt_code(comment.key) for comment in world.facts["comments"]}
    files = list(Attachment.objects.filter(submission__in=comments, state="clean"))
    assert len(files) >= 20 and len({file.name for file in files}) >= 15
    for file in files:
        answer = world.browsers[""].get(f"/receipts/{comments[file.submission_id]}/files/{file.pk}/")
        said = answer["Content-Disposition"]
        assert answer.status_code == 200 and said.startswith("attachment; filename")
        assert not set("\r\n<>") & set(said) and said.count("filename") == 1
        assert (
            answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"]
        )
        assert file.name.endswith(".pdf") and not set('/\\:*?"<>|%') & set(file.name)


def test_the_copy_as_json_is_json_and_has_all(world):
    words = []
    for comment in world.facts["comments"]:
        answer = world.browsers[""].get(f"/receipts/{one_time_keys.receipt_code(comment.key)}/copy.json")
        assert answer["Content-Type"].startswith("application/json")
        words.append(json.dumps(json.loads(answer.content), ensure_ascii=True))
    seen = read_text("\n".join(_strings(json.loads(f"[{','.join(words)}]"))))
    assert not seen.broken and numbers(world.typed["long text"]) <= seen.whole


def _strings(value) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _strings(each)]
    if isinstance(value, list):
        return [text for each in value for text in _strings(each)]
    return [value] if isinstance(value, str) else []


def _export(world, format_: str) -> bytes:
    found = next(each for each in world.facts["exports"] if each.format == format_)
    found.refresh_from_db()
    return private_storage().open(found.file, "rb").read()


def test_a_workbook_gives_back_each_text_as_it_was_kept_and_has_no_formula(world):
    book = openpyxl.load_workbook(io.BytesIO(_export(world, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    given = {unescape(str(cell.value)) for cell in cells}
    public = Submission.objects.filter(form=world.facts["form"], state="published")
    kept = SubmissionText.objects.current().filter(submission__in=public, role="original")
    assert len(kept) >= size(18, 70)
    assert not [text.text[:80] for text in kept if text.text not in given]


def test_lines_of_json_and_a_table_give_back_each_text(world):
    lines = [json.loads(line) for line in _export(world, "jsonl").decode().split("\n") if line]
    seen = read_text("\n".join(_strings(lines)))
    assert not seen.broken and numbers(world.typed["long text"][:-1]) <= seen.whole
    packed_table = _export(world, "csv")
    assert packed_table[:2] == b"PK" or packed_table.startswith(b"\xef\xbb\xbf")


def test_the_codebook_as_a_sheet_guards_what_a_program_would_run(world):
    import csv

    answer = world.browsers["analyst"].get(reverse("feedback:desk_codebook_sheet"))
    text = b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r＝＋－＠") and cell]
    seen = read_text("\n".join(cell for row in rows for cell in row))
    assert not seen.broken and numbers(world.typed["meaning of a code"]) <= seen.whole


def test_refused_rows_name_the_words_and_give_nothing_to_run(world):
    batch = world.facts["batches"][1]
    answer = world.browsers["analyst"].get(f"/desk/imports/{batch.pk}/refused.csv")
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer["Content-Type"].startswith("text/csv") and answer["Content-Disposition"].startswith(
        "attachment"
    )
    assert len(body.decode("utf-8-sig").splitlines()) > size(12, 50)


def test_what_comes_back_beside_a_mistake_is_what_was_typed(client, world):
    """422: the words of every field stand in the form again."""
    shorts, longs = world.typed["short text"], world.typed["long text"]
    seen = set()
    for place in range(20):
        data = {
            "key": "stale",
            "q-a": shorts[place % len(shorts)],
            "q-missing": longs[place % len(longs)],
            "do": "send",
        }
        answer = client.post("/feedback/hostile/", data | {"may-a": "on", "may-missing": "on"})
        page = read_page(answer.content.decode())
        assert answer.status_code == 422 and not page.broken + page.doubtful, page.broken[:3]
        seen |= page.whole
    assert numbers(longs) | numbers(shorts[:20]) <= seen
