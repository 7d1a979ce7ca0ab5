"""Files for anyone and for the boards tell words, and no number that the release hides (PRV-11, P05, P07, PRV-31)."""

from collections import Counter

import pytest

from feedback.cuts.services import make_cut
from feedback.models import Campaign, Demographics
from feedback.releases.services import release_for
from tests.factories import cuts
from tests.factories import feedback as make
from tests.furniture import furnished


@furnished
def letters(coded, form):
    """Twelve of the same letter, and fourteen comments that say it in one voice each."""
    for number in range(12):
        make.make_submission(form, f"In one voice, {number}.", state="published")
    campaign = Campaign.objects.create(form=form, sample=coded[0].texts.get(), size=12)
    type(coded[0]).objects.filter(pk__in=[each.pk for each in coded[:12]]).update(campaign=campaign)
    return campaign


@pytest.mark.parametrize("audience", ["public", "board"])
def test_a_letter_of_many_is_one_row_with_the_least_of_its_size(letters, analyst, audience):
    export = cuts.make_export(analyst, make_cut(actor=analyst), "jsonl", audience)
    assert sorted(row["letters"] for row in cuts.rows_of(export)) == [*[1] * 14, 11]  # 11 to 25
    assert export.rows == export.manifest["rows"] == 15


def test_a_records_file_has_every_letter_and_names_it(letters, analyst):
    export = cuts.make_export(analyst, make_cut(actor=analyst), "jsonl", "records")
    assert Counter(row["letter"] for row in cuts.rows_of(export)) == {letters.reference: 12, None: 14}


def test_a_small_letter_does_not_tell_its_size(letters, analyst):
    letters.submissions.filter(pk__gt=letters.sample.submission_id + 4).update(campaign=None)
    export = cuts.make_export(analyst, make_cut(actor=analyst), "jsonl", "public")
    assert None in [row["letters"] for row in cuts.rows_of(export)]


def test_who_people_are_is_in_no_row_of_any_file_and_only_counted(coded, form, analyst):
    for each in coded:
        Demographics.objects.create(submission=each, answers={"county": "blue"})
    cut = make_cut(actor=analyst)
    for audience in cuts.AUDIENCES:
        export = cuts.make_export(analyst, cut, "jsonl", audience)
        assert "blue" not in str(cuts.rows_of(export)) and "answer:county" not in str(
            export.manifest["columns"]
        )


@pytest.mark.parametrize("youth", ["under_13", "13_to_17"])
def test_words_of_young_people_stay_out_unless_they_are_public(coded, form, analyst, youth):
    wishes = {"quote": True, "publish": False}
    make.make_submission(form, "Young and not public", state="published", youth=youth, consents=wishes)
    make.make_submission(form, "Young and public", state="published", youth=youth)
    cut = make_cut(actor=analyst)
    for audience in ("public", "board"):
        words = cuts.content_of(cuts.make_export(analyst, cut, "jsonl", audience))
        assert b"Young and not public" not in words and b"Young and public" in words


def test_numbers_of_the_workbook_are_those_of_the_release(coded, analyst):
    cut = make_cut(actor=analyst)
    export = cuts.make_export(analyst, cut, "xlsx", "board")
    release = release_for(cut=cut, actor=analyst)
    _head, row = cuts.sheets_of(export)["Themes"][:2]
    told = release.tables["themes"]["cells"]["place"]
    numbers = [told[name] if isinstance(told[name], int) else None for name in ("comments", "against")]
    assert [row[1], row[3]] == numbers
    assert export.manifest["release"]["sha256"] == release.sha256
    assert export.suppressed == release.suppressed


def test_a_code_with_a_hidden_number_stands_beside_no_comment(coded, book, form, analyst):
    rare = make.make_code(book, "rare")
    for each in coded[:3]:
        make.code_text(each, rare, analyst)
    cut = make_cut(actor=analyst)
    rows = cuts.rows_of(cuts.make_export(analyst, cut, "jsonl", "board"))
    assert "rare" not in str([row["codes"] for row in rows])
    assert "rare" in str(cuts.rows_of(cuts.make_export(analyst, cut, "jsonl", "records")))
