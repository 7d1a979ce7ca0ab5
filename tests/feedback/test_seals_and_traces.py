"""Texts are sealed in batches and verified one by one; the chain shows the public what it may see."""

from datetime import timedelta

from django.core.management import call_command

import pytest

from cms import chain, clock
from cms.models import LedgerEntry
from cms.records.redaction import redact
from cms.records.verification import breaks
from feedback.models import ContactDetail, Cut, FormVersion, Question, SubmissionText, sha256_of
from feedback.submissions.text_seals import seal_texts
from tests.factories import cuts
from tests.factories import feedback as make
from tests.furniture import furnished


@furnished
def sealed(form, set_clock):
    made = [make.make_submission(form, f"Words {number}.") for number in range(3)]
    set_clock(clock.now() + timedelta(minutes=10))
    assert seal_texts() == 3
    return made


def test_new_texts_are_sealed_once_and_late_ones_wait(sealed, form):
    assert seal_texts() == 0
    make.make_submission(form, "Just now.")
    assert seal_texts() == 0
    assert LedgerEntry.objects.filter(kind="text", act="seal").count() == 3
    assert not list(breaks())


@pytest.mark.engine
def test_a_changed_text_is_named(sealed):
    text = sealed[1].texts.get()
    SubmissionText.objects.filter(pk=text.pk).update(text="Words 1!")
    assert any(f"Text {text.pk} of comment C-{sealed[1].pk:04d} was changed." in words for words in breaks())


def test_a_text_changed_together_with_its_hash_is_named(sealed):
    text = sealed[1].texts.get()
    SubmissionText.objects.filter(pk=text.pk).update(text="x", sha256=sha256_of("x"))
    assert any(words.startswith(f"text {text.pk} was changed after entry ") for words in breaks())


@pytest.mark.engine
def test_a_deleted_text_is_named(sealed):
    text = sealed[2].texts.get()
    sealed[2].texts.all().delete()
    assert any(words.startswith(f"text {text.pk} is missing") for words in breaks())


def test_a_text_put_among_sealed_ones_is_named(sealed, form):
    added = make.make_submission(form, "Never sent.")
    added.texts.update(id=0)
    assert "text 0 is not in the record." in breaks()


def test_a_text_committed_after_later_ones_were_sealed_is_sealed_too(sealed, form, set_clock):
    """An import is sealed at once; a form sent meanwhile may have a lower id, and come after it."""
    late = make.make_submission(form, "Sent meanwhile.")
    late.texts.update(id=0)
    set_clock(clock.now() + timedelta(minutes=10))

    assert seal_texts() == 1 and not list(breaks())


def test_a_changed_question_of_a_frozen_version_is_named(sealed):
    Question.objects.filter(key="missing").update(label={"en": "Something else"})
    assert any(f"Form version {FormVersion.objects.get().pk} was changed" in words for words in breaks())


@pytest.mark.engine
def test_a_redaction_reaches_each_place_and_breaks_nothing(sealed, form, analyst):
    comment = make.make_submission(form, "My number is secret-canary.", contact={"email": "a@example.org"})
    redact("submission", comment.pk, actor=analyst, reason="Private data")
    assert "secret-canary" not in str(list(SubmissionText.objects.values()))
    assert not ContactDetail.objects.exists()
    assert not list(breaks())


def test_a_comment_that_is_not_public_is_not_on_the_public_chain(form, client):
    comment = make.make_submission(form)
    assert client.get(f"/trace/submission/{comment.pk}/").status_code == 404
    public = make.make_submission(form, state="published")
    html = client.get(f"/trace/submission/{public.pk}/").content.decode()
    assert "Show my county" not in html and public.reference in html


@pytest.mark.parametrize(
    ("counts", "total", "groups"),
    [
        ({"web": (12, 12), "letter": (13, 0)}, 37, [(24, 12), (13, 0)]),
        ({"web": (20, 2), "letter": (13, 0)}, 35, [(22, None), (13, None)]),
        ({"web": (5, 0)}, None, [(None, None)]),
    ],
)
def test_the_summary_of_comments_is_under_disclosure_control(counts, total, groups):
    from feedback.cuts.counting import by_channel

    table = {name: {"for": agree, "against": against} for name, (agree, against) in counts.items()}
    shown = by_channel(table)
    assert shown.total.value == total
    assert [(shown.channels[name].value, shown.channel_against[name]) for name in counts] == groups


def test_kinds_are_registered_at_their_stops():
    from cms.chain.nodes import kind

    assert kind("submission").stop == chain.Stop.HEARD and kind("submission").is_many
    assert kind("finding").stop == chain.Stop.UNDERSTOOD


@pytest.mark.engine
def test_synthetic_volume_has_history_and_verifies(db):
    call_command("seed_volume", "--submissions", "30")
    call_command("seed_volume", "--submissions", "5")
    from feedback.models import Submission

    assert Submission.objects.count() == Submission.history.count() == 35
    assert not list(breaks())


def test_cuts_and_exports_are_made_by_command(coded, tmp_path, capsys):
    call_command("make_cut", "--form", "survey", "--where", "channel=letter")
    number = capsys.readouterr().out.strip()
    cuts.released(Cut.objects.get())
    for folder in ("one", "two"):
        call_command(
            "export_cut", number, "--format", "xlsx", "--audience", "public", "--out", str(tmp_path / folder)
        )
    first, second = ((tmp_path / name / f"cut-{number}-public.xlsx").read_bytes() for name in ("one", "two"))
    assert first == second
    assert (tmp_path / "one" / "manifest.json").read_text() == (
        tmp_path / "two" / "manifest.json"
    ).read_text()
