"""Mutants of disclosure control: which numbers stay hidden, in one table and from one release to the next."""

from tests.mutants.mutant import Mutant

RELEASE, TABLES = "cms/disclosure/release.py", "cms/disclosure/tables.py"
DECIDE, EARLIER = "feedback/releases/disclosure_decision.py", "feedback/releases/earlier_releases.py"
RULES = "tests/feedback/releases/test_row_decision.py::"
NUMBERS, STORY = "boards/stories/number_text.py", "tests/boards/stories/test_story_page.py::"
TESTS = "tests/cms/disclosure/test_disclosure.py::"

MUTANTS = (
    Mutant(
        "disclosure.ten_is_shown",
        "cms/disclosure/shapes.py",
        "\nTHRESHOLD = 11",
        "\nTHRESHOLD = 10",
        TESTS + "test_nought_and_eleven_are_shown_and_what_lies_between_is_not",
    ),
    Mutant(
        "disclosure.one_is_shown",
        RELEASE,
        "hidden = 0 < self.values[key] < self.threshold",
        "hidden = 1 < self.values[key] < self.threshold",
        TESTS + "test_nought_and_eleven_are_shown_and_what_lies_between_is_not",
    ),
    Mutant(
        "disclosure.eleven_is_hidden",
        RELEASE,
        "hidden = 0 < self.values[key] < self.threshold",
        "hidden = 0 < self.values[key] <= self.threshold",
        TESTS + "test_nought_and_eleven_are_shown_and_what_lies_between_is_not",
    ),
    Mutant(
        "disclosure.single_count_of_nought",
        TABLES,
        'return Cell(None, "small") if 0 < n <',
        'return Cell(None, "small") if 0 <= n <',
        TESTS + "test_a_single_count_follows_the_same_rule",
    ),
    Mutant(
        "disclosure.threshold_may_fall",
        TABLES,
        "if threshold < LEAST_THRESHOLD:",
        "if threshold < 1:",
        TESTS + "test_the_threshold_may_rise_but_not_fall_below_ten",
    ),
    Mutant(
        "disclosure.nothing_else_hidden",
        RELEASE,
        "elif (extra := self._one_more(key)) is not None:",
        "elif (extra := None) is not None:",
        TESTS + "test_a_single_hidden_number_takes_the_next_smallest_with_it",
    ),
    Mutant(
        "disclosure.who_knows_the_rule",
        RELEASE,
        "return wide and part.informed.spread(part.number[key], CHOICES - 1)",
        "return wide",
        "tests/cms/disclosure/test_disclosure.py::test_the_total_goes_when_nothing_else_can_hide_the_number",
    ),
    Mutant(
        "disclosure.public_total_hides",
        RELEASE,
        "if self._is_open(key) or key in self.public:",
        "if self._is_open(key):",
        TESTS + "test_a_total_that_is_public_anyway_is_never_counted_on_to_hide_something",
    ),
    Mutant(
        "disclosure.those_who_did_not_choose",
        TABLES,
        'Table({"yes": n, "no": respondents - n}, rows',
        'Table({"yes": n}, rows',
        TESTS + "test_those_who_did_not_choose_are_protected_as_well",
    ),
    Mutant(
        "disclosure.percent_of_a_hidden_number",
        TABLES,
        "return round(total / cell.value, digits) if cell.value else None",
        "return round(total / (cell.value or 1), digits)",
        TESTS + "test_every_figure_that_rests_on_a_hidden_number_is_hidden",
    ),
    Mutant(
        "disclosure.small_change_shown",
        EARLIER,
        "return 0 < abs(difference) < self.threshold",
        "return 1 < abs(difference) < self.threshold",
        "tests/feedback/releases/test_releases.py::test_numbers_are_worked_out_again_before_they_go_out_beside_newer_ones",
    ),
    Mutant(
        "disclosure.fewer_people_shown",
        EARLIER,
        "return 0 < abs(difference) < self.threshold",
        "return 0 < difference < self.threshold",
        "tests/feedback/releases/test_releases.py::test_numbers_are_worked_out_again_before_they_go_out_beside_newer_ones",
    ),
    Mutant(
        "disclosure.few_letters",
        "feedback/releases/people_counts.py",
        "or 0 < abs(count - comments) < threshold or",
        "or",
        "tests/feedback/moderation/test_letters_and_people.py",
    ),
    Mutant(
        "release.data_set_of_ten",
        "feedback/releases/rules.py",
        "if 0 < size < threshold:",
        "if 0 < size < threshold - 1:",
        RULES + "test_a_data_set_of_one_to_ten_may_not_leave",
    ),
    Mutant(
        "release.rest_of_ten",
        "feedback/releases/rules.py",
        "any(0 < wider - size < threshold for wider in around)",
        "any(0 < wider - size < threshold - 1 for wider in around)",
        RULES + "test_nor_may_one_that_leaves_one_to_ten_out_of_a_wider_selection",
    ),
    Mutant(
        "release.neither_of_ten",
        "feedback/releases/rules.py",
        "any(0 < count < threshold for count",
        "any(0 < count < threshold - 1 for count",
        RULES + "test_nor_may_one_that_tells_how_one_to_ten_have_none_of_its_filters",
    ),
    Mutant(
        "release.rows_of_two_attributes_only",
        "feedback/releases/row_decision.py",
        "*combinations(told, 2)",
        "*combinations(told, 0)",
        RULES + "test_any_three_attributes_of_rows_have_no_combination_of_few",
    ),
    Mutant(
        "release.rows_of_earlier_files_forgotten",
        "feedback/releases/row_decision.py",
        "told = [*self.earlier, *(",
        "told = [*(",
        RULES + "test_rows_are_decided_with_what_an_earlier_file_shows_of_the_same_comments",
    ),
    Mutant(
        "release.rows_of_newcomers",
        "feedback/releases/row_decision.py",
        "return BESIDE if self.is_broken else",
        "return BESIDE if False else",
        RULES + "test_a_file_that_shows_few_newcomers_has_no_rows",
    ),
    Mutant(
        "release.values_hidden_together",
        "feedback/releases/row_decision.py",
        "if (each.name, value) not in barred",
        "if (each.name, value) not in ()",
        RULES + "test_two_values_stand_in_a_row_only_if_the_number_of_both_is_published",
    ),
    Mutant(
        "release.by_one_person",
        "cms/publication/two_people.py",
        'return is_person and are_two_people(_person(record, "proposed"), second)',
        "return is_person",
        "tests/feedback/releases/test_release_gate.py::test_nobody_releases_what_they_proposed",
    ),
    Mutant(
        "stories.highest_beside_hidden_rows",
        NUMBERS,
        'if COMPLEMENT in hidden or (hidden and (chart.percent or name == "lowest")):',
        "if COMPLEMENT in hidden and chart.percent is None:",
        STORY + "test_the_highest_row_is_said_only_when_it_is_known",
    ),
    Mutant(
        "stories.choice_is_not_named",
        NUMBERS,
        "if not (is_usual or is_held or each.key in named):",
        "if not (is_usual or is_held or each.key in named or counted):",
        STORY + "test_sentences_follow_what_a_reader_chooses",
    ),
    Mutant(
        "stories.row_of_another_choice",
        NUMBERS,
        "return _around(drawn) != drawn.choice.codes[spread.key]",
        "return False",
        STORY + "test_a_number_and_a_row_of_something_wider_share_no_sentence",
    ),
)
