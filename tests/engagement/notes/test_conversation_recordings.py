"""Recordings, one in each language, with words to read and passages that become comments (C2C-22, PAR-05)."""

import pytest

from cms.captions import cues
from cms.exceptions import RuleBroken
from cms.records import history
from engagement.models import Heard, Recording
from engagement.notes.recordings import save_recording
from engagement.notes.transcription import hear_passage
from feedback.models import Submission, SubmissionText
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.factories import feedback as make_feedback
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
LINK = "https://stream.demo.example/talk"


@furnished
def talk(home):
    made = live.talk()
    made.form = make_feedback.open_form(home)
    return history.record(made, actor=make.ACTOR, reason="test", update_fields=["form"])


def save(talk, **facts) -> Recording:
    given = {"language": "es", "url": LINK, "words": live.CAPTIONS, "is_public": True} | facts
    return save_recording(actor=live.ACTOR, conversation=talk, **given)


@pytest.fixture
def desk(client_for, editor, talk):
    browser = client_for(editor)

    def send(tail, **facts):
        return browser.post(f"/desk/conversations/{talk.slug}/recordings/{tail}", facts)

    return send


def test_cues_are_read_without_marks():
    assert [cue.words for cue in cues(live.CAPTIONS)] == [
        "Good morning.",
        "I need my county.",
        "And last year & this one.",
    ]
    assert cues(live.CAPTIONS)[1].start == 5


def test_the_desk_saves_one_for_each_language(desk, talk):
    form = {"act": "save", "language": "es", "url": LINK, "words": live.CAPTIONS, "transcribed_by": "Ana"}
    for _time in range(2):
        assert desk("", **form).status_code == 302
    row = Recording.objects.get()
    assert (row.language, row.url, row.transcribed_by, row.is_public) == ("es", LINK, "Ana", False)
    assert Recording.history.count() == 2


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"words": "no captions"}, 422),
        ({"words": "WEBVTT\n\n00:05.000 --> 00:01.000\nBackwards"}, 422),
        ({"url": "not an address"}, 422),
        ({"language": "xx"}, 422),
        ({"url": "", "words": ""}, 409),
    ],
)
def test_what_players_would_stumble_over_is_refused(desk, wrong, status):
    form = {"act": "save", "language": "es", "url": LINK, "words": live.CAPTIONS} | wrong
    assert desk("", **form).status_code == status
    assert not Recording.objects.exists()


def test_the_public_reads_it_only_when_staff_say_so(client, talk):
    row = save(talk, is_public=False)
    page, file = (f"/conversations/{talk.slug}/recordings/es/{tail}" for tail in ("", "captions.vtt"))
    assert client.get(page).status_code == client.get(file).status_code == 404
    assert "I need my county" not in client.get(f"/conversations/{talk.slug}/").content.decode()
    save(talk)
    shown = client.get(page).content.decode()
    assert "I need my county." in shown and LINK in shown and 'lang="es"' in shown
    captions = client.get(file)
    assert captions.content.decode() == row.captions and captions["Content-Type"].startswith("text/vtt")
    assert not client.cookies


def test_a_recording_without_words_has_no_transcript(client, talk):
    save(talk, words="")
    assert client.get(f"/conversations/{talk.slug}/recordings/es/").status_code == 404


def test_the_page_of_a_held_conversation_leads_to_it(client):
    over = make.held()
    save(over, language="en")
    assert (
        f"/conversations/{over.slug}/recordings/en/"
        in client.get(f"/conversations/{over.slug}/").content.decode()
    )


def test_picked_lines_become_one_spoken_comment(desk, talk):
    save(talk)
    form = {"act": "make", "line": ["1", "2"], "speaks_for": "2"}
    assert desk("es/", **form).status_code == 302
    text, comment, made = SubmissionText.objects.get(), Submission.objects.get(), Heard.objects.get()
    assert text.text == "I need my county. And last year & this one."
    assert (text.role, text.language, comment.channel, comment.speaks_for) == (
        "transcript",
        "es",
        "spoken",
        2,
    )
    assert (made.source, made.from_second, made.to_second) == ("transcript", 5, 12)


def test_no_words_become_two_comments(desk, talk):
    save(talk)
    assert desk("es/", act="make", line=["1"], speaks_for="1").status_code == 302
    for lines in (["1"], ["0", "1"], ["1", "2"]):
        refused = desk("es/", act="make", line=lines, speaks_for="1")
        assert refused.status_code == 409 and "It counts only once" in refused.content.decode()
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("lines", [[], ["0", "2"], ["9"], ["x"]])
def test_lines_that_make_no_passage_are_refused(desk, talk, lines):
    save(talk)
    assert desk("es/", act="make", line=lines, speaks_for="1").status_code == 409
    assert not Submission.objects.exists()


def test_captions_that_comments_rest_on_stay(talk):
    row = save(talk)
    hear_passage(actor=live.ACTOR, recording=row, picked=[0])
    with pytest.raises(RuleBroken, match="can no longer change"):
        save(talk, words=live.CAPTIONS.replace("county", "town"))
    assert save(talk, url="https://stream.demo.example/again").captions == row.captions
