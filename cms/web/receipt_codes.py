"""Receipt codes as people read and type them: their letters, their check character, and the slips near a code.

The check character is that of a pure system of ISO/IEC 7064, as in its MOD 11-2 and MOD 37-2: the values of all
characters, each times a power of the radix, add up to 1 modulo a prime. The prime is the first one above our 30
letters, the radix one whose powers are all different. So each wrong letter is caught, and each two letters that
changed places, next to each other or not. No letter has the value 30: a code that would need it is never made
(``one_time_keys.receipt_code`` draws again).

Fifteen letters are free: there are 30**16 / 31 codes, 73 bits. The check character adds no secret and gives none
away, since whoever knows the other fifteen could compute it.
"""

from collections.abc import Iterator
from itertools import chain, product

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without 0 O 1 I L U, which are misread
CODE_GROUPS, GROUP = 4, 4
LENGTH = CODE_GROUPS * GROUP
MODULUS, RADIX = 31, 3
# What a letter that no code has was probably meant to be. One such letter alone is solved by the check character.
LOOKS_LIKE = {"0": "DQ", "O": "DQ", "1": "7JT", "I": "7JT", "L": "7JT", "U": "V"}
MOST_UNREADABLE = 4


def with_check_letter(letters: str) -> str:
    """The letters with their check character at the end; "" if that is the value that no letter has."""
    value = (1 - RADIX * _remainder(letters)) % MODULUS
    return letters + ALPHABET[value] if value < len(ALPHABET) else ""


def is_code(letters: str) -> bool:
    """Whether these sixteen letters, without prefix and hyphens, are a code whose check character fits."""
    return len(letters) == LENGTH and set(letters) <= set(ALPHABET) and _remainder(letters) == 1


def letters_of(typed: str) -> str:
    """What was typed, in capitals, without hyphens, spaces and the prefix; a misread one too: no code has I, L or 1."""
    kept = "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())
    return kept[2:] if kept[:1] == "T" and kept[1:2] in ("L", "I", "1") else kept


def printed(letters: str) -> str:
    """The code as receipts print it: TL-XXXX-XXXX-XXXX-XXXX."""
    return "-".join(("TL", *(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))))


def spelled(code: str) -> str:
    """The code letter by letter, for screen readers, with a pause after each group."""
    return ", ".join(" ".join(group) for group in code.split("-"))


def near_codes(typed: str) -> list[str]:
    """The codes that fit their check character and are one slip away from what was typed: a letter lost, added or
    wrong, or neighbors that changed places; or letters that look like others. Rarely more than twenty.
    Nothing is looked up here.
    """
    letters = letters_of(typed)
    if not LENGTH - 1 <= len(letters) <= LENGTH + 1:
        return []
    found = dict.fromkeys(chain([letters], _slips(letters), _readings(letters)))
    return [printed(each) for each in found if is_code(each)]


def _slips(letters: str) -> Iterator[str]:
    for place in range(len(letters) + 1):
        before, after = letters[:place], letters[place:]
        yield before + after[1:2] + after[:1] + after[2:]
        yield before + after[1:]
        for letter in ALPHABET:
            yield before + letter + after[1:]
            yield before + letter + after


def _readings(letters: str) -> Iterator[str]:
    unreadable = sum(letter not in ALPHABET for letter in letters)
    choices = (LOOKS_LIKE.get(letter, letter) for letter in letters)
    return map("".join, product(*choices)) if unreadable <= MOST_UNREADABLE else iter(())


def _remainder(letters: str) -> int:
    """The sum of the values times the powers of the radix, by Horner's rule."""
    total = 0
    for letter in letters:
        total = (total * RADIX + ALPHABET.index(letter)) % MODULUS
    return total
