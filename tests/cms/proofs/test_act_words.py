"""What the public reads of an act is what was done, for each kind of record."""

import re

import pytest

from cms.models import LedgerEntry
from cms.proofs.act_words import ACT_WORDS, act_words
from tests.test_architecture import files, text

WRITTEN = re.compile(r'ledger\.append(?:_many)?\(\s*"([^"]+)"(?:\s+if[^,]+else\s+"([^"]+)")?')


def test_each_act_that_the_program_writes_has_words():
    acts = {act for path in files(".py") for found in WRITTEN.findall(text(path)) for act in found if act}

    assert len(acts) > 30 and acts - ACT_WORDS.keys() == set()


@pytest.mark.parametrize(
    ("act", "kind", "words"),
    [
        ("hold", "hold", "A legal hold was placed"),
        ("hold", "presence", "Something in a meeting was recorded"),
        ("propose", "power", "A change of powers was proposed"),
        ("propose", "recap_proposal", "Something was proposed"),
        ("decide", "decision", "A decision was recorded"),
        ("decide", "comment", "A comment was moderated"),
        ("import", "coding_file", "Codings were imported"),
    ],
)
def test_an_act_is_told_by_what_it_was_done_to(act, kind, words):
    assert act_words(LedgerEntry(act=act, kind=kind)) == words
