"""The operator's command: copies, search index and archive are made right again."""

from io import StringIO

from django.core.management import call_command
from django.urls import reverse

from cms.models import PublishedRecord, SearchEntry, SearchWord


def run(*words: str) -> str:
    said = StringIO()
    call_command("compare_records", *words, stdout=said)
    return said.getvalue()


def is_indexed() -> bool:
    return SearchEntry.objects.filter(record__kind="decisions").exists()


def test_a_copy_that_differs_is_corrected_and_counted(client, decided):
    run()
    copies = PublishedRecord.objects.filter(kind="decisions", key=decided[0].number)
    copies.update(title={"en": "Another title"}, digest="")

    assert run() == "Public copies corrected: 1\n"
    assert copies.get().title["en"] == "Decision 1"
    assert run() == "Public copies corrected: 0\n"


def test_the_search_index_is_built_anew_only_if_asked_for(decided):
    SearchEntry.objects.all().delete()
    SearchWord.objects.all().delete()
    run()
    assert not is_indexed()

    assert "Entries in the search index: " in run("--search")
    assert is_indexed()


def test_the_archive_is_made_if_asked_for(client, decided):
    assert client.get(reverse("open_data:archive")).status_code != 200
    assert "Archive made: SHA-256 " in run("--archive")
    assert client.get(reverse("open_data:archive")).status_code == 200
