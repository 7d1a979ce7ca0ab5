"""Route ledger: the practice site. The site under test neither is one nor leads to one: see tests/cms/practice."""

from tests.routes.ledger import NOBODY, rows

PRACTICE = rows(
    NOBODY,
    "practice/enter/",
    "desk/practice/",
    "desk/practice/go/",
    "desk/practice/clock/",
    "desk/practice/person/",
    "desk/practice/again/",
    note="only with PRACTICE_URL, or on a practice site",
)
