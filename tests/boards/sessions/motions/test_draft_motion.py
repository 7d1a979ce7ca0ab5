"""The clerk starts from the draft motion that the agenda says; once a motion is made, it is not offered again."""

from datetime import timedelta

from cms import clock
from tests.factories import boards as make
from tests.factories import live
from tests.factories.console import Console
from tests.furniture import furnished

DRAFT = "That the counties be shown from May on."


@furnished
def running(home):
    body = make.body(3)
    make.pages(home, body)
    made = make.meeting(body)
    for page in made.pages.all():
        page = page.get_latest_revision_as_object()
        page.agenda[1].value["motion"] = DRAFT
        page.save_revision()
    with clock.at(make.starts() - timedelta(days=12)):
        make.post(made)
    made.refresh_from_db()
    return live.begin(made, room=3)


@furnished
def console(client_for, clerk, running, set_clock):
    set_clock(live.minute(3))
    return Console(client_for(clerk), running)


def form(console: Console) -> str:
    return console.page("?item=2").partition('id="form-motion"')[2].partition("</form>")[0]


def test_the_form_holds_the_draft_motion_until_a_motion_is_made(console, running):
    assert DRAFT in form(console)
    moved = live.move(live.item(running, 2))
    console.send(f"motions/{moved.pk}/withdraw/")
    assert form(console) and DRAFT not in form(console)


def test_what_the_clerk_typed_instead_stays(console, running):
    item = live.item(running, 2)
    console.draft(f"motion-{item.pk}", text_en="Something else was said.")
    assert "Something else was said." in form(console) and DRAFT not in form(console)
