"""Templates of conversations by kind, from `draft_templates.yaml`: promise, mode, agenda and default services."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from cms.data_files import data_beside
from cms.i18n.fields import languages, text
from engagement.choices import Mode, Promise, ServiceStatus


@dataclass(frozen=True)
class Kind:
    key: str
    name: dict[str, str]
    promise_level: Promise
    mode: Mode
    services: list[dict[str, str]]
    agenda: list[dict[str, Any]]

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=sum(part["minutes"] for part in self.agenda))

    def __str__(self) -> str:
        return text(self.name)

    @property
    def offers(self) -> list[dict[str, Any]]:
        """Asked for by default; nothing is booked before somebody books it."""
        return [each | {"status": ServiceStatus.OFFERED, "ask_by": None} for each in self.services]

    @property
    def words(self) -> dict[str, dict[str, Any]]:
        """Language → the agenda as blocks of a page."""
        return {code: {"agenda": self._agenda(code)} for code, _name in languages()}

    def _agenda(self, code: str) -> list[tuple[str, dict[str, Any]]]:
        return [
            (
                "segment",
                {
                    "minutes": part["minutes"],
                    "title": text(part["title"], code),
                    "text": text(part["text"], code),
                },
            )
            for part in self.agenda
        ]


def kinds() -> list[Kind]:
    return [
        Kind(
            key=key,
            name=facts["name"],
            promise_level=Promise(facts["promise_level"]),
            mode=Mode(facts["mode"]),
            services=facts["services"],
            agenda=facts["agenda"],
        )
        for key, facts in data_beside(__file__).items()
    ]


def kind_of(key: str) -> Kind | None:
    return next((each for each in kinds() if each.key == key), None)
