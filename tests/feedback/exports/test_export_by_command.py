"""`export_cut`: scripts make files of released data sets; everything else needs two people there too (S14, F24)."""

import json

from django.core.management import CommandError, call_command

import pytest

from cms.models import Job, LedgerEntry
from feedback.cuts.services import make_cut
from feedback.exports.services import make_file, new_export
from feedback.models import Export, ExportDownload, Release
from tests.factories import cuts
from tests.factories import feedback as make
from tests.furniture import furnished


@furnished
def cut(form, analyst):
    for number in range(12):
        make.make_submission(form, f"All of my words. {number}", state="published")
    return make_cut(actor=analyst)


def export(cut, folder, *words: str, audience: str = "records") -> None:
    call_command(
        "export_cut", str(cut.number), "--format", "csv", "--audience", audience, "--out", str(folder), *words
    )


@pytest.mark.parametrize("audience", ["public", "board"])
def test_files_of_a_released_data_set_need_nobodys_name(cut, tmp_path, audience):
    cuts.released(cut)
    export(cut, tmp_path, audience=audience)
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    made = Export.objects.get()
    assert (made.state, made.requested_by_name, manifest["sha256"]) == (
        "ready",
        "system:command",
        made.sha256,
    )
    assert ExportDownload.objects.get().user_name == "system:command"


def test_two_people_release_a_data_set_with_its_first_file(cut, tmp_path, analyst, publisher):
    export(cut, tmp_path, "--asked-by", analyst.email, "--approved-by", publisher.email, audience="public")
    release = Release.objects.get()
    assert (release.state, release.proposed_by, release.decided_by) == ("released", analyst, publisher)
    assert Export.objects.get().rows == 12


def test_two_people_stand_for_all_texts_and_the_log_names_them(cut, tmp_path, analyst, publisher):
    export(cut, tmp_path, "--asked-by", analyst.email.upper(), "--approved-by", publisher.email)
    made = Export.objects.get()
    assert (made.requested_by, made.decided_by, made.state) == (analyst, publisher, "ready")
    assert b"All of my words." in (tmp_path / made.filename).read_bytes()
    assert ExportDownload.objects.get().user == analyst and not Job.objects.exists()
    acts = LedgerEntry.objects.filter(kind="export").order_by("number").values_list("act", "actor")
    assert list(acts) == [("approve", str(publisher)), ("export", str(analyst))]


@pytest.mark.parametrize("audience", cuts.AUDIENCES)
@pytest.mark.parametrize(
    ("asked", "approved", "said"),
    [
        ("", "", "Two people stand for what leaves"),
        ("analyst", "", "Two people stand for what leaves"),
        ("", "publisher", "Two people stand for what leaves"),
        ("publisher", "publisher", "Another person must decide"),
        ("analyst", "analyst", "may not do this"),
        ("editor", "publisher", "may not do this"),
        ("analyst", "administrator", "may not do this"),
        ("nobody@example.org", "publisher", "no active account nobody@example.org"),
        ("analyst", "nobody@example.org", "no active account nobody@example.org"),
    ],
)
def test_without_two_people_of_the_right_roles_no_file_is_made(
    cut, tmp_path, people, audience, asked, approved, said
):
    words = []
    for option, who in (("--asked-by", asked), ("--approved-by", approved)):
        if who:
            words += [option, who if "@" in who else people[who].email]
    with pytest.raises(CommandError, match=said):
        export(cut, tmp_path, *words, audience=audience)
    assert not Export.objects.exists() and not list(tmp_path.iterdir())
    assert not Release.objects.filter(state="released").exists()


def test_an_account_that_was_closed_approves_nothing(cut, tmp_path, analyst, publisher):
    publisher.is_active = False
    publisher.save()
    with pytest.raises(CommandError, match="no active account"):
        export(cut, tmp_path, "--asked-by", analyst.email, "--approved-by", publisher.email)


def test_no_service_skips_the_second_person(cut):
    wish = {"format": "csv", "audience": "records", "reason": "A test"}
    made = new_export(actor="system:command", cut=cut, **wish)
    make_file(export=made)
    assert Export.objects.get().state == "asked" and not Export.objects.get().file
