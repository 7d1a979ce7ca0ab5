"""Show 3: queue, search, grid and charts take as many statements for more comments."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from feedback.cuts.services import make_cut
from tests.factories import feedback as make
from tests.factories import findings

FEW = 12  # fewer are hidden
SCREENS = {
    "queue": "/desk/comments/",
    "search": "/desk/comments/?words=county",
    "grid": "/desk/coding/grid/",
    "who took part": "/desk/analysis/{cut}/?part=who",
    "answers": "/desk/analysis/{cut}/?part=questions",
    "themes": "/desk/analysis/{cut}/?part=themes",
    "over time": "/desk/analysis/{cut}/?part=time",
    "one by another": "/desk/analysis/{cut}/?part=cross&one=code&other=channel",
    "public charts": "/findings/numbers/{cut}/",
}


@pytest.fixture
def cuts(form, code, analyst):
    """The same screens over few and over many more comments, coded, counted and told."""

    def made(count: int) -> int:
        for number in range(count):
            each = make.make_submission(form, f"Show my county, number {number}.", answers={"find": "red"})
            make.code_text(each, code, analyst)
        cut = make_cut(actor=analyst, form=form)
        findings.public(findings.draft(cut, code, analyst))
        return cut.number

    return made


@pytest.mark.parametrize("many", [2 * FEW, pytest.param(10 * FEW, marks=pytest.mark.deep)])
def test_more_comments_take_as_many_statements(cuts, client_for, analyst, many):
    desk, taken = client_for(analyst), []
    for count in (FEW, many - FEW):
        cut = cuts(count)
        taken.append({name: _statements(desk, path.format(cut=cut)) for name, path in SCREENS.items()})
    assert taken[0] == taken[1]


def _statements(desk, path: str) -> int:
    desk.get(path)
    with CaptureQueriesContext(connection) as found:
        assert desk.get(path).status_code == 200, path
    return len(found)
