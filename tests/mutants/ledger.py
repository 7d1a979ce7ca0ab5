"""Mutants of the record: leaves, checkpoints, verification, the sealed fields of each kind of row, and the links."""

from tests.mutants.mutant import Mutant

LEDGER, LINKS, SEALS = "cms/records/ledger.py", "cms/chain/links.py", "feedback/site/ledger.py"
LEAVES, VERIFICATION, CHECKPOINTS = (
    "cms/proofs/leaves.py",
    "cms/records/verification.py",
    "cms/proofs/checkpoints.py",
)
FORMAT, REDACTION = "cms/proofs/verify_record.py", "cms/records/redaction.py"
TESTS = "tests/cms/records/test_ledger.py::"
CHANGED_FIELD = TESTS + "test_a_changed_field_of_an_entry_is_named"
LINK_TESTS = "tests/cms/chain/test_links_are_sealed.py::"
REMOVED = "tests/feedback/receipts/test_removed_from_the_record.py::"
REWRITTEN = "tests/cms/proofs/test_checkpoints.py::test_a_record_that_was_rewritten_is_not_signed"

MUTANTS = (
    Mutant("ledger.leaf_without_role", LEAVES, '{"role": entry.role, "digest"', '{"digest"', CHANGED_FIELD),
    Mutant("ledger.leaf_without_digest", LEAVES, '        "digest": entry.digest,\n', "", CHANGED_FIELD),
    Mutant("ledger.leaf_without_time", LEAVES, '        "time": time_of(entry.at),\n', "", CHANGED_FIELD),
    Mutant("ledger.leaf_without_subject", LEAVES, '        "subject": entry.subject,\n', "", CHANGED_FIELD),
    Mutant(
        "ledger.digest_without_key",
        LEAVES,
        'return {"key": key, "fields": plain(facts)}',
        'return {"key": "", "fields": plain(facts)}',
        TESTS + "test_an_entry_moved_to_another_row_is_named",
    ),
    Mutant(
        "ledger.one_salt_for_all",
        LEAVES,
        "salt = secrets.token_bytes(SALT_BYTES)",
        "salt = bytes(SALT_BYTES)",
        TESTS + "test_the_same_facts_get_another_digest_each_time",
    ),
    Mutant(
        "ledger.actor_not_compared",
        VERIFICATION,
        " or bool(entry.salt) and not leaves.has_its_actor(entry)",
        "",
        CHANGED_FIELD,
    ),
    Mutant(
        "ledger.signed_roots_not_compared",
        FORMAT,
        "[each for each in reached if each.root != self.running.root]",
        "[each for each in reached if each.size != self.running.size]",
        TESTS + "test_an_entry_rewritten_with_all_its_hashes_contradicts_what_was_signed",
    ),
    Mutant(
        "ledger.rewritten_record_signed",
        CHECKPOINTS,
        "return size >= last.size and tree.Tree(last.size).root == bytes(last.root)",
        "return size >= last.size",
        REWRITTEN,
    ),
    Mutant(
        "ledger.cut_record_signed",
        CHECKPOINTS,
        "return size >= last.size and tree.Tree(last.size).root == bytes(last.root)",
        "return size < last.size or tree.Tree(last.size).root == bytes(last.root)",
        REWRITTEN,
    ),
    Mutant(
        "ledger.tiles_not_compared",
        VERIFICATION,
        "    yield from _broken_tiles()\n",
        "",
        TESTS + "test_a_changed_tile_is_named",
    ),
    Mutant(
        "ledger.gaps_not_noticed",
        VERIFICATION,
        "if entry.number != number:",
        "if entry.number < number:",
        TESTS + "test_a_removed_entry_is_named",
    ),
    Mutant(
        "ledger.removed_row_not_noticed",
        VERIFICATION,
        "    if row is None:\n        yield",
        "    if row is None and not entry.number:\n        yield",
        TESTS + "test_a_removed_row_is_named",
    ),
    Mutant(
        "ledger.rows_not_compared",
        VERIFICATION,
        "    yield from _changed_rows(latest)\n",
        "",
        TESTS + "test_a_changed_row_is_named",
    ),
    Mutant(
        "ledger.added_rows_not_noticed",
        VERIFICATION,
        "    yield from _rows_without_entry(latest)\n",
        "",
        "tests/feedback/test_seals_and_traces.py::test_a_text_put_among_sealed_ones_is_named",
    ),
    Mutant(
        "ledger.checks_of_apps_not_run",
        VERIFICATION,
        "        yield from check()\n",
        "        yield from ()\n",
        TESTS + "test_a_further_check_of_a_room_is_run",
    ),
    Mutant(
        "ledger.redaction_excuses_later_seals",
        VERIFICATION,
        "return self.entries.get(thing, 0) > entry.number",
        "return thing in self.entries",
        "tests/cms/records/test_redaction.py::test_what_is_sealed_after_a_removal_is_held_fast_again",
    ),
    Mutant(
        "ledger.redaction_without_entry",
        VERIFICATION,
        "{(kind, key): entries[str(pk)] for pk, kind, key in rows if str(pk) in entries}",
        "{(kind, key): entries.get(str(pk), 2**62) for pk, kind, key in rows}",
        "tests/cms/records/test_redaction.py::test_a_tombstone_put_there_by_hand_excuses_nothing",
    ),
    Mutant(
        "ledger.salt_outlives_the_text",
        REDACTION,
        "filter(None, changed)",
        "()",
        "tests/feedback/receipts/test_own_proof.py::test_a_removed_text_keeps_its_entry_and_nothing_to_guess_with",
    ),
    Mutant(
        "ledger.removal_of_what_was_never_sealed_is_public",
        REDACTION,
        "Redaction.objects.exclude(entries=[])",
        "Redaction.objects.all()",
        REMOVED + "test_a_removal_of_what_was_never_sealed_is_not_for_the_public",
    ),
    Mutant(
        "ledger.removal_without_digest_is_repeated",
        FORMAT,
        'bytes.fromhex(row.get("salt", "")):',
        'row.get("sealed"):',
        REMOVED + "test_facts_that_no_digest_covers_say_nothing",
    ),
    Mutant(
        "ledger.actor_found_with_a_public_salt",
        LEAVES,
        "hmac.new(key, salt, hashlib.sha256).digest()",
        "salt",
        REMOVED + "test_nobody_finds_who_removed_it_by_trying_names",
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
        "ledger.changed_text_not_noticed",
        SEALS,
        "if sha256_of(words) != sha256:",
        "if not sha256_of(words):",
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
