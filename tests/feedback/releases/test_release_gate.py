"""One gate for all that leaves of a data set: two people, and nothing that tells about a few (S14, PRV-10, PRV-12)."""

import time

from django.core.management import CommandError, call_command
from django.test import Client

import pytest

from cms.access import Role
from cms.models import LedgerEntry
from cms.records.verification import breaks
from feedback.cuts.services import make_cut
from feedback.models import Export, Release
from feedback.releases.services import build_release
from tests.factories import cuts, findings
from tests.factories import feedback as make
from tests.furniture import furnished

PAGE = "/desk/releases/1/"
REASON = {"reason": "For the packet"}


@furnished
def release(coded, form, analyst):
    """Fourteen comments by letter, all read."""
    return build_release(cut=make_cut(actor=analyst, form=form), actor=analyst)


@furnished
def proposed(release, analyst):
    from feedback.releases.decisions import propose_release

    return propose_release(actor=analyst, release=release, reason="For the packet")


def leaves_nowhere(cut, cast, tmp_path) -> None:
    """No page, no file by the desk or by command, no finding: and nobody is told how many they are."""
    address = f"/findings/numbers/{cut.number}/"
    assert {Client().get(address + name).status_code for name in ("", "numbers.csv", "numbers.json")} == {404}
    for audience in ("public", "board"):
        for format_ in Export.Format.values:
            wish = {"format": format_, "audience": audience, "reason": "x"}
            assert cast["analyst"].post(f"/desk/cuts/{cut.number}/", wish).status_code == 422
        with pytest.raises(CommandError):
            call_command("export_cut", cut.number, audience=audience, out=str(tmp_path))
    assert not Export.objects.exists()


# The data set as a whole --------------------------------------------------------------------------------------


def test_a_selection_of_two_people_leaves_in_no_way_and_the_refusal_does_not_tell_how_many(
    coded, form, book, analyst, cast, tmp_path
):
    """Its filter line, its row count and the name of a county told what its tables hid."""
    rare = make.make_code(book, "rare")
    for each in coded[:2]:
        make.code_text(each, rare, analyst)
    release = build_release(cut=make_cut(actor=analyst, form=form, filters={"code": "rare"}), actor=analyst)
    answer = cast["analyst"].post(PAGE, REASON)
    assert answer.status_code == 409 and "This data set cannot be released" in answer.text
    assert "2" not in answer.context["refusal"].args[0]
    release.refresh_from_db()
    assert (release.obstacle, release.state) == ("few", "calculated")
    leaves_nowhere(release.cut, cast, tmp_path)


def test_nor_does_a_selection_that_leaves_two_people_out(coded, form, analyst, cast, tmp_path):
    for number in range(2):
        make.make_submission(form, f"By phone, {number}", channel="phone", state="published")
    release = build_release(
        cut=make_cut(actor=analyst, form=form, filters={"channel": "letter"}), actor=analyst
    )
    assert cast["analyst"].post(PAGE, REASON).status_code == 409
    assert release.obstacle == "rest"
    leaves_nowhere(release.cut, cast, tmp_path)


def test_nor_one_that_leaves_few_out_of_a_wider_selection_of_two_filters(coded, form, analyst):
    for number in range(20):
        make.make_submission(form, f"En papel, {number}", channel="paper", language="es", state="published")
    for number in range(3):
        make.make_submission(form, f"Por carta, {number}", language="es", state="published")
    filters = {"channel": "paper", "language": "es"}
    assert (
        build_release(cut=make_cut(actor=analyst, form=form, filters=filters), actor=analyst).obstacle
        == "rest"
    )


def test_numbers_of_one_data_set_never_stand_under_the_heading_of_another(release, form, analyst):
    """A workbook printed the themes of the data set before, because too few were added since."""
    cuts.released(release.cut)
    for number in range(3):
        make.make_submission(form, f"Late letter {number}", state="published")
    later = make_cut(actor=analyst, form=form)
    sheets = cuts.sheets_of(cuts.make_export(analyst, later, "xlsx", "public"))
    head, row = sheets["Themes"][:2]
    assert dict(zip(head, row, strict=True)) == {
        "Theme": "Place",
        "Comments": None,
        "Of all comments, %": None,
        "Of these, disagree": None,
        "Disagree, %": None,
        "Why a number is missing": "withheld: too few people were added since an earlier release",
        "Data set and edition": "2.1",
    }
    assert dict(row[:2] for row in sheets["Summary"])["Rows in this file"].startswith("Withheld: beside")
    assert len(sheets["Comments"]) == 1
    page = Client().get("/findings/numbers/2/").text
    assert "too few people were added since data set 1" in page


