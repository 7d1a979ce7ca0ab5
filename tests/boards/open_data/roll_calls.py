"""The roll calls on the page of a meeting, as a reader finds them."""

import re
from html import unescape

from boards.models import Meeting
from boards.motion_choices import Choice

Groups = dict[str, tuple[int, list[str]]]  # choice → the number on the page, and the names below it
MOTION = re.compile(r'<div class="motion stack--tight" id="motion-(\d+)">')
VOTES = re.compile(r'<dl class="votes">(.*?)</dl>', re.DOTALL)
GROUP = re.compile(r"<div><dt>(.*?), (\d+)</dt>(.*?)</div>", re.DOTALL)
NAME = re.compile(r'<dd><span[^>]*></span><span>(.*?)(?:<span class="meta">|</span></dd>)', re.DOTALL)


def on_page(client, meeting: Meeting) -> dict[str, Groups]:
    """Motion → its roll call."""
    page = client.get(meeting.get_absolute_url()).content.decode()
    _before, *parts = MOTION.split(page)
    return {pk: _groups(words) for pk, words in zip(parts[::2], parts[1::2], strict=True)}


def _groups(html: str) -> Groups:
    votes = VOTES.search(html)
    return {
        unescape(label): (int(count), sorted(unescape(name) for name in NAME.findall(names)))
        for label, count, names in GROUP.findall(votes[1] if votes else "")
    }


def in_data(motion: dict) -> Groups:
    """The same from the attributes of a motion."""
    found: dict[str, list[str]] = {}
    for vote in motion["votes"]:
        label = vote["choice"]["label"]["en"]
        found.setdefault(label, []).append(vote["person"] or vote["seat_label"]["en"])
    return {
        label: (motion["tally"][choice.value], sorted(found[label]))
        for choice in Choice
        if (label := str(choice.label)) in found
    }
