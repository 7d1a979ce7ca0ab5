"""Many files at once: matched by the number in their names, reviewed, saved one by one (BK-34, BK-51)."""

import re

import pytest

from boards.materials.bulk import staging
from boards.materials.bulk.matching import guess
from boards.models import Material
from tests.boards.agendas.test_agenda_editor import board, desk, draft, key_of
from tests.factories import materials as papers
from tests.factories.closed_materials import rewrite

__all__ = ["board", "desk", "draft"]

KEYS = {"1": "one", "2": "two", "2.1": "part", "5": "five", "5.1": "five-one", "5A": "added"}


@pytest.mark.parametrize(
    "name, key, title, language",
    [
        ("05.1 Staff report.pdf", "five-one", "Staff report", "en"),
        ("2_Budget_table_es.pdf", "two", "Budget table", "es"),
        ("2a Map.pdf", "part", "Map", "en"),
        ("5a Late letter.pdf", "added", "Late letter", "en"),
        ("5-1. Memo (es).pdf", "five-one", "Memo", "es"),
        ("5-2026 plan.pdf", "five", "2026 plan", "en"),
        ("2 2026 plan.pdf", "two", "2026 plan", "en"),
        ("9 Nothing.pdf", "", "9 Nothing", "en"),
        ("Letter.pdf", "", "Letter", "en"),
        ("5.pdf", "five", "5", "en"),
        ("2 A plan.pdf", "two", "A plan", "en"),
    ],
)
def test_a_name_gives_item_title_and_language(name, key, title, language):
    found = guess(name, KEYS, ["en", "es"])
    assert (found.key, found.title, found.language) == (key, title, language)


def address(meeting) -> str:
    return f"/desk/meetings/{meeting.pk}/materials/"


def uploaded(desk, meeting, *names: str, data: bytes | None = None):
    files = [papers.upload(data, name) for name in names]
    return desk.post(address(meeting), {"files": files, "prepared_by": "body"})


def as_sent(page: str, count: int) -> dict:
    """What the form of the review would send."""
    facts = {"count": str(count)}
    for number in range(count):
        for name in ("token", "prepared_by", "title"):
            box = re.search(rf'<input[^>]*name="file{number}-{name}"[^>]*>', page)[0]
            facts[f"file{number}-{name}"] = re.search(r'value="([^"]*)"', box)[1]
        for name in ("key", "language"):
            box = re.search(rf'<select name="file{number}-{name}".*?</select>', page, re.DOTALL)[0]
            facts[f"file{number}-{name}"] = re.search(r'value="([^"]*)" selected', box)[1]
    return facts


def test_files_are_reviewed_before_they_are_added(desk, draft):
    answer = uploaded(desk, draft, "1 Roll.pdf", "2.1 The table.pdf")
    page = answer.content.decode()
    assert answer.status_code == 200 and "2 files to add" in page and not Material.objects.exists()
    saved = desk.post(address(draft), as_sent(page, 2))
    assert saved.status_code == 302
    found = {row.key: row.title["en"] for row in Material.objects.all()}
    assert found == {key_of(draft, "Call to order"): "Roll", key_of(draft, "The table"): "The table"}
    assert Material.objects.first().versions.get().pages == 2


def test_the_clerk_changes_item_and_title(desk, draft):
    page = uploaded(desk, draft, "9 Letter.pdf").content.decode()
    assert "1 file name does not begin with the number of an item." in page
    facts = as_sent(page, 1)
    refused = desk.post(address(draft), facts)
    assert refused.status_code == 422 and "Choose the item this file belongs to." in refused.content.decode()
    facts |= {"file0-key": key_of(draft, "The map"), "file0-title": "A letter"}
    assert desk.post(address(draft), facts).status_code == 302
    assert Material.objects.get().title == {"en": "A letter"}


def test_a_file_that_fails_is_named_and_the_others_are_saved(desk, draft):
    files = [papers.upload(b"%PDF-1.7 broken", "1 Bad.pdf"), papers.upload(None, "2 Good.pdf")]
    page = desk.post(address(draft), {"files": files, "prepared_by": "body"}).content.decode()
    assert "1 file was not accepted" in page and "1 Bad.pdf" in page and "1 file to add" in page
    desk.post(address(draft), as_sent(page, 1))
    assert Material.objects.get().title == {"en": "Good"}


