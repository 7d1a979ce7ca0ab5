"""Demo content of this room: three bodies, their meetings of 2022, the votes, decisions and steps of the case."""

from boards.demo.build import build

__all__ = ["build"]
