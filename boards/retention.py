"""The classes of records of this room, each kept beside what it is about (PRV-06)."""

from boards.appointing import retention as applications
from boards.cycle import retention as cycle
from boards.workspace import retention as workspace

__all__ = ["applications", "cycle", "workspace"]
