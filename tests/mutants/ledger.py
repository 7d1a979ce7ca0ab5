"""Mutants of the ledger: the hash chain, the sealed fields of each kind of row, and the links."""

from tests.mutants.mutant import Mutant

LEDGER, LINKS, SEALS = "cms/records/ledger.py", "cms/chain/links.py", "feedback/site/ledger.py"
TESTS = "tests/cms/records/test_ledger.py::"
CHANGED_FIELD = TESTS + "test_a_changed_field_of_an_entry_is_named"
LINK_TESTS = "tests/cms/chain/test_links_are_sealed.py::"

MUTANTS = (
    Mutant("ledger.hash_without_actor", LEDGER, "        entry.actor,\n", "", CHANGED_FIELD),
    Mutant("ledger.hash_without_digest", LEDGER, "        entry.digest,\n", "", CHANGED_FIELD),
    Mutant(
        "ledger.hash_without_moment",
        LEDGER,
        "        int(entry.at.timestamp() * 1000),\n",
        "",
        CHANGED_FIELD,
    ),
    Mutant(
        "ledger.digest_without_salt",
        LEDGER,
        'f"{salt}\\n{facts}".encode(',
        "facts.encode(",
        TESTS + "test_the_same_facts_get_another_digest_each_time",
    ),
    Mutant(
        "ledger.entries_of_one_call_not_chained",
        LEDGER,
        "previous = entry.hash = _entry_hash(entry)",
        "entry.hash = _entry_hash(entry)",
        "tests/cms/records/test_ledger.py::test_many_rows_are_appended_in_few_statements",
    ),
    Mutant(
        "ledger.previous_not_compared",
        LEDGER,
        "if entry.previous != previous or entry.hash",
        "if entry.hash",
        "tests/cms/records/test_ledger.py::test_an_entry_changed_together_with_its_hash_breaks_the_next_one",
    ),
    Mutant(
        "ledger.gaps_not_noticed",
        LEDGER,
        "if entry.number != number:",
        "if entry.number < number:",
        TESTS + "test_a_removed_entry_is_named",
    ),
    Mutant(
        "ledger.removed_row_not_noticed",
        LEDGER,
        "if key not in rows:",
        "if key not in rows and not entry:",
        TESTS + "test_a_removed_row_is_named",
    ),
    Mutant(
        "ledger.rows_not_compared",
        LEDGER,
        "    yield from _changed_rows(latest)\n",
        "",
        TESTS + "test_a_changed_row_is_named",
    ),
    Mutant(
        "ledger.checks_of_apps_not_run",
        LEDGER,
        "        yield from check()\n",
        "        yield from ()\n",
        TESTS + "test_a_further_check_of_a_room_is_run",
    ),
    Mutant(
        "ledger.redaction_excuses_later_seals",
        LEDGER,
        "if redacted.get((kind, key), 0) > entry:",
        "if redacted.get((kind, key), 0):",
        "tests/cms/records/test_redaction.py::test_what_is_sealed_after_a_removal_is_held_fast_again",
    ),
    Mutant(
        "ledger.redaction_without_entry",
        LEDGER,
        '(kind, key): entries[str(pk)]\n        for pk, kind, key in Redaction.objects.order_by("pk")'
        '.values_list("pk", "kind", "key")\n        if str(pk) in entries\n',
        '(kind, key): entries.get(str(pk), 2**62)\n        for pk, kind, key in Redaction.objects.order_by("pk")'
        '.values_list("pk", "kind", "key")\n',
        "tests/cms/records/test_redaction.py::test_a_tombstone_put_there_by_hand_excuses_nothing",
    ),
    Mutant(
        "ledger.link_without_stance",
        LINKS,
        '        "stance": link.stance,\n        "by"',
        '        "by"',
        "tests/cms/chain/test_links_are_sealed.py::test_a_link_that_was_changed_is_named",
    ),
    Mutant(
        "ledger.link_without_reason",
        LINKS,
        '        "why": link.why,\n',
        "",
        "tests/cms/chain/test_links_are_sealed.py::test_a_link_that_was_changed_is_named",
    ),
    Mutant(
        "ledger.withdrawal_not_sealed",
        LINKS,
        '    ledger.append("unlink", current, actor=actor)\n',
        "",
        "tests/cms/chain/test_links_are_sealed.py::test_a_link_taken_back_stays_as_a_row_and_joins_nothing",
    ),
    Mutant(
        "ledger.added_link_not_noticed",
        LINKS,
        ".exclude(Exists(entries))",
        ".filter(Exists(entries), pk=0)",
        LINK_TESTS + "test_a_link_that_was_added_is_named",
    ),
    Mutant(
        "ledger.count_of_a_batch_not_compared",
        SEALS,
        "if len(pairs) != seal.count or digest_of(pairs) != seal.digest:",
        "if len(pairs) > seal.count:",
        "tests/feedback/test_seals_and_traces.py::test_a_deleted_text_breaks_the_seal",
    ),
    Mutant(
        "ledger.changed_text_not_noticed",
        SEALS,
        "if submission not in redacted and sha256_of(words) != sha256:",
        "if submission in redacted and sha256_of(words) != sha256:",
        "tests/feedback/test_seals_and_traces.py::test_a_changed_text_is_named",
    ),
    Mutant(
        "ledger.moderation_without_reason",
        SEALS,
        '        "reason": act.reason,\n        "before"',
        '        "before"',
        "tests/feedback/moderation/test_moderation_is_sealed.py::test_a_decision_changed_in_the_database_is_named",
    ),
    Mutant(
        "ledger.posting_without_snapshot",
        "boards/site/ledger/acts.py",
        '        "snapshot": hash_of(obj.snapshot),\n        "sha256": obj.sha256,\n        "at"',
        '        "at"',
        "tests/boards/agendas/test_posting_is_sealed.py",
    ),
)
