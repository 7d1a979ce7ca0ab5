"""An opening is written, published, changed in the open and closed; who may do which, and what is refused."""

import pytest

from boards.models import JobOpening, OpeningChange
from boards.openings.services import discard_draft, write_opening
from cms.exceptions import RuleBroken
from cms.models import LedgerEntry
from cms.records import verification
from tests.factories import openings as make
from tests.furniture import furnished

DESK = "/desk/openings/"


@furnished
def on_the_first_day(set_clock):
    set_clock(make.PUBLISHED)


def acts_of(opening: JobOpening) -> list[str]:
    rows = LedgerEntry.objects.filter(kind="job_opening", key=str(opening.pk))
    return list(rows.order_by("pk").values_list("act", flat=True))


def test_an_editor_writes_and_a_publisher_publishes(on_the_first_day, cast):
    editor, publisher, reader = cast["editor"], cast["publisher"], cast["anonymous"]
    assert editor.post(DESK + "new/", make.typed())["Location"] == DESK
    found = JobOpening.objects.get()
    path = f"{DESK}{found.pk}/"
    assert reader.get(found.get_absolute_url()).status_code == 404
    assert "A publisher can publish it." in editor.get(path).content.decode()
    assert editor.post(path + "publish/").status_code == 404
    assert editor.post(path + "draft/", make.typed(pay_to="11000")).status_code == 302
    assert publisher.post(path + "publish/").status_code == 302
    page = reader.get(found.get_absolute_url()).content.decode()
    assert "$9,000 to $11,000 a month" in page and "until the end of Tuesday, May 31, 2022" in page
    assert "Construye una oficina." in reader.get(f"/es{found.get_absolute_url()}").content.decode()
    assert editor.get(path + "draft/").status_code == 404
    assert acts_of(found) == ["publish"] and not list(verification.breaks())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title_en": ""}, "Enter this in English"),
        ({"pay_from": ""}, "Lowest pay"),
        ({"pay_to": "8000"}, "The highest pay cannot be below the lowest."),
        ({"closes_on": "31.5."}, "Last day to apply"),
        ({"apply_url": "javascript:alert(1)"}, "Address of the form to apply"),
    ],
)
def test_what_does_not_fit_is_said_beside_the_field_and_the_words_stay(
    on_the_first_day, cast, changes, words
):
    answer = cast["editor"].post(DESK + "new/", make.typed(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page and "You build an office." in page
    assert not JobOpening.objects.exists()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"text": {"en": "You build an office."}}, "Write all texts in Spanish too."),
        ({"closes_on": make.PUBLISHED.date().replace(day=1)}, "The last day to apply has passed."),
    ],
)
def test_an_opening_is_published_in_each_language_and_before_its_last_day(
    on_the_first_day, cast, facts, words
):
    found = make.draft(**facts)
    answer = cast["publisher"].post(f"{DESK}{found.pk}/publish/")
    assert answer.status_code == 422 and words in answer.content.decode()
    found.refresh_from_db()
    assert found.published_at is None


def test_a_change_of_a_public_opening_is_shown_with_its_reason_and_the_words_before(on_the_first_day, cast):
    found = make.opening()
    path = f"{DESK}{found.pk}/change/"
    answer = cast["publisher"].post(
        path, make.told(closes_on="2022-06-10", text_en="You build and lead an office.")
    )
    assert answer.status_code == 302
    page = cast["anonymous"].get(found.get_absolute_url()).content.decode()
    assert "More time was asked for." in page and "<ins>and lead</ins>" in page
    assert "<del>Tuesday, May 31,</del>" in page and "<ins>Friday, June 10,</ins>" in page
    assert acts_of(found) == ["publish", "change"] and not list(verification.breaks())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Nothing has changed."),
        ({"closes_on": "2022-05-30"}, "it can only move later"),
        ({"pay_to": "9500", "reason_es": ""}, "Explain it in Spanish too."),
        ({"pay_to": "9500", "text_es": ""}, "Write all texts in Spanish too."),
    ],
)
def test_a_change_that_would_mislead_readers_is_refused(on_the_first_day, cast, changes, words):
    found = make.opening()
    answer = cast["publisher"].post(f"{DESK}{found.pk}/change/", make.told(**changes))
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not OpeningChange.objects.exists()
    found.refresh_from_db()
    assert (found.pay_to, found.text) == (10500, make.FACTS["text"])


def test_a_change_stays_as_it_was_published(on_the_first_day, cast):
    found = make.opening()
    cast["publisher"].post(f"{DESK}{found.pk}/change/", make.told(pay_to="11000"))
    change = OpeningChange.objects.get()
    change.reason = {"en": "Another reason"}
    with pytest.raises(RuleBroken, match="stays as it is"):
        change.save()
    with pytest.raises(RuleBroken, match="stays as it is"):
        change.delete()
    OpeningChange.objects.update(reason={"en": "Another reason"})
    assert list(verification.breaks())


def test_an_opening_is_closed_early_for_a_reason_that_everyone_reads(on_the_first_day, cast):
    found = make.opening()
    path = f"{DESK}{found.pk}/close/"
    half = cast["publisher"].post(path, {"reason_en": "Filled.", "reason_es": ""})
    assert half.status_code == 422 and "Explain it in Spanish too." in half.content.decode()
    assert cast["editor"].post(path, {}).status_code == 404
    assert cast["publisher"].post(path, {"reason_en": "Filled.", "reason_es": "Cubierto."}).status_code == 302
    page = cast["anonymous"].get(found.get_absolute_url()).content.decode()
    assert "Closed on May 2, 2022, earlier than announced. Filled." in page
    assert cast["publisher"].get(path).status_code == 404
    assert cast["publisher"].get(f"{DESK}{found.pk}/change/").status_code == 404
    assert acts_of(found) == ["publish", "close"] and not list(verification.breaks())


def test_a_draft_is_discarded_and_what_was_public_is_not(on_the_first_day, cast, editor):
    draft, public = make.draft(), make.opening()
    assert cast["editor"].post(f"{DESK}{draft.pk}/discard/").status_code == 302
    answer = cast["editor"].post(f"{DESK}{public.pk}/discard/")
    assert answer.status_code == 422 and "This opening is public." in answer.content.decode()
    assert list(JobOpening.objects.all()) == [public]
    with pytest.raises(RuleBroken, match="Publish a change instead"):
        write_opening(actor=editor, opening=public, **make.FACTS)
    with pytest.raises(RuleBroken, match="Publish a change instead"):
        discard_draft(actor=editor, opening=public)