def test_a_file_left_out_is_not_added(desk, draft):
    facts = as_sent(uploaded(desk, draft, "1 Roll.pdf").content.decode(), 1)
    assert desk.post(address(draft), facts | {"file0-key": "skip"}).status_code == 302
    assert not Material.objects.exists()


def test_a_file_sent_twice_is_added_once(desk, draft):
    facts = as_sent(uploaded(desk, draft, "1 Roll.pdf").content.decode(), 1)
    assert desk.post(address(draft), facts).status_code == 302
    again = desk.post(address(draft), facts)
    words = again.content.decode()
    assert again.status_code == 422 and "1 file was not added this time" in words
    assert "it was already added" in words and "Choose it again" not in words
    assert Material.objects.count() == 1


def test_of_two_submits_at_once_one_gets_the_file(desk, draft, editor, monkeypatch):
    """The second one found the file before the first one took it."""
    facts = as_sent(uploaded(desk, draft, "1 Roll.pdf").content.decode(), 1)
    found = staging.unsign(facts["file0-token"], draft, editor)
    desk.post(address(draft), facts)
    monkeypatch.setattr(staging, "unsign", lambda *_facts: found)
    again = desk.post(address(draft), facts)
    assert again.status_code == 422 and "it was already added" in again.content.decode()
    assert Material.objects.count() == 1


def test_after_a_partial_save_the_page_says_what_is_left(desk, draft):
    facts = as_sent(uploaded(desk, draft, "1 Roll.pdf", "2 Plan.pdf").content.decode(), 2)
    page = desk.post(address(draft), facts | {"file1-title": ""}).content.decode()
    assert "1 material added." in page and "The files in this table have not been added yet." in page
    assert "Nothing has been added yet." not in page
    assert desk.post(address(draft), as_sent_again(page, "Plan")).status_code == 302
    assert Material.objects.count() == 2


def as_sent_again(page: str, title: str) -> dict:
    """The row that is left, as the form sends it with the title corrected."""
    facts = {"count": re.search(r'name="count" value="(\d+)"', page)[1], "file1-title": title}
    for name in ("token", "prepared_by"):
        box = re.search(rf'<input[^>]*name="file1-{name}"[^>]*>', page)[0]
        facts[f"file1-{name}"] = re.search(r'value="([^"]*)"', box)[1]
    for name in ("key", "language"):
        box = re.search(rf'<select name="file1-{name}".*?</select>', page, re.DOTALL)[0]
        facts[f"file1-{name}"] = re.search(r'value="([^"]*)" selected', box)[1]
    return facts


def test_a_long_name_in_another_script_is_kept(desk, draft):
    name = f"1 {'議' * 140}.pdf"
    facts = as_sent(uploaded(desk, draft, name).content.decode(), 1)
    assert desk.post(address(draft), facts).status_code == 302


def test_an_error_of_a_hidden_field_is_shown_in_the_row(desk, draft):
    facts = as_sent(uploaded(desk, draft, "1 Roll.pdf").content.decode(), 1)
    refused = desk.post(address(draft), facts | {"file0-prepared_by": "nobody"}).content.decode()
    assert "nobody is not one of the available choices" in refused


def test_a_waiting_file_belongs_to_the_person_who_uploaded_it(desk, client_for, clerk, draft):
    facts = as_sent(uploaded(desk, draft, "1 Roll.pdf").content.decode(), 1)
    refused = client_for(clerk).post(address(draft), facts)
    assert refused.status_code == 422 and "This file is no longer pending: " in refused.content.decode()
    assert not Material.objects.exists()


def test_what_belongs_to_a_closed_session_is_closed(desk, draft):
    """BK-34."""
    rewrite(draft, third="closed")
    page = uploaded(desk, draft, "3 Memo.pdf").content.decode()
    desk.post(address(draft), as_sent(page, 1))
    assert Material.objects.get().is_closed


@pytest.mark.parametrize("count", ["0", "x", "9" * 30])
def test_a_strange_count_is_no_error(desk, draft, count):
    assert desk.post(address(draft), {"count": count}).status_code in (302, 422)
