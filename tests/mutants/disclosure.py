"""Mutants of disclosure control: which numbers stay hidden, in one table and from one release to the next."""

from tests.mutants.mutant import Mutant

RELEASE, TABLES = "cms/disclosure/release.py", "cms/disclosure/tables.py"
DECIDE, EARLIER = "feedback/releases/disclosure_decision.py", "feedback/releases/earlier_releases.py"
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
)
