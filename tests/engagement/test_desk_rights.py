"""Rows 13 to 15 of the matrix: who may open which screen and do which act. All others meet a 404."""

import pytest

from engagement.models import Conversation
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
EVERYONE = {"anonymous", "editor", "clerk", "analyst", "publisher", "administrator", "member", "resident"}
COUNTS = {"editor", "publisher", "analyst"}
DOOR = {"editor", "publisher"}
READ = {
    "/desk/conversations/": COUNTS,
    "/desk/conversations/{slug}/": COUNTS,
    "/desk/conversations/new/": DOOR,
    "/desk/conversations/{slug}/move/": DOOR,
    "/desk/conversations/{slug}/cancel/": {"publisher"},
    "/desk/conversations/{slug}/recap/": COUNTS,
    "/desk/conversations/{slug}/recap/words/": COUNTS,
    "/desk/conversations/{slug}/outcomes/": COUNTS,
    "/desk/conversations/{slug}/people/": COUNTS,
    "/desk/took-part/": COUNTS,
}
SEND = {
    "/desk/conversations/new/": DOOR,
    "/desk/conversations/{slug}/move/": DOOR,
    "/desk/conversations/{slug}/cancel/": {"publisher"},
    "/desk/conversations/{slug}/seats/": DOOR,
    "/desk/conversations/{slug}/held/": DOOR,
    "/desk/conversations/{slug}/recap/": {"publisher"},
    "/desk/conversations/{slug}/recap/draft/": {"publisher", "analyst"},
    "/desk/conversations/{slug}/recap/themes/": {"publisher", "analyst"},
    "/desk/conversations/{slug}/close/": {"publisher"},
}


@furnished
def talk():
    made = make.workshop(1)
    make.registration(made, name="canary-name", language="es", need="canary-need", email="canary@example.org")
    make.registration(made, name="canary-waiting", need="canary-need-2")
    return made


def _gone(answer):
    """Not there, or (for a visitor) the one door to sign in."""
    return answer.status_code == 404 or (answer.status_code == 302 and "/accounts/" in answer["Location"])


@pytest.mark.parametrize("path", READ)
def test_only_these_people_find_the_screen(cast, talk, path):
    for name in EVERYONE:
        answer = cast[name].get(path.format(slug=talk.slug))
        assert (answer.status_code == 200) if name in READ[path] else _gone(answer), (
            path,
            name,
            answer.status_code,
        )


@pytest.mark.parametrize("path", SEND)
def test_only_these_people_can_send_the_form(cast, talk, path):
    for name in EVERYONE - SEND[path]:
        before = list(Conversation.objects.values())
        assert _gone(cast[name].post(path.format(slug=talk.slug), {"capacity": "5"})), (path, name)
        assert list(Conversation.objects.values()) == before
    for name in SEND[path]:
        assert cast[name].post(path.format(slug=talk.slug)).status_code in (200, 302, 422), (path, name)


@pytest.mark.parametrize("path", [path for path in READ if "slug" in path])
def test_an_unknown_conversation_looks_like_a_forbidden_one(cast, talk, path):
    unknown = cast["publisher"].get(path.format(slug="no-such-talk"))
    forbidden = cast["resident"].get(path.format(slug=talk.slug))
    assert unknown.status_code == forbidden.status_code == 404


def test_without_a_second_factor_no_screen_opens(client_for, editor, talk):
    answer = client_for(editor, second_factor=False).get(f"/desk/conversations/{talk.slug}/")
    assert answer.status_code == 302


@pytest.mark.parametrize("name", ["editor", "publisher"])
def test_the_door_list_has_names_and_needs_for_those_who_run_the_door(cast, talk, name):
    text = cast[name].get(f"/desk/conversations/{talk.slug}/").content.decode()
    for words in ("canary-name", "canary-need", "canary-waiting", "Spanish", "Signing in is voluntary"):
        assert words in text


def test_an_analyst_sees_counts_only(cast, talk):
    text = cast["analyst"].get(f"/desk/conversations/{talk.slug}/").content.decode()
    assert "canary" not in text
    assert "1 / 1" in text


def test_the_email_of_a_person_is_on_no_screen(cast, talk):
    for name in ("editor", "publisher", "analyst"):
        assert (
            "canary@example.org" not in cast[name].get(f"/desk/conversations/{talk.slug}/").content.decode()
        )


@pytest.mark.parametrize(
    "path", ["/admin/conversation/", "/admin/theme/", "/admin/poll/", "/admin/languageservice/"]
)
def test_records_in_the_admin_open_to_those_who_hold_the_right(cast, talk, path):
    from cms import roles

    roles.sync()
    for name in ("editor", "publisher", "analyst"):
        assert cast[name].get(path).status_code == 200, (path, name)
    for name in ("resident", "member", "clerk"):
        assert cast[name].get(path).status_code in (302, 403, 404), (path, name)


def test_nobody_adds_or_deletes_a_conversation_in_the_admin(cast, talk):
    for name in ("editor", "publisher", "administrator"):
        assert cast[name].get("/admin/conversation/new/").status_code in (302, 403, 404)
        assert cast[name].post(f"/admin/conversation/delete/{talk.pk}/").status_code in (302, 403, 404)
    assert Conversation.objects.filter(pk=talk.pk).exists()
