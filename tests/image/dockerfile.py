"""Read a Dockerfile: the instructions of its last stage, as far as ours uses the language."""

import json
import re
import shlex
from dataclasses import dataclass

# Commands of the base system: packages, users, folders. A step of only these needs a container; each other step is
# ours, and the tests run it.
BASE_SYSTEM = (
    "apt-get update ",
    "apt-get install ",
    "rm -rf /var/lib/apt/lists/*",
    "useradd ",
    "install -d ",
    "python -m venv ",
    "/venv/bin/pip install ",
)


@dataclass(frozen=True)
class Instruction:
    name: str
    text: str

    @property
    def is_of_base_system(self) -> bool:
        """Of this stage's RUN: nothing but packages, users and folders."""
        return all(part.strip().startswith(BASE_SYSTEM) for part in self.text.split("&&"))

    @property
    def command(self) -> list[str]:
        """Of CMD, in the form that no shell reads."""
        return json.loads(self.text)

    @property
    def variables(self) -> dict[str, str]:
        return dict(word.split("=", 1) for word in shlex.split(self.text))


def read(text: str) -> list[Instruction]:
    """All instructions; comments are left out and continued lines joined."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [Instruction(*line.split(None, 1)) for line in joined.splitlines()]


def last_stage(text: str) -> list[Instruction]:
    instructions = read(text)
    begin = max(number for number, each in enumerate(instructions) if each.name == "FROM")
    return instructions[begin:]


def health_command(instructions: list[Instruction]) -> list[str]:
    (check,) = [each for each in instructions if each.name == "HEALTHCHECK"]
    return json.loads(check.text.partition("CMD ")[2])
