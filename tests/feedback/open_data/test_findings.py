"""Findings and released data sets in the read model: what two people released, as the pages show it."""

import pytest

from feedback.cuts.services import make_cut
from feedback.models import Finding, Release
from feedback.releases.decisions import propose_release
from feedback.releases.services import release_for
from tests.factories import cuts, findings, rollout
from tests.factories import feedback as make
from tests.factories.public_records import copies, everything, grows, stones
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
CANARY = "zqfinding7c1"


@furnished
def cut(coded, analyst):
    return make_cut(actor=analyst)


@furnished
def draft(cut, code, analyst):
    return findings.draft(cut, code, analyst, recommendation={"en": "Do it.", "es": "Hacerlo."})


def test_a_finding_has_its_numbers_with_their_marks(draft):
    findings.public(draft)
    found = copies("findings")["F-1"]
    numbers = found.attributes["numbers"]
    assert found.number == "F-1" and numbers["comments"]["value"] == 14
    assert numbers["against"] == {"value": None, "hidden": "small", "least": None, "most": None}
    assert [each["comments"]["value"] for each in numbers["themes"]] == [14]
    assert found.attributes["code"]["code"] == {"code": "place", "label": {"en": "Place"}}


def test_a_finding_names_its_data_set_and_a_tool_that_is_public(home, cut, code, analyst):
    made = findings.draft(cut, code, analyst)
    made.tool = rollout.make_tool("hidden")
    made.save()
    findings.public(made)
    facts = copies("findings")["F-1"].attributes
    assert facts["data_set"]["release"]["id"] == str(cut.number) and facts["tool"] is None
    assert facts["data_set"]["number"] == cut.number
    tool = rollout.public_tool(home)
    Finding.objects.update(tool=tool)
    assert copies("findings")["F-1"].attributes["tool"]["id"] == "dashboard"


def test_texts_that_are_not_translated_are_not_filled_in(draft):
    findings.public(draft)
    facts = copies("findings")["F-1"].attributes
    assert set(facts["summary"]) == {"en"} and facts["recommendation"] == {"en": "Do it.", "es": "Hacerlo."}


def test_no_finding_is_public_before_it_is_published(draft):
    for state in (draft, findings.reviewed(draft)):
        assert state.number and copies("findings") == {}
    assert "summary in English" not in everything()


def test_a_finding_that_is_public_no_more_leaves_a_tombstone(draft):
    """The desk cannot take a finding back; whatever does, its copy goes."""
    findings.public(draft)
    assert "F-1" in copies("findings")
    Finding.objects.update(state="reviewed")
    assert "F-1" in stones("findings") and "summary in English" not in everything()


def test_no_comment_stands_in_any_record(form, coded, draft):
    make.make_submission(form, CANARY, state="published")
    findings.public(draft)
    assert "F-1" in copies("findings")
    assert CANARY not in everything() and "Show my county" not in everything()


def test_a_released_data_set_has_its_files(client, cut):
    release = cuts.released(cut)
    found = copies("releases")[str(cut.number)]
    assert found.attributes["sha256"] == release.sha256 and found.attributes["comments"]["value"] == 14
    paths = [each["url"] for each in found.attributes["files"]]
    assert len(paths) == 5 and all(client.get(path).status_code == 200 for path in paths)


def test_a_data_set_that_is_only_proposed_is_in_no_record(cut, analyst):
    release = release_for(cut=cut, actor="system:worker")
    propose_release(actor=analyst, release=release, reason="For the page")
    assert Release.objects.get().state == "proposed" and copies("releases") == {}


def test_a_new_edition_of_a_data_set_is_the_same_record(cut):
    cuts.released(cut)
    assert copies("releases")[str(cut.number)].attributes["edition"] == 1
    newer = Release.objects.get()
    newer.pk, newer.cut_edition = None, 2
    newer.save()
    assert copies("releases")[str(cut.number)].attributes["edition"] == 2 and not stones("releases")


def test_more_of_them_take_no_more_statements(coded, cut, code, book, analyst):
    findings.public(findings.draft(cut, code, analyst))

    def more():
        findings.public(findings.draft(make_cut(actor=analyst), code, analyst))

    assert not grows("findings", more)
    assert not grows("releases", lambda: cuts.released(make_cut(actor=analyst)))
