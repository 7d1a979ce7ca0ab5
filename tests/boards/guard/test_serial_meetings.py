"""What the workspace must not allow among members of one body outside a meeting (BK-40 to BK-47)."""

from datetime import timedelta

import pytest

from boards import guard
from boards.exceptions import NotPossibleNow
from boards.materials.distribution import give_material
from boards.models import Appointment
from boards.sessions.comment_windows import open_comment
from boards.sessions.services import begin_meeting
from tests.factories import boards as make
from tests.factories import materials as give
from tests.routes.ledger import MEMBER
from tests.routes.rows import ROWS

# Every address that only members may open, and how far a word typed there goes: to nobody, to staff, or, by the
# guard's leave alone, to a small group. "choice" takes a choice and no words; "self" is read by its author alone.
ONE_WAY = {
    "workspace/": "nobody",
    "workspace/materials/<int:pk>/": "nobody",
    "workspace/materials/<int:pk>/<int:number>/": "nobody",
    "workspace/guide/": "nobody",
    "workspace/ask/": "staff",
    "workspace/groups/": "nobody",
    "workspace/groups/new/": "choice",
    "workspace/groups/<int:pk>/": "nobody",
    "workspace/groups/<int:pk>/invite/": "choice",
    "workspace/groups/<int:pk>/accept/": "choice",
    "workspace/groups/<int:pk>/decline/": "choice",
    "workspace/groups/<int:pk>/leave/": "choice",
    "workspace/groups/<int:pk>/close/": "choice",
    "workspace/term/": "nobody",
    "workspace/notes/": "nobody",
    "workspace/disclosures/": "nobody",
    "workspace/calendar/": "nobody",
    "workspace/worker.js": "nobody",
    "workspace/notes/delete-all/": "nobody",
    "workspace/notes/<int:pk>/delete/": "nobody",
    "workspace/meetings/<int:pk>/": "nobody",
    "workspace/meetings/<int:pk>/whole/": "nobody",
    "workspace/meetings/<int:pk>/saved.json": "nobody",
    "workspace/meetings/<int:pk>/notes.json": "self",
    "workspace/meetings/<int:pk>/items/<str:key>/pages/<int:material>/<int:version>/<int:number>/": "self",
    "workspace/meetings/<int:pk>/items/<str:key>/pages/<int:material>/<int:version>/<int:number>/picture.jpg": "nobody",
    "workspace/meetings/<int:pk>/items/<str:key>/": "nobody",
    "workspace/meetings/<int:pk>/items/<str:key>/note/": "self",
    "workspace/meetings/<int:pk>/items/<str:key>/highlight/": "self",
    "workspace/meetings/<int:pk>/items/<str:key>/disclose/": "self",
    "workspace/disclosures/<int:pk>/": "choice",
    "workspace/meetings/<int:pk>/coming/": "staff",
    "workspace/meetings/<int:pk>/exception/": "staff",
    "workspace/proposals/": "nobody",
    "workspace/proposals/<int:pk>/": "nobody",
    "workspace/proposals/new/<slug:slug>/": "self",
    "workspace/proposals/<int:pk>/change/": "group",
    "workspace/proposals/<int:pk>/invite/": "choice",
    "workspace/proposals/<int:pk>/answer/": "choice",
    "workspace/proposals/<int:pk>/leave/": "choice",
    "workspace/proposals/<int:pk>/hand-in/": "choice",
    "workspace/proposals/<int:pk>/take-back/": "choice",
    "workspace/proposals/<int:pk>/sponsor/": "choice",
    "workspace/proposals/<int:pk>/unsponsor/": "choice",
    "workspace/reports/<int:pk>/": "group",
    "workspace/rankings/<int:pk>/": "choice",
}


def test_no_address_lets_members_write_to_each_other():
    """BK-40, BK-41, BK-42, BK-43: what members alone may open is known by name, and none of it carries words on."""
    only_members = {row.route for row in ROWS if row.who == frozenset({MEMBER})}
    assert only_members == set(ONE_WAY)
    assert set(ONE_WAY.values()) <= {"nobody", "self", "staff", "choice", "group"}


