"""The clerk starts from the draft motion that the agenda says; once a motion is made, it is not offered again."""

from datetime import timedelta

from boards.models import Motion
from boards.motion_choices import MotionEffect
from cms import clock
from tests.factories import boards as make
from tests.factories import live
from tests.factories.console import Console
from tests.furniture import furnished

DRAFT = "That the counties be shown from May on."
SPANISH = "Que se muestren los condados desde mayo."


@furnished
def running(home):
    body = make.body(3)
    make.pages(home, body)
    made = make.meeting(body)
    for page in made.pages.all():
        page = page.get_latest_revision_as_object()
        page.agenda[1].value["motion"] = DRAFT if page.locale.language_code == "en" else SPANISH
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


def send(console, running, **words):
    item, (mover, seconder) = live.item(running, 2), live.seats(running)[:2]
    live.heard(item)
    facts = {"mover": mover.pk, "seconder": seconder.pk, "text_en": DRAFT, "text_es": SPANISH}
    return console.on(item, "motion", facts | words)


def test_the_draft_in_another_language_goes_when_other_words_were_moved(console, running):
    send(console, running, text_en="That the counties be shown from June on.")
    assert Motion.objects.get().text == {"en": "That the counties be shown from June on."}


def test_unchanged_words_keep_every_language(console, running):
    send(console, running)
    assert Motion.objects.get().text == {"en": DRAFT, "es": SPANISH}


def test_the_draft_is_not_the_words_of_a_motion_to_table(console, running):
    answer = send(console, running, effect=MotionEffect.TABLE)
    assert answer.status_code == 422
    assert (
        "This text was suggested for deciding the item. Write what was moved instead."
        in answer.content.decode()
    )
    assert not Motion.objects.exists()
