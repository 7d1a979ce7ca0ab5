"""The image as a folder: its COPY lines copied, its ENV set, its own RUN lines run with this machine's Python.

There is no container: a path of the image, such as /app, stands for the folder of that name in the scratch folder.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from tests.image.dockerfile import Instruction

PLACES = re.compile(r"(?<![\w./-])/(app|data|backups|tmp)\b")
SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin"


class Scratch:
    def __init__(self, root: Path, context: Path) -> None:
        self.root, self.context = root, context
        self.environment: dict[str, str] = {"PATH": SYSTEM_PATH, "HOME": str(root)}
        self.app = root / "app"
        self.left_behind: list[Path] = []
        for place in ("app", "data", "backups", "tmp"):
            (root / place).mkdir(parents=True)

    def here(self, text: str) -> str:
        """The same text with the image's paths as they are in the scratch folder. A checkout may lie in /tmp too."""
        return PLACES.sub(rf"{self.root}/\1", text).replace("/venv/", f"{sys.prefix}/")

    def env(self, instruction: Instruction) -> None:
        path = self.environment["PATH"]
        for name, value in instruction.variables.items():
            self.environment[name] = self.here(value).replace("$PATH", path)

    def copy(self, instruction: Instruction) -> None:
        """COPY from the build's context, without what .dockerignore names."""
        *sources, target = instruction.text.split()
        for name in sources:
            if name.startswith("--from="):
                return
            assert not is_ignored(name, self.context), f".dockerignore leaves out {name}"
            source, copy = self.context / name, self.app / target
            if source.is_dir():
                shutil.copytree(source, copy, ignore=lambda folder, names: self._ignored(folder, names))
            else:
                shutil.copy(source, copy)

    def _ignored(self, folder: str, names: list[str]) -> set[str]:
        """Compiled files come along, where there are any: to make a thousand anew would take seconds."""
        inside = Path(folder).relative_to(self.context)
        ignored = {name for name in names if is_ignored(str(inside / name), self.context)}
        return {name for name in ignored if name != "__pycache__" and inside.name != "__pycache__"}

    def run(self, text: str) -> str:
        """Run a step in the shell as Docker does; what it printed."""
        done = subprocess.run(
            ["/bin/sh", "-c", self.here(text)],
            cwd=self.app,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0, f"RUN {text}\n{done.stdout[-3000:]}"
        return done.stdout

    def files(self) -> set[str]:
        found = {str(path.relative_to(self.app)) for path in self.app.rglob("*") if path.is_file()}
        return {name for name in found if "__pycache__" not in name}


def ignored_patterns(context: Path) -> Iterator[str]:
    for line in (context / ".dockerignore").read_text().splitlines():
        if line and not line.startswith("#"):
            yield line


def is_ignored(name: str, context: Path) -> bool:
    """A pattern ``**/x`` holds at each depth, another one at the top only."""
    path = Path(name)
    for pattern in ignored_patterns(context):
        words = path.parts if pattern.startswith("**/") else path.parts[:1]
        if any(fnmatch(word, pattern.removeprefix("**/")) for word in words):
            return True
    return False
