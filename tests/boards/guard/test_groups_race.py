"""BK-42: many invitations at once, of which one has room, leave the circle below a majority."""

import json

import pytest

from tests.cms.processes import own_database, run

__all__ = ["own_database"]


def start(database: str, function: str, *words: str):
    code = (
        "import sys, django; django.setup(); from tests.boards.guard import race_groups as race; "
        f"race.{function}(*sys.argv[1:])"
    )
    return run(code, *words, database=database)


def answer(process):
    words, _none = process.communicate(timeout=300)
    assert process.returncode == 0, words
    return json.loads(words.splitlines()[-1])


@pytest.mark.race
@pytest.mark.slow
def test_the_eighth_of_sixteen_comes_in_and_no_ninth(own_database, tmp_path):
    """BK-42: eight members are invited at the same moment from two processes; seven were in."""
    keys, gate = json.dumps(answer(start(own_database, "prepare"))), tmp_path / "go"
    staff = [
        start(own_database, "invite", str(gate), keys, seats) for seats in ("[7,8,9,10]", "[11,12,13,14]")
    ]
    gate.touch()
    answers = [each for one in staff for each in answer(one)]
    assert sorted(answers) == ["BK-42"] * 7 + ["in"]
    assert answer(start(own_database, "inspect", keys)) == 8
