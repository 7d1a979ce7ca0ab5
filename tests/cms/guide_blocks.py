"""The operator's guide as data: its commands, variables and code blocks."""

import re
import shlex
from collections.abc import Iterator

from cms.guides import GUIDES, path_of

NAMES = GUIDES["operator"][1]
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)


def text_of(language: str, name: str) -> str:
    return path_of(language, "operator", name).read_text(encoding="utf-8")


def whole(language: str) -> str:
    return "\n".join(text_of(language, name) for name in NAMES)


def blocks(language: str, *kinds: str) -> list[str]:
    """The code blocks of these languages, in order."""
    return [body for kind, body in FENCE.findall(whole(language)) if not kinds or kind in kinds]


def commands() -> list[list[str]]:
    """Each line of the shell blocks, as words."""
    lines = (line.strip() for body in blocks("en", "sh") for line in body.splitlines())
    return [shlex.split(line) for line in lines if line]


def unit_commands() -> list[list[str]]:
    """What the services of systemd run, without the folder of the program."""
    found = re.findall(r"^ExecStart=\S+/(.*)$", "\n".join(blocks("en", "ini")), re.MULTILINE)
    return [line.split() for line in found]


def manage_commands() -> Iterator[list[str]]:
    """The words after manage.py, wherever it runs; the same command once."""
    seen = []
    for words in [*commands(), *unit_commands()]:
        if "manage.py" in words:
            own = words[words.index("manage.py") + 1 :]
            if own not in seen:
                seen.append(own)
                yield own


def outer_commands() -> list[list[str]]:
    """Commands of the system itself, without sudo and its user."""
    found = []
    for words in commands():
        if words[0] == "sudo":
            words = words[3:] if words[1] == "-u" else words[1:]
        found.append([words[0].rpartition("/")[2], *words[1:]])
    return found
