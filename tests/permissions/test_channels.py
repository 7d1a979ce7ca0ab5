"""M02: twelve side channels for what is not public: no planted text reaches an unauthorized person.

Here each URL is requested by one unauthorized person, in turn; `deep` tries everybody.
"""

import re
from collections.abc import Iterable
from itertools import cycle, product
from urllib.parse import unquote_plus

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation

import pytest

from cms.models import OutboxMessage
from tests.permissions.actors import ACTORS
from tests.permissions.channels import CHANNELS, READERS, Ask
from tests.permissions.counts import tell
from tests.permissions.planted import CANARIES
from tests.permissions.spots import Spot
from tests.permissions.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(900)]
NAMES = [actor.name for actor in ACTORS]
STRANGERS = [name for name in NAMES if not any(name in readers for readers in READERS.values())]
NUMBER = re.compile(r"/\d+/")
FEW_STEPS = 4  # to fetch the row, and to look whom it is for


def words_of(world: World, who: str, asked: Ask) -> str:
    """Everything that comes back: state, headers and body, without the question itself."""
    with translation.override("en"), transaction.atomic():
        answer = world.browsers[who].generic(asked.method, asked.path, **asked.headers)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        transaction.set_rollback(True)
    return f"{dict(answer.headers)}\n{body.decode(errors='replace')}"


def told(words: str, asked: Ask, who: str) -> list[int]:
    """Rows whose planted words are in an answer for somebody who may not read them; a question is no answer."""
    question = unquote_plus(asked.path)
    return [
        row
        for row, word in CANARIES.items()
        if word in words and word not in question and who not in READERS[row]
    ]


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_channel_tells_a_stranger_nothing(world: World, channel):
    asked = CHANNELS[channel](world)
    leaks = leaks_of(world, zip(asked, cycle(STRANGERS), strict=False))
    tell(f"M02 {channel}, strangers", len(asked) * len(CANARIES), 90)
    assert not leaks, "\n".join(leaks)


@pytest.mark.deep
@pytest.mark.parametrize("channel", CHANNELS)
def test_a_channel_tells_nobody_what_is_not_for_them(world: World, channel):
    asked = CHANNELS[channel](world)
    leaks = leaks_of(world, ((each, who) for each in asked for who in NAMES))
    tell(f"M02 {channel}", len(asked) * len(NAMES) * len(CANARIES), 1_000)
    assert not leaks, "\n".join(leaks)


def leaks_of(world: World, cells: Iterable[tuple[Ask, str]]) -> list[str]:
    return [
        f"{who} {asked.method} {asked.path}: row {row}"
        for asked, who in cells
        for row in told(words_of(world, who, asked), asked, who)
    ]


def test_a_search_for_the_word_finds_as_little_as_a_search_for_nonsense(world: World):
    """The word stands in the question; so the answer must be the answer to any unknown word."""
    odd, known, nonsense = [], {}, "zqnonsense9c1"
    people = cycle(("anonymous", "elsewhere", "administrator", "former"))
    doors = ("/search/?q={}", "/es/search/?q={}", "/findings/?q={}")
    for (row, word), door in product(CANARIES.items(), doors):
        who = next(people)
        if (who, door) not in known:
            known[who, door] = lines(words_of(world, who, Ask(door.format(nonsense))), nonsense)
        if lines(words_of(world, who, Ask(door.format(word))), word) != known[who, door]:
            odd.append(f"{who} {door.format(word)}: row {row}")
    assert not odd, "\n".join(odd)


def lines(words: str, word: str) -> list[str]:
    """Without what is fresh in each answer."""
    fresh = ("nonce", "csrf", "Etag", "ETag", "X-Request-ID", "Content-Length")
    return [
        line for line in words.replace(word, "WORD").splitlines() if not any(each in line for each in fresh)
    ]


def test_what_is_hidden_takes_hardly_more_steps_than_what_is_not_there(world: World):
    """Timing, as far as it can be counted: statements for a hidden thing, and for a number that nobody has."""
    cells, turn = numbered(world), cycle(NAMES)
    some = [(spot, next(who for who in turn if who not in spot.allowed())) for spot in cells]
    tell("M02 steps of one person each", len(some), 20)
    assert not (slower := slow_cells(world, some)), "\n".join(slower)


@pytest.mark.deep
def test_what_is_hidden_takes_hardly_more_steps_whoever_asks(world: World):
    cells = [(spot, who) for spot in numbered(world) for who in sorted(set(NAMES) - spot.allowed())]
    tell("M02 steps", len(cells), 300)
    assert not (slower := slow_cells(world, cells)), "\n".join(slower)


def numbered(world: World) -> list[Spot]:
    """Hidden things with a number in the address, for which there is another number that nobody has."""
    return [
        spot
        for spot in world.planted_spots
        if not spot.path.startswith("/admin/") and NUMBER.search(spot.path) and set(NAMES) - spot.allowed()
    ]


def slow_cells(world: World, cells: list[tuple[Spot, str]]) -> list[str]:
    slower = []
    for spot, who in cells:
        nowhere = NUMBER.sub("/987654321/", spot.path)
        mine, other = (steps(world, who, path) for path in (spot.path, nowhere))
        if abs(mine - other) > FEW_STEPS:
            slower.append(f"{who} {spot.path}: {mine} statements, {other} for nothing")
    return slower


def steps(world: World, who: str, path: str) -> int:
    with translation.override("en"), transaction.atomic(), CaptureQueriesContext(connection) as ran:
        world.browsers[who].get(path)
        transaction.set_rollback(True)
    return len(ran)


def test_no_mail_carries_what_is_not_public(world: World):
    """The twelfth: what was queued, to anyone. A registration is told to the person alone."""
    rows = OutboxMessage.objects.values_list("to", "subject", "text", "html")
    assert len(rows) >= 10
    leaks = [
        f"mail to {to}: row {row}"
        for to, *parts in rows
        for row, word in CANARIES.items()
        if word in "\n".join(parts) and word not in to
    ]
    assert not leaks, "\n".join(leaks)


def test_the_words_are_really_there(world: World):
    """Whoever may read a row finds its words: nothing is searched for in vain."""
    seen = {row for row in CANARIES for who in READERS[row] if _finds(world, who, row)}
    assert seen >= {2, 4, 6, 7, 8, 14, 17, 20, 24}, sorted(set(CANARIES) - seen)


def _finds(world: World, who: str, row: int) -> bool:
    made = world.planted
    item = made.held.items.get(number=3).pk
    where = {
        2: f"/admin/pages/{made.pages['draft'].pk}/view_draft/",
        4: f"/desk/meetings/{made.draft.pk}/",
        6: f"/workspace/materials/{made.draft_paper.pk}/",
        7: f"/workspace/materials/{made.closed_paper.pk}/",
        8: f"/desk/meetings/{made.held.pk}/live/closed/{item}/book/",
        14: f"/desk/conversations/{made.registration.conversation.slug}/door/",
        17: f"/desk/comments/{made.comment.pk}/",
        20: f"/desk/comments/{made.receipt.submission_id}/",
        24: f"/desk/exports/{made.export.pk}/",
    }
    return row in where and CANARIES[row] in words_of(world, who, Ask(where[row]))
