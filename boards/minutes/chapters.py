"""Chapters of a recording: start of each item in seconds from the start of the recording (BK-27). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from boards.models import AgendaItem


@dataclass(frozen=True)
class Chapter:
    label: str
    title: str
    seconds: int

    @property
    def clock(self) -> str:
        """Format seconds as 1:02:09, or 12:40 within the first hour."""
        hours, minutes, seconds = self.seconds // 3600, self.seconds // 60 % 60, self.seconds % 60
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def chapters(began_at: datetime, starts: Iterable[tuple[datetime, str, str]]) -> list[Chapter]:
    """Build chapters from (moment, label, title), in time order. Items before the recording began are left out."""
    found = [
        Chapter(label, title, int((at - began_at).total_seconds())) for at, label, title in sorted(starts)
    ]
    return [chapter for chapter in found if chapter.seconds >= 0]


def begun(row: AgendaItem, called: datetime | None, moved: datetime | None = None) -> datetime | None:
    """When an item began: when it was called, else when comment opened, else when a motion was made."""
    window = getattr(row, "comment_window", None)
    return called or (window.opened_at if window else None) or moved


def length(closed_at: datetime | None, began_at: datetime) -> float:
    return max(0.0, (closed_at - began_at).total_seconds()) if closed_at else 0.0