def test_rows_that_would_tell_who_came_between_two_files_leave_in_no_file(release, form, analyst, cast):
    cuts.released(release.cut)
    make.make_submission(form, "The one between", state="published")
    later = make_cut(actor=analyst, form=form)
    cuts.released(later)
    answer = cast["analyst"].post("/desk/cuts/2/", {"format": "csv", "audience": "public", "reason": "x"})
    assert answer.status_code == 422 and "No rows of this data set can be released" in answer.text
    page = cast["analyst"].get("/desk/releases/2/").text
    assert "No file with rows can be released: compared with a data set that was released earlier" in page


# Two people ---------------------------------------------------------------------------------------------------


def test_two_people_release_it_and_both_are_named_and_sealed(
    release, cast, analyst, publisher, make_user, client_for
):
    assert cast["analyst"].post(PAGE, REASON).status_code == 302
    assert Client().get("/findings/numbers/1/").status_code == 404
    assert "Decide on a release" in cast["publisher"].get("/desk/").text
    assert cast["publisher"].post(f"{PAGE}decide/", {"approve": "yes"}).status_code == 302
    release.refresh_from_db()
    assert (release.state, release.proposed_by, release.decided_by) == ("released", analyst, publisher)
    assert Client().get("/findings/numbers/1/").status_code == 200
    page = cast["analyst"].get(PAGE).text
    assert "Ana proposed it" in page and "Paul agreed" in page and "For the packet" in page
    acts = LedgerEntry.objects.filter(kind="release").order_by("number").values_list("act", "actor")
    assert list(acts) == [("calculate", "Ana"), ("propose", "Ana"), ("approve", "Paul")]
    assert not list(breaks())


def test_a_changed_decision_is_named_by_verify(proposed):
    Release.objects.filter(pk=proposed.pk).update(state="released", decided_by_name="Somebody")
    assert any("release" in words for words in breaks())


def test_nobody_releases_what_they_proposed(release, cast, client_for, publisher):
    assert cast["publisher"].post(PAGE, REASON).status_code == 302
    answer = cast["publisher"].post(f"{PAGE}decide/", {"approve": "yes"})
    assert answer.status_code == 409 and "Another person must decide" in answer.text
    release.refresh_from_db()
    assert release.state == "proposed"


def test_an_analyst_never_decides(proposed, client_for, make_user):
    other = client_for(make_user("otto", Role.ANALYST))
    assert other.get(f"{PAGE}decide/").status_code == 404
    assert other.post(f"{PAGE}decide/", {"approve": "yes"}).status_code == 404


def test_the_second_person_shows_again_who_they_are(proposed, publisher, client_for):
    browser = client_for(publisher)
    session = browser.session
    session["account_authentication_methods"] = [
        each | {"at": time.time() - 400} for each in session["account_authentication_methods"]
    ]
    session.save()
    for answer in (browser.get(f"{PAGE}decide/"), browser.post(f"{PAGE}decide/", {"approve": "yes"})):
        assert answer.status_code == 302 and "reauthenticate" in answer["Location"]
    proposed.refresh_from_db()
    assert proposed.state == "proposed"


def test_who_declines_says_why_and_it_can_be_proposed_again(proposed, cast):
    answer = cast["publisher"].post(f"{PAGE}decide/", {"approve": "no", "reason": " "})
    assert answer.status_code == 422 and "Enter the reason." in answer.text
    assert (
        cast["publisher"].post(f"{PAGE}decide/", {"approve": "no", "reason": "Too soon"}).status_code == 302
    )
    page = cast["analyst"].get(PAGE).text
    assert "Paul declined" in page and "Too soon" in page
    assert cast["analyst"].post(PAGE, REASON).status_code == 302
    proposed.refresh_from_db()
    assert (proposed.state, proposed.decided_by_name) == ("proposed", "")


