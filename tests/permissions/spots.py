"""One concrete URL, with its object and action, and whom the table lets reach it there."""

from dataclasses import dataclass

from tests.permissions.actors import ACTORS
from tests.permissions.house import BY_KEY
from tests.permissions.sides import Door


@dataclass(frozen=True)
class Spot:
    door: Door
    path: str
    state: str = ""
    only: frozenset[str] | None = None  # the persons of one object, where the right hangs on the person
    theirs: bool = False  # of one person of the demonstration: only those without any right are asked
    but: frozenset[str] = frozenset()  # whom a rule takes out, such as a recusal

    def allowed(self, method: str = "GET") -> frozenset[str]:
        columns = BY_KEY[self.door.thing].who(self.door.action_of(method)) & self.door.side
        by_table = {actor.name for actor in ACTORS if actor.column in columns} - self.but
        if self.path.startswith("/admin/"):
            return frozenset(by_table | {"superuser"})  # break-glass: Wagtail's own screens (deviations.py)
        return frozenset(by_table if self.only is None else by_table & self.only)
