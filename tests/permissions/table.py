"""Render the permission table from the code: ``python -m tests.permissions`` writes TABLE.md."""

from pathlib import Path

from tests.permissions.actors import ACTORS, COLUMNS
from tests.permissions.deviations import DEVIATIONS, GENERAL
from tests.permissions.doors import DOORS
from tests.permissions.house import THINGS
from tests.permissions.section import ACTIONS, written

TABLE = Path(__file__).with_name("TABLE.md")
HEAD = """# Who may do what

Made from the code of the matrix; do not edit. `python -m tests.permissions` writes it anew.

Actions: L list, V view, C create, E edit, P publish or approve, W withdraw or delete, H history, X export, M manage.
A dash looks as if it did not exist. The number is the row of section 9 of security.md; 0 is what the section lacks.
"""


def document() -> str:
    parts = [
        HEAD,
        *_people(),
        "## Objects\n",
        *_objects(),
        "\n## Where this house differs from the section\n",
    ]
    parts += [f"- {each}" for each in GENERAL] + ["", *_deviations()]
    return "\n".join(parts) + "\n"


def _people() -> list[str]:
    rows = [f"| {actor.name} | {COLUMNS[actor.column]} | {actor.note} |" for actor in ACTORS]
    return [
        "## People\n",
        "| person | read in the column | what is special |",
        "| --- | --- | --- |",
        *rows,
        "",
    ]


def _objects() -> list[str]:
    doors = {each.key: sum(len(door.routes) for door in DOORS if door.thing == each.key) for each in THINGS}
    lines = [
        f"| # | object | {' | '.join(COLUMNS)} | addresses |",
        f"| --- | --- | {'--- | ' * len(COLUMNS)}--- |",
    ]
    for each in THINGS:
        cells = [ordered(each.rights[column]) or "—" for column in COLUMNS]
        lines.append(f"| {each.number} | {each.key} | {' | '.join(cells)} | {doors[each.key]} |")
    return lines


def _deviations() -> list[str]:
    names = {number: name for number, (name, _cells) in written().items()}
    lines = ["| # | object | who | more | less | why |", "| --- | --- | --- | --- | --- | --- |"]
    for each in DEVIATIONS:
        cells = (str(each.number), names[each.number], each.columns, each.more, each.less, each.why)
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def ordered(actions: str) -> str:
    return "".join(each for each in ACTIONS if each in actions)