def test_what_takes_a_choice_has_no_field_for_words(db):
    """BK-41: a group has no name, no message and no thread; only who and on what."""
    from django import forms as fields

    from boards.guard.forms import GroupForm, InviteForm

    for form in (
        GroupForm(bodies=[], fellows=Appointment.objects.none()),
        InviteForm(fellows=Appointment.objects.none()),
    ):
        for name, field in form.fields.items():
            assert isinstance(field, fields.ChoiceField), name
            assert not isinstance(field.widget, (fields.TextInput, fields.Textarea)), name


@pytest.mark.parametrize(
    "path",
    [
        "/workspace/",
        "/workspace/materials/1/",
        "/workspace/materials/1/1/",
        "/workspace/groups/",
        "/workspace/guide/",
    ],
)
def test_a_members_own_addresses_take_no_words(client_for, member, home, path):
    """BK-41: staff give materials one way; there is no answer that others could read."""
    make.seat_user(make.body(3), member)
    assert client_for(member).post(path, {"text": "What do you think?"}).status_code in (404, 405)


def test_what_a_member_is_given_is_only_read(client_for, member, home):
    """BK-41, BK-44: nothing can be sent from there, to staff or to anyone."""
    found = make.body(3)
    make.pages(home, found)
    appointment = make.seat_user(found, member, position=1)
    given = give.material(make.meeting(found))
    give_material(actor=make.ACTOR, material=given, appointments=[appointment])
    browser = client_for(member)
    for path in (f"/workspace/materials/{given.pk}/", f"/workspace/materials/{given.pk}/1/"):
        assert browser.get(path).status_code == 200
        assert browser.post(path, {"note": "I agree."}).status_code == 405


def test_staff_carry_no_members_words_to_the_others_before_the_meeting(home, set_clock):
    """BK-43: a summary by a member is refused; the same in the posted packet, and the staff's own, are allowed."""
    found = make.body(3)
    make.pages(home, found)
    made = make.meeting(found)
    views, staffs = give.material(made, prepared_by="member"), give.material(made)
    everyone = list(Appointment.objects.filter(seat__body=found).select_related("seat"))
    with pytest.raises(guard.GuardRefused) as refused:
        give_material(actor=make.ACTOR, material=views, appointments=everyone)
    assert refused.value.rule == "BK-43"
    assert len(give_material(actor=make.ACTOR, material=staffs, appointments=everyone)) == 3
    set_clock(make.starts() - timedelta(days=12))
    make.post(made)
    assert len(give_material(actor=make.ACTOR, material=views, appointments=everyone)) == 3


def test_a_members_page_holds_no_trace_of_another_member(client_for, member, home):
    """BK-41: no names in counts, lists or links."""
    found = make.body(3)
    make.pages(home, found)
    make.seat_user(found, member, position=1)
    page = client_for(member).get("/workspace/").content.decode()
    others = Appointment.objects.filter(seat__body=found).exclude(user=member)
    assert others.count() == 2
    assert not [each.person_name for each in others if each.person_name in page]


def test_nothing_is_voted_before_the_meeting_is_in_session(home):
    """BK-46: no straw poll, no ranking ahead of the meeting."""
    found = make.body(3)
    make.pages(home, found)
    made = make.posted(found)
    with pytest.raises(NotPossibleNow):
        open_comment(actor=make.ACTOR, item=make.action_item(made))


def test_training_of_a_whole_body_is_a_noticed_meeting(home, set_clock):
    """BK-47: a session on the Act for all members begins only after notice like any other."""
    found = make.body(3)
    made = make.meeting(found, items=[("information", "Training on the open-meeting act")])
    set_clock(make.starts())
    with pytest.raises(NotPossibleNow) as refused:
        begin_meeting(actor=make.ACTOR, meeting=made)
    assert refused.value.rule == "BK-10"
