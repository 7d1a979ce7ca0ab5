"""Words that became a comment go from where they were written down first, too (PRV-06, issue 4 Show 8)."""

import pytest

from cms.records.redaction import redact
from engagement.models import Heard, Note
from engagement.site.redactions import without
from tests.factories import conversations
from tests.factories import feedback as forms

pytestmark = pytest.mark.django_db
CAPTIONS = (
    "WEBVTT\n\n00:01.000 --> 00:04.000\nGood morning.\n\n00:05.000 --> 00:09.000\nI live at the mill.\n"
)


def test_the_note_behind_a_removed_comment_loses_its_words(home, publisher):
    made = forms.make_submission(forms.open_form(home), "I live at the old mill.")
    talk = conversations.talk()
    group = talk.groups.create(name="Table", key="k", link_digest="d")
    note = Note(
        group=group,
        client_key="c",
        language="en",
        text="I live at the old mill.",
        written_at=made.submitted_at,
    )
    note.save()
    Heard.objects.create(conversation=talk, submission=made, source="note", note=note, made_by="x")
    redact("submission", made.pk, actor=publisher, reason="It names where a family lives")
    note.refresh_from_db()
    assert "mill" not in note.text
    assert not any("mill" in row.text for row in Note.history.all())


def test_only_the_cues_of_the_passage_leave_the_captions():
    kept = without(CAPTIONS, 5, 9, "[Removed]")
    assert "mill" not in kept and "[Removed]" in kept and "Good morning." in kept
