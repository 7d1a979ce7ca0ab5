"""A number larger than any row can have finds nothing, as any other number that is nobody's (M03)."""

import pytest

LARGE = 10**20


@pytest.mark.parametrize("who", ["clerk", "publisher", "editor", "resident"])
@pytest.mark.parametrize(
    "path",
    [
        f"/desk/meetings/{LARGE}/live/closed/1/book/",
        f"/desk/meetings/1/live/closed/{LARGE}/book/",
        f"/desk/meetings/1/added/{LARGE}/",
        f"/desk/comments/{LARGE}/",
        f"/findings/numbers/{LARGE}/",
        f"/trace/finding/{LARGE}/",
    ],
)
def test_nothing_is_there(cast, who, path):
    assert cast[who].get(path).status_code == 404


def test_versions_of_a_form_are_compared_by_numbers_that_exist(cast, home):
    from tests.factories import feedback as make

    make.open_form(home)
    assert cast["editor"].get(f"/desk/forms/survey/versions/1/{LARGE}/").status_code == 404