def test_who_proposed_it_can_withdraw_it_and_nobody_else(proposed, cast):
    assert cast["publisher"].post(f"{PAGE}withdraw/").status_code == 409
    assert cast["analyst"].post(f"{PAGE}withdraw/").status_code == 302
    proposed.refresh_from_db()
    assert proposed.state == "calculated"
    assert cast["publisher"].post(f"{PAGE}decide/", {"approve": "yes"}).status_code == 409


@pytest.mark.parametrize("wish", [{}, {"reason": " "}, {"reason": "x" * 301}])
def test_without_a_reason_nothing_is_proposed(release, cast, wish):
    assert cast["analyst"].post(PAGE, wish).status_code == 422
    release.refresh_from_db()
    assert release.state == "calculated"


def test_what_waits_for_a_second_person_is_not_calculated_anew(proposed, cast, analyst, form):
    from feedback.exceptions import NotPossibleNow

    with pytest.raises(NotPossibleNow, match="is waiting for a second person"):
        build_release(cut=proposed.cut, actor=analyst)


def test_a_proposal_that_does_not_know_of_numbers_released_since_is_not_agreed_to(
    proposed, cast, form, analyst
):
    for number in range(20):
        make.make_submission(form, f"Later, {number}", state="published")
    cuts.released(make_cut(actor=analyst, form=form))
    answer = cast["publisher"].post(f"{PAGE}decide/", {"approve": "yes"})
    assert answer.status_code == 409 and "have been released since" in answer.text


def test_after_words_were_removed_the_released_numbers_stay_and_say_their_edition(release, coded, analyst):
    """A new decision would tell about the one whose answers were removed."""
    from cms.records.redaction import redact

    cuts.released(release.cut)
    redact("submission", coded[0].pk, actor=analyst, reason="Names a child")
    assert Client().get("/findings/numbers/1/").status_code == 200
    cut = release.cut
    cut.refresh_from_db()
    assert cut.edition == 2
    rows = cuts.rows_of(cuts.make_export(analyst, cut, "jsonl", "public"))
    assert len(rows) == 14 and "number 0." not in str(rows)


def test_a_proposal_of_an_edition_that_words_were_removed_from_waits_for_nobody(
    proposed, coded, analyst, cast
):
    from cms.records.redaction import redact

    redact("submission", coded[0].pk, actor=analyst, reason="Names a child")
    proposed.refresh_from_db()
    assert proposed.state == "calculated"
    assert "Decide on a release" not in cast["publisher"].get("/desk/").text
    assert not list(breaks())


def test_who_proposes_while_the_numbers_are_calculated_again_keeps_the_proposal(
    release, cast, monkeypatch, analyst
):
    """The job read the release before; it does not write over what was decided since."""
    from feedback.releases import services

    build = services._built

    def meanwhile(*args):
        if not release.proposed_at:
            assert cast["analyst"].post(PAGE, REASON).status_code == 302
            release.refresh_from_db()
        return build(*args)

    monkeypatch.setattr(services, "_built", meanwhile)
    with pytest.raises(services.NotPossibleNow, match="is waiting for a second person"):
        build_release(cut=release.cut, actor=analyst)
    release.refresh_from_db()
    assert release.state == "proposed"


def test_a_records_request_releases_no_numbers_that_do_not_know_of_newer_ones(release, form, cast, analyst):
    for number in range(20):
        make.make_submission(form, f"Later, {number}", state="published")
    cuts.released(make_cut(actor=analyst, form=form))
    asked = cuts.ask(analyst, release.cut, "csv", "records")
    assert cast["publisher"].post(f"/desk/exports/{asked.pk}/decide/", {"approve": "yes"}).status_code == 302
    assert cast["analyst"].post(PAGE, REASON).status_code == 409


def test_the_screen_shows_what_is_lost_and_what_leaves(release, cast):
    page = cast["analyst"].get(PAGE).text
    for words in (
        "numbers are hidden",
        "What rows show",
        "Checked against everything already public",
        "What is not released",
    ):
        assert words in page
    assert cast["editor"].get(PAGE).status_code == 404


def test_a_finding_waits_for_the_release_of_its_numbers(release, code, cast, analyst):
    finding = findings.draft(release.cut, code, analyst)
    assert cast["publisher"].post(f"/desk/findings/{finding.number}/review/").status_code == 302
    answer = cast["publisher"].post(f"/desk/findings/{finding.number}/publish/")
    assert answer.status_code == 422 and "/desk/releases/1/" in answer.text
