"""Load YAML as plain values, with the line number of each."""

from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]
DEEPEST = 8  # a file of bodies needs six levels


class WrongFile(Exception):
    """The file is not YAML, or uses unsupported features."""


@dataclass
class Located:
    """Values of a file by path, with the problems found."""

    name: str
    value: object = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def wrong(self, path: Path, sentence: str) -> None:
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        place = f"line {self.lines.get(known, 1)}"
        self.problems.append(", ".join(filter(None, (self.name, place, spelled(path)))) + f": {sentence}")


def spelled(path: Path) -> str:
    """Format a path such as bodies[1].seats[2].label; indexes start at one."""
    words = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return words.lstrip(".")


def read(text: str, name: str) -> Located:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise WrongFile(f"{name}, line {line}: this is not YAML ({error.problem}).") from error
    except yaml.YAMLError as error:
        raise WrongFile(f"{name}: this is not YAML ({error}).") from error
    found = Located(name)
    found.value = _value(node, (), found) if node is not None else None
    return found


def _value(node: yaml.Node, path: Path, into: Located) -> Any:
    into.lines[path] = node.start_mark.line + 1
    if len(path) > DEEPEST:
        raise WrongFile(f"{into.name}, line {into.lines[path]}: this is nested too deeply.")
    if isinstance(node, yaml.SequenceNode):
        return [_value(each, (*path, place), into) for place, each in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, into)
    try:
        return yaml.constructor.SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError) as error:
        raise WrongFile(f"{into.name}, line {into.lines[path]}: this value cannot be read.") from error


def _mapping(node: yaml.MappingNode, path: Path, into: Located) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, each in node.value:
        name, place = str(key.value), key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise WrongFile(f"{into.name}, line {place}: a field’s name must be a word.")
        if name in values:
            into.lines[(*path, name)] = place
            into.wrong((*path, name), "this field is given twice.")
        values[name] = _value(each, (*path, name), into)
        into.lines[(*path, name)] = place
    return values
