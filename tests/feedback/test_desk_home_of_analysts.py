"""The desk's home shows analysts how far moderation and coding are, agreement, and open releases."""

import pytest

from cms.access import Role
from feedback.coding.sampling import close_sample
from feedback.coding.services import mark_read
from feedback.cuts.services import make_cut
from feedback.models import Submission
from feedback.releases.services import build_release
from tests.factories import cuts
from tests.factories.coding import draw, make_texts, read_all

HOME = "/desk/"


@pytest.fixture
def seen(cast):
    def see(who: str = "analyst") -> str:
        return " ".join(cast[who].get(HOME).text.split())

    return see


def test_it_shows_comments_by_state_and_how_far_reading_is(form, analyst, seen):
    texts = make_texts(form, 4)
    mark_read(actor=analyst, texts=texts[:3])
    page = seen()
    assert "The data at a glance" in page and f"?state={Submission.State.RECEIVED}" in page
    assert "3 of 4" in page and "0 of 3" in page


def test_it_shows_how_many_codes_of_the_newest_closed_sample_are_reliable(
    form, code, analyst, publisher, make_user, seen
):
    second = make_user("sam", Role.ANALYST)
    make_texts(form, 6)
    sample = draw(form, analyst, second)
    chosen = sorted(set(sample.tasks.values_list("text_id", flat=True)))[:2]
    for coder in (analyst, second):
        read_all(sample, coder, dict.fromkeys(chosen, code))
    assert "No double-coded sample has been closed yet." in seen()
    close_sample(actor=publisher, sample=sample)
    page = seen()
    assert f"Codes in {sample}" in page and page.index("Reliable") < page.index("Do not report")


def test_without_a_closed_sample_or_a_release_it_says_so(coded, seen):
    page = seen()
    assert "No double-coded sample has been closed yet." in page and "No releases are open." in page


def test_a_release_is_listed_until_it_is_out(coded, form, analyst, seen):
    cut = make_cut(actor=analyst, form=form)
    build_release(cut=cut, actor=analyst)
    assert f'<a href="/desk/releases/{cut.number}/">' in seen()
    cuts.released(cut)
    assert "No releases are open." in seen()


def test_editors_see_what_waits_and_not_these_figures(coded, seen):
    page = seen("editor")
    assert "The data at a glance" not in page and "waiting for review" in page
