"""The picture of who has signed when stays in its frame (C2C-12)."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boards.agreements.signature_picture import LEFT, WIDTH, PartyDates, picture

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
PARTIES = st.lists(
    st.builds(
        PartyDates,
        st.just("A party"),
        DAYS,
        st.none() | DAYS,
        st.lists(st.tuples(st.integers(1, 9), DAYS), max_size=4),
    ),
    max_size=5,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parties=PARTIES, today=DAYS)
def test_bars_and_marks_are_in_the_frame(parties, today):
    found = picture(parties, today)
    if not parties:
        assert found is None
        return
    assert len(found.rows) == len(parties) and len(found.ticks) <= 12
    for row, party in zip(found.rows, parties, strict=True):
        assert float(row.bar_x) >= LEFT and float(row.bar_width) > 0
        assert float(row.bar_x) + float(row.bar_width) <= WIDTH
        assert len(row.marks) == len(party.signed)
        assert all(LEFT <= float(mark.x) <= WIDTH - 9 for mark in row.marks)
