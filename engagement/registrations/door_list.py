"""The door list: who registered, by name. To sort it only names are read; a part of it is read in full when shown."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest

from cms.cleaning import whole_number
from cms.web.one_time_keys import normalise_code, receipt_digest
from cms.web.paging import page_of
from engagement.choices import Mode
from engagement.models import Conversation, Registration
from engagement.registrations.selectors import folded, name_of

PER_PAGE = 100
BATCH = 500


class DoorList:
    """Registrations of a conversation, as pages or in batches.

    ``typed``: only those whose name, group or code matches. ``by_side``: of a hybrid conversation, those who attend
    online after the others.
    """

    def __init__(self, conversation: Conversation, typed: str = "", *, by_side: bool = False) -> None:
        self.conversation = conversation
        self.by_side = by_side and conversation.is_hybrid
        self.names = sorted(self._named(typed), key=self._place)
        self.online = sum(self._is_online(each) for each in self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, part: slice) -> list[Registration]:
        numbers = [each.pk for each in self.names[part]]
        rows = self.conversation.registrations.select_related("accommodation")
        found = rows.defer("accommodation__need", "accommodation__answer").in_bulk(numbers)
        for each in found.values():
            each.conversation = self.conversation
        return [found[pk] for pk in numbers if pk in found]

    def __iter__(self) -> Iterator[Registration]:
        for start in range(0, len(self), BATCH):
            yield from self[start : start + BATCH]

    def sides(self, people: list[Registration]) -> dict[str, list[Registration]]:
        """Of a hybrid conversation, those who said that they attend online apart from the others."""
        sides: dict[str, list[Registration]] = {"people": [], "online": []}
        for each in people:
            sides["online" if self._is_online(each) else "people"].append(each)
        return sides

    def _named(self, typed: str) -> QuerySet[Any, Any] | list[Any]:
        names = self.conversation.registrations.order_by("pk").values_list(
            "pk", "name", "group_name", "mode", named=True
        )
        if code := normalise_code(typed):
            return names.filter(receipt_digest=receipt_digest(code))
        people = names.exclude(state="cancelled", arrived_at=None)
        wanted = folded(typed)
        return (
            [each for each in people if wanted in folded(f"{each.name} {each.group_name}")]
            if wanted
            else people
        )

    def _place(self, each: Any) -> tuple[bool, bool, str, int]:
        return self._is_online(each), not (each.name or each.group_name), folded(name_of(each)), each.pk

    def _is_online(self, each: Any) -> bool:
        return bool(self.by_side and each.mode == Mode.ONLINE)


def door_page(
    request: HttpRequest, listed: DoorList, typed: str, person: Registration | None = None
) -> dict[str, Any]:
    """The page that was asked for, as the templates show it. ``person``: who is on it whatever the page."""
    page = page_of(request, listed, PER_PAGE)
    people = list(page)
    if person and person not in people:
        people.insert(0, person)
    keep = urlencode({"q": typed}) if typed else ""
    return {"typed": typed, "rows": page, "keep": keep, "online_count": listed.online} | listed.sides(people)


def same_place(request: HttpRequest, typed: str) -> str:
    """The query of the list with the same search, at the same page; or ""."""
    facts = {"q": typed, "page": whole_number(request.GET.get("page"))}
    query = urlencode({name: value for name, value in facts.items() if value})
    return f"?{query}" if query else ""
