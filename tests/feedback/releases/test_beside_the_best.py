"""The desk shows what small tables lose beside the fewest numbers that would protect them."""

import pytest

from feedback.models import Release
from feedback.releases.best_possible import beside_best, measure_loss
from tests.factories import cuts
from tests.furniture import furnished
from tests.released_files import comments, store


@furnished
def release(analyst) -> Release:
    from feedback.releases.services import build_release

    return build_release(cut=store(1, comments(120, seed=3), {}), actor=analyst)


def test_before_it_is_measured_nothing_is_said(release, cast):
    assert "Small tables:" not in cast["analyst"].get("/desk/releases/1/").content.decode()


def test_both_people_see_what_small_tables_lose_beside_the_fewest_possible(release, cast):
    measure_loss(release=release)
    release.refresh_from_db()
    best = beside_best(release)
    assert best.tables and all(each.fewest <= each.hidden <= each.numbers <= 30 for each in best.tables)
    page = cast["analyst"].get("/desk/releases/1/").content.decode()
    assert f"Small tables: {best.hidden} of their numbers are hidden." in page
    assert (
        f"The fewest possible, for each table alone, is {best.fewest}." in page
        and best.tables[0].label in page
    )


def test_what_was_measured_of_other_numbers_is_not_stored(release):
    stale = Release.objects.get(pk=release.pk)
    Release.objects.filter(pk=release.pk).update(sha256="0" * 64)
    measure_loss(release=stale)
    release.refresh_from_db()
    assert "fewest" not in release.internal


@pytest.mark.parametrize("audience", ["public", "board"])
def test_no_file_has_it(release, analyst, audience):
    """It is made of true counts."""
    measure_loss(release=release)
    cuts.released(release.cut)
    export = cuts.make_export(analyst, release.cut, "xlsx", audience)
    assert "Fewest possible" not in str(cuts.sheets_of(export))
