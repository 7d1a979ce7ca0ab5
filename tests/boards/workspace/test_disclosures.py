"""A member tells a conflict of interest: their own until it is filed, then everyone's, and in the meeting a recusal."""

from datetime import timedelta

import pytest

from boards.exceptions import PostedIsFrozen
from boards.materials import access as material_access
from boards.models import Disclosure, DisclosureFiling
from boards.sessions.services import end_meeting
from boards.workspace.disclosures import discard_disclosure
from cms import clock
from cms.models import LedgerEntry
from cms.records import retention, verification
from tests.factories import boards as make
from tests.factories import workspace
from tests.furniture import furnished

REASON = "My employer bids for this work."


@furnished
def desk(home, member, set_clock):
    made = workspace.desk(home, member)
    set_clock(workspace.before())
    return made


@furnished
def written(desk, member, client_for):
    answer = client_for(member).post(desk.url("workspace_disclose", desk.key), {"reason": REASON})
    assert answer.status_code == 302
    return DisclosureFiling.objects.get()


def act(client_for, member, filing, what: str):
    return client_for(member).post(f"/workspace/disclosures/{filing.pk}/", {"act": what})


def test_it_is_the_members_own_until_it_is_filed(desk, written, member, client_for, cast):
    """BK-41."""
    assert (
        "Only you can see it"
        in client_for(member).get(f"/workspace/disclosures/{written.pk}/").content.decode()
    )
    for path in (desk.meeting.get_absolute_url(), f"/desk/meetings/{desk.meeting.pk}/members/"):
        for name in ("anonymous", "clerk", "administrator"):
            assert REASON not in cast[name].get(path).content.decode(), f"{name} at {path}"
    for name in ("clerk", "resident"):
        assert cast[name].get(f"/workspace/disclosures/{written.pk}/").status_code == 404
    assert not LedgerEntry.objects.filter(kind="filing").exists()


def test_once_filed_it_is_public_at_the_item_and_the_clerk_knows(desk, written, member, client_for, cast):
    """BK-30."""
    assert act(client_for, member, written, "file").status_code == 302
    public = cast["anonymous"].get(desk.meeting.get_absolute_url()).content.decode()
    assert "Person 1 filed a recusal from this item" in public and REASON in public
    assert REASON in cast["clerk"].get(f"/desk/meetings/{desk.meeting.pk}/members/").content.decode()
    assert LedgerEntry.objects.filter(kind="filing", act="file").count() == 1


def test_the_closed_documents_of_the_item_are_gone_at_once(desk, written, member, client_for):
    """BK-34."""
    closed = workspace.closed_item(desk)
    browser = client_for(member)
    assert "Closed paper" in browser.get(desk.item_url).content.decode()
    assert browser.get(f"/workspace/materials/{closed.pk}/").status_code == 200
    act(client_for, member, written, "file")
    assert "Closed paper" not in browser.get(desk.item_url).content.decode()
    assert browser.get(f"/workspace/materials/{closed.pk}/").status_code == 404
    assert "Closed paper" not in browser.get("/workspace/").content.decode()
    assert material_access.is_recused(closed, desk.appointment)


def test_the_clerk_writes_it_down_in_the_meeting(desk, written, member, clerk, client_for):
    act(client_for, member, written, "file")
    address = f"/desk/meetings/{desk.meeting.pk}/members/{written.pk}/enter/"
    early = client_for(clerk).post(address)
    assert early.status_code == 422
    make.in_session(desk.meeting, present=5)
    with clock.at(make.starts() + timedelta(minutes=5)):
        assert client_for(clerk).post(address).status_code == 302
        assert client_for(clerk).post(address).status_code == 422
    aside = Disclosure.objects.get()
    assert (aside.reason, aside.appointment) == (REASON, desk.appointment)
    written.refresh_from_db()
    assert written.entered == aside
    assert act(client_for, member, written, "take-back").status_code == 422


def test_it_can_be_taken_back_and_the_record_keeps_both(desk, written, member, client_for, cast):
    act(client_for, member, written, "file")
    assert act(client_for, member, written, "take-back").status_code == 302
    public = cast["anonymous"].get(desk.meeting.get_absolute_url()).content.decode()
    assert "withdrew the disclosure" in public
    assert LedgerEntry.objects.filter(kind="filing").count() == 2
    assert act(client_for, member, written, "take-back").status_code == 422
    assert not material_access.is_recused(workspace.closed_item(desk), desk.appointment)
    again = client_for(member).post(desk.url("workspace_disclose", desk.key), {"reason": "Again."})
    assert again.status_code == 302 and DisclosureFiling.objects.count() == 2


def test_a_draft_is_thrown_away_without_a_trace_but_not_what_was_filed(desk, written, member, client_for):
    act(client_for, member, written, "discard")
    assert not DisclosureFiling.objects.exists() and not LedgerEntry.objects.filter(kind="filing").exists()
    client_for(member).post(desk.url("workspace_disclose", desk.key), {"reason": REASON})
    filing = DisclosureFiling.objects.get()
    act(client_for, member, filing, "file")
    filing.refresh_from_db()
    with pytest.raises(PostedIsFrozen):
        filing.delete()
    with pytest.raises(PostedIsFrozen):
        discard_disclosure(actor=member, filing=filing)
    assert act(client_for, member, filing, "file").status_code == 422


def test_what_cannot_be_told_comes_again_with_its_words(desk, member, client_for):
    browser, address = client_for(member), desk.url("workspace_disclose", desk.key)
    assert browser.post(address, {"reason": ""}).status_code == 422
    long = browser.post(address, {"reason": "x" * 301})
    assert long.status_code == 422 and "x" * 301 in long.content.decode()
    assert browser.post(desk.url("workspace_disclose", "none"), {"reason": REASON}).status_code == 404


def test_after_the_meeting_nothing_is_disclosed(desk, member, client_for):
    make.in_session(desk.meeting, present=5)
    end_meeting(actor=make.ACTOR, meeting=desk.meeting)
    answer = client_for(member).post(desk.url("workspace_disclose", desk.key), {"reason": REASON})
    assert answer.status_code == 422 and "has ended or was canceled" in answer.content.decode()


def test_a_draft_that_was_never_filed_goes_after_the_meeting(desk, written, member, client_for, set_clock):
    """PRV-06: what was filed stays with the meeting."""
    set_clock(make.starts() + timedelta(days=32))
    assert retention.run()["boards.disclosure_drafts"] == 1
    assert not DisclosureFiling.objects.exists()


def test_another_member_cannot_touch_it(desk, written, make_user, client_for):
    fellow = make_user("fiona")
    make.seat_user(desk.body, fellow, position=2)
    for what in ("file", "discard", "take-back"):
        assert act(client_for, fellow, written, what).status_code == 404
    assert REASON not in client_for(fellow).get(desk.item_url).content.decode()


@pytest.mark.engine
def test_a_filed_reason_changed_in_the_database_is_noticed(desk, written, member, client_for):
    """BK-35: the record holds it fast."""

    act(client_for, member, written, "file")
    assert not [problem for problem in verification.breaks() if "filing" in str(problem)]
    DisclosureFiling.objects.update(reason="Nothing.")
    assert [problem for problem in verification.breaks() if "filing" in str(problem)]
