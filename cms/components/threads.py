"""Geometry of the threads: one curve per comment, joining one line."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SMALLEST_SHOWN = 11
MOST_THREADS = 400
HATCHES = 36  # strokes across a hidden source
GAP = 14.0  # between two sources, in drawing units


@dataclass(frozen=True)
class Source:
    label: str
    words: str
    y: str
    hidden: bool


Curve = Callable[[float, float], str]  # where it starts, and how far down it ends → its path


@dataclass
class Drawing:
    width: int
    height: int
    agreeing: list[str] = field(default_factory=lambda: ["", "", ""])  # three layers: crossings darken
    against: str = ""
    bands: list[str] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)


@dataclass(frozen=True)
class Threads:
    wide: Drawing
    narrow: Drawing
    caption: str
    sentence: str


@dataclass(frozen=True)
class _Group:
    label: str
    count: int | None  # None: a hidden number
    threads: int
    words: str


def threads(heard: Any) -> Threads:
    """`heard`: a chain summary, whose own total says how many disagree; or groups, each with its part."""
    groups: Sequence[Any] = getattr(heard, "groups", heard)
    given = [_get(group, "cell", _get(group, "count")) for group in groups]
    counts = [_visible(each) for each in given]
    total = sum(count or 0 for count in counts)
    per_thread = max(1, math.ceil(total / MOST_THREADS))
    drawn = [
        _Group(
            str(_get(group, "label")), count, math.ceil((count or 0) / per_thread), _count_text(each, count)
        )
        for group, each, count in zip(groups, given, counts, strict=True)
        if count != 0
    ]
    against = heard.against if hasattr(heard, "groups") else _against(groups)
    dashed = _dashed(sum(group.threads for group in drawn), (_visible(against) or 0) / per_thread)
    return Threads(
        wide=_wide(drawn, dashed),
        narrow=_narrow(drawn, dashed),
        caption=_caption(per_thread, against),
        sentence=_sentence(drawn),
    )


def _visible(count: Any) -> int | None:
    """The count if it can be drawn: None from 1 to 10, or if disclosure control hid it."""
    if hasattr(count, "hidden"):
        count = None if count.hidden else count.value
    if count is None or 0 < count < SMALLEST_SHOWN:
        return None
    return int(count)


def _against(groups: Sequence[Any]) -> int | None:
    """Total over all sources: a dashed thread must not reveal the small number of one source."""
    parts = [_get(group, "against", 0) for group in groups]
    parts = [getattr(part, "value", part) for part in parts]
    return None if None in parts else sum(parts)


def _get(group: object, name: str, default: object = None) -> Any:
    return group.get(name, default) if isinstance(group, dict) else getattr(group, name, default)


def _dashed(threads_drawn: int, wanted: float) -> set[int]:
    amount = min(threads_drawn, round(wanted))
    return {int((index + 0.5) * threads_drawn / amount) for index in range(amount)}


def _spans(groups: list[_Group], length: float) -> list[tuple[float, float]]:
    """Start and end of each source along the open side; a hidden one has a fixed length."""
    weights = [max(group.threads, 8) if group.count is not None else 14 for group in groups]
    free = length - GAP * max(0, len(groups) - 1)
    spans, at = [], 0.0
    for weight in weights:
        size = free * weight / sum(weights)
        spans.append((at, at + size))
        at += size + GAP
    return spans


def _wide(groups: list[_Group], dashed: set[int]) -> Drawing:
    drawing = Drawing(width=440, height=200)
    left, right, middle = 182.0, 436.0, 96.0
    spans = _spans(groups, drawing.height - 8.0)
    for group, (start, end) in zip(groups, spans, strict=True):
        centre = (start + end) / 2 + 4
        drawing.sources.append(Source(group.label, group.words, _n(centre), group.count is None))
    _fill(
        drawing,
        groups,
        dashed,
        spans,
        lambda at, ratio: _curve_across(left, at + 4, right, middle + (ratio - 0.5) * 22),
    )
    return drawing


def _narrow(groups: list[_Group], dashed: set[int]) -> Drawing:
    drawing = Drawing(width=358, height=180)
    spans = _spans(groups, drawing.width - 16.0)
    _fill(
        drawing,
        groups,
        dashed,
        spans,
        lambda at, ratio: _curve_down(at + 6, 12 + ratio * 10, drawing.height),
    )
    return drawing


def _fill(
    drawing: Drawing, groups: list[_Group], dashed: set[int], spans: list[tuple[float, float]], curve: Curve
) -> None:
    total = sum(group.threads or 4 for group in groups) or 1
    number, slot = 0, 0
    for group, (start, end) in zip(groups, spans, strict=True):
        if group.count is None:
            drawing.bands.append(_band(curve, start, end, slot / total, (slot + 4) / total))
            slot += 4
            continue
        for index in range(group.threads):
            at = start + (index + 0.5 + _jitter(number)) * (end - start) / group.threads
            path = curve(at, (slot + 0.5) / total)
            if number in dashed:
                drawing.against += path
            else:
                drawing.agreeing[number % 3] += path
            number, slot = number + 1, slot + 1


def _jitter(number: int) -> float:
    """A deterministic unevenness, so that threads look like threads."""
    return (math.sin(number * 12.9898) * 43758.5453 % 1 - 0.5) * 0.8


def _curve_across(x0: float, y0: float, x1: float, y1: float) -> str:
    reach = x1 - x0
    return (
        f"M{_n(x0)} {_n(y0)}C{_n(x0 + reach * 0.42)} {_n(y0)} "
        f"{_n(x1 - reach * 0.45)} {_n(y1)} {_n(x1)} {_n(y1)}"
    )


def _curve_down(x0: float, x1: float, height: float) -> str:
    return f"M{_n(x0)} 0C{_n(x0)} {_n(height * 0.62)} {_n(x1)} {_n(height * 0.5)} {_n(x1)} {height}"


def _band(curve: Curve, start: float, end: float, first: float, last: float) -> str:
    """The outline of a source with a hidden number, and strokes across it."""
    one, other = _points(curve(start, first)), _points(curve(end, last))
    strokes = []
    for step in range(1, HATCHES):
        (x0, y0), (x1, y1) = _on(one, step / HATCHES), _on(other, min(1, (step + 0.6) / HATCHES))
        strokes.append(f"M{_n(x0)} {_n(y0)}L{_n(x1)} {_n(y1)}")
    return curve(start, first) + curve(end, last) + "".join(strokes)


def _points(path: str) -> list[tuple[float, float]]:
    numbers = [float(part) for part in path[1:].replace("C", " ").split()]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _on(points: list[tuple[float, float]], t: float) -> tuple[float, float]:
    """The point at `t` along a curve."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x, y = (sum(w * point[axis] for w, point in zip(weights, points, strict=True)) for axis in (0, 1))
    return x, y


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _count_text(given: object, count: int | None) -> str:
    """The number, or what is known of it: one that is hidden beside another may be large."""
    if count is None:
        is_small = given is not None and getattr(given, "hidden", "small") == "small"
        return _("fewer than 11 comments") if is_small else _("a hidden number")
    return ngettext("%(count)d comment", "%(count)d comments", count) % {"count": count}


def _caption(per_thread: int, against: int | None) -> str:
    each = (
        _("Each thread is one comment.")
        if per_thread == 1
        else _("Each thread stands for %(count)d comments.") % {"count": per_thread}
    )
    if against == 0:
        return each
    if against is None:
        return f"{each} {_('The number of comments that disagree is hidden.')}"
    if _visible(against) is None:
        return f"{each} {_('Fewer than 11 comments disagree.')}"
    words = ngettext(
        "The dashed thread is the %(count)d comment that disagrees.",
        "Dashed threads are the %(count)d comments that disagree.",
        against,
    )
    return f"{each} {words % {'count': against}}"


def _sentence(groups: list[_Group]) -> str:
    parts = [f"{group.label}: {group.words}" for group in groups]
    return "; ".join(parts) + "."
