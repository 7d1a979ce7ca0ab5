"""Each sentence of a recap has an event on record (PAR-02), in the language of its reader (ACC-05)."""

import pytest

from cms import clock
from cms.models import OutboxMessage
from engagement import two_people
from engagement.conversations.services import move_conversation
from engagement.models import Conversation, RecapProposal, Theme
from engagement.recaps.posting import digest_shown, propose_recap
from feedback.models import Finding
from tests.factories import boards, recaps
from tests.factories import engagement as make

pytestmark = pytest.mark.django_db


def _page(client, talk):
    return client.get(f"/conversations/{talk.slug}/").text


def _with_finding(talk):
    theme = make.theme(talk, "Show my county", 48)
    boards.finding(12)
    Finding.objects.filter(number=12).update(published_at=clock.now())
    Theme.objects.filter(pk=theme.pk).update(finding=12)
    make.post_recap(talk)
    return theme


def test_an_outcome_typed_by_hand_counts_on_the_line_of_a_theme_with_a_finding(client):
    talk = make.held()
    theme = _with_finding(talk)
    assert "Not taken up" not in _page(client, talk)
    recaps.outcome(theme, "declined")
    text = _page(client, talk)
    assert text.count("Not taken up") >= 2 and "1 of 1 theme" in text


def test_only_a_theme_with_a_finding_was_looked_up_on_the_agendas(client):
    talk = make.held()
    make.theme(talk, "More trains", 40)
    _with_finding(talk)
    text = _page(client, talk)
    assert text.count("No board has this on its agenda yet.") == 1
    assert text.count("Nothing is on record yet.") == 1


def test_a_recap_needs_the_title_of_each_theme_in_each_language(cast):
    talk = make.held(spanish=True)
    theme = make.theme(talk, "Show my county", 48)
    Theme.objects.filter(pk=theme.pk).update(title={"en": "Show my county"})
    answer = cast["publisher"].post(f"/desk/conversations/{talk.slug}/recap/propose/")
    assert answer.status_code == 422
    assert "no title in Spanish: Show my county" in answer.text


def test_a_recap_of_the_same_day_says_so(client):
    with clock.at(clock.now().replace(hour=20, minute=0)):
        talk = make.conversation(starts_at=clock.now() - 2 * (clock.now() - clock.now().replace(hour=19)))
        Conversation.objects.filter(pk=talk.pk).update(status="held", attended=86, comments=127)
        make.theme(talk, "Show my county", 48)
        make.post_recap(Conversation.objects.get(pk=talk.pk))
        text = _page(client, talk)
    assert "the same day" in text and "0 days later" not in text


def test_the_reason_of_a_move_names_its_language_in_a_mail_of_another():
    talk = make.conversation(spanish=True)
    make.registration(talk, email="luz@example.org", site_language="es")
    OutboxMessage.objects.all().delete()
    day = talk.starts_at + 10 * (talk.ends_at - talk.starts_at)
    until = day + (talk.ends_at - talk.starts_at)
    move_conversation(
        actor=make.ACTOR, conversation=talk, starts_at=day, ends_at=until, reason={"en": "The hall flooded."}
    )
    assert "The hall flooded. (en inglés)" in OutboxMessage.objects.get().text


def test_an_outcome_names_and_carries_the_language_of_what_staff_wrote(client):
    talk = make.held()
    theme = make.theme(talk, "Show my county", 48)
    make.post_recap(talk)
    recaps.outcome(theme, reason={"en": "It is <late>."}, decided_by={"en": "Governing Board"})
    text = client.get(f"/es/conversations/{talk.slug}/").text
    assert '<span lang="en" dir="ltr">Governing Board</span> (en inglés), ' in text
    assert '“<span lang="en" dir="ltr">It is &lt;late&gt;.</span>”' in text


def test_who_proposed_it_is_known_after_the_account_is_gone(people):
    talk = make.held()
    make.theme(talk, "Show my county", 48)
    person = people["publisher"]
    made = propose_recap(actor=person, conversation=talk, seen=digest_shown(talk))
    RecapProposal.objects.filter(pk=made.pk).update(proposed_by=None)
    made.refresh_from_db()
    person.display_name = "Another Name"
    assert two_people.is_own(made, person)
