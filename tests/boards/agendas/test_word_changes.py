"""What a change of words is, where a careless rule would call it spelling (BK-14)."""

import pytest

from boards.agendas.word_changes import adds_more_than_a_place, has_same_words, kinds_of
from boards.change_choices import CLERICAL, DOUBTFUL, ChangeKind

NEVER_CLERICAL = [
    ("Support the bill", "Support the ball"),
    ("Repeat of the court report", "Repeat of the count report"),
    ("A rate of 5 %", "A rate of 5"),
    ("Seats 1-2", "Seats 1 2"),
    ("A sum of £15", "A sum of 15"),
    ("Open at 9 a.m.", "Open at 9 a.m./vote"),
    ("The mayor of the county", "The major of the county"),
    ("Renew a price list", "Renew a prize list"),
    ("Teacher training", "Teachers training"),
    ("Discuss the lease", "Discuss the leases"),
    ("Hire a director", "Fire a director"),
    ("The board did meet", "The board did not meet"),
    ("Assembly Bill 2019", "Assembly Bill 2021"),
    ("Data for 2026 dollars", "Data for 2027 dollars"),
    ("Report by Ana Ruiz", "Report by Ana Ruis"),
    ("Consultar el presupuesto", "Aprobar el presupuesto"),
    ("Dismissal hearing: Jansen", "Dismissal hearing: Jensen"),
    ("Hansen lease renewal", "Hanson lease renewal"),
    ("Award 2000 grants", "Award 2050 grants"),
    ("Adopt 2025 operating budget", "Adopt 2026 operating budget"),
    ("Report for 2025 campuses", "Report for 2026 campuses"),
    ("2025 budget report", "2026 budget report"),
    ("Plan the expansion of students", "Plan the expulsion of students"),
    ("The interstate agreement", "The intrastate agreement"),
    ("El informe no incluye nombres", "El informe incluye nombres"),
]
FORBIDDEN = [
    ("Review the plan", "Review the plan, and any other business"),
    ("Review the plan", "Review the plan y despedir a la directora"),
    ("Review the plan of the office", "Review the plan of the agency"),
    ("Review the plan", "Review the plan with a fee of $5"),
    ("Review the plan", "Review the plan for Oakland"),
    ("Review the plan", "Sell buildings"),
]
CLERICAL_PAIRS = [
    ("Repaet the survey", "Repeat the survey"),
    ("Revision de los datos", "Revisión de los datos"),
    ("The Govering Board", "The Governing Board"),
    ("Results 2019–2032", "Results 2019-2023"),
    ("Report of November 9, 2021", "Report of November 9, 2022"),
    ("Report of May 2021", "Report of May 2022"),
    ("Informe del 9 de noviembre de 2021", "Informe del 9 de noviembre de 2022"),
    ("The expantion of the survey", "The expansion of the survey"),
    ("The results, by county.", "The results by county"),
]


@pytest.mark.parametrize(("before", "after"), NEVER_CLERICAL)
def test_what_may_mean_something_else_is_not_clerical(before, after):
    assert not kinds_of(before, after) <= set(CLERICAL)


@pytest.mark.parametrize(("before", "after"), FORBIDDEN)
def test_what_adds_or_broadens_is_forbidden(before, after):
    assert kinds_of(before, after) - {*CLERICAL, *DOUBTFUL}


@pytest.mark.parametrize(("before", "after"), CLERICAL_PAIRS)
def test_a_slip_of_the_pen_is_clerical(before, after):
    assert kinds_of(before, after, known=frozenset({"governing", "repeat"})) <= {
        ChangeKind.SPELLING,
        ChangeKind.NUMBER,
    }


def test_a_name_becomes_only_what_the_agenda_says_elsewhere():
    assert kinds_of("The Govering Board", "The Governing Board") == {ChangeKind.WORDS}


@pytest.mark.parametrize(
    "place", ["Room 204", "1021 O Street, Room 1100, Sacramento", "The annex, second floor"]
)
def test_an_address_is_a_place(place):
    assert not adds_more_than_a_place("1000 Demo Plaza, Room 102", place)


@pytest.mark.parametrize(
    "place", ["Room 204; layoffs", "Room 204 and the budget", "Room 204 to sue the county"]
)
def test_what_is_no_address_is_more_than_a_place(place):
    assert adds_more_than_a_place("1000 Demo Plaza, Room 102", place)


def test_numbers_count_as_words_of_a_presenter():
    assert has_same_words("data programs", "Programs, Data")
    assert not has_same_words("Data Programs", "Data Programs $5,000")
