"""What changed between two texts, word by word."""

from dataclasses import dataclass
from difflib import SequenceMatcher

LONG = 2000  # words; beyond, words that stand everywhere are not compared, so that time stays bounded (S10)


@dataclass(frozen=True)
class Part:
    """A run of words: kept, removed or added."""

    act: str
    words: str


def text_changes(before: str, after: str) -> list[Part]:
    old, new = before.split(), after.split()
    parts: list[Part] = []
    matcher = SequenceMatcher(a=old, b=new, autojunk=len(old) + len(new) > LONG)
    for act, i, j, k, m in matcher.get_opcodes():
        if act == "equal":
            parts.append(Part("kept", " ".join(old[i:j])))
            continue
        if j > i:
            parts.append(Part("removed", " ".join(old[i:j])))
        if m > k:
            parts.append(Part("added", " ".join(new[k:m])))
    return parts
