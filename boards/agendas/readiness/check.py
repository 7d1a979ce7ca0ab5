"""One posting check, and helpers for the whole list."""

from dataclasses import dataclass, field

from django.utils.functional import Promise

from boards.exceptions import CannotPost
from boards.notices.clock import NoticeRuling


@dataclass(frozen=True)
class Check:
    """One check on the posting screen: stop, warn or pass."""

    level: str
    title: str
    finding: str
    rule: str
    is_clock: bool = False
    url: str = ""  # where to put it right


def stop(title: str | Promise, finding: str | Promise, rule: str, url: str = "") -> Check:
    return Check("stop", str(title), str(finding), rule, url=url)


def warn(title: str | Promise, finding: str | Promise, rule: str) -> Check:
    return Check("warn", str(title), str(finding), rule)


def passed(title: str | Promise, finding: str | Promise, rule: str) -> Check:
    return Check("pass", str(title), str(finding), rule)


@dataclass
class Readiness:
    ruling: NoticeRuling
    checks: list[Check] = field(default_factory=list)

    @property
    def stops(self) -> list[Check]:
        return [check for check in self.checks if check.level == "stop"]

    @property
    def warnings(self) -> list[Check]:
        return [check for check in self.checks if check.level == "warn"]

    @property
    def passes(self) -> list[Check]:
        return [check for check in self.checks if check.level == "pass"]

    @property
    def is_late(self) -> bool:
        """Whether the legal deadline for this kind of notice has passed."""
        return any(check.is_clock for check in self.stops)

    def refuse(self) -> None:
        """Raise the first reason not to post; deadline problems come first."""
        if self.is_late:
            raise self.ruling.refusal()
        if self.stops:
            first = self.stops[0]
            raise CannotPost(f"{first.title}. {first.finding}", rule=first.rule)
