"""Signatures of letters, a name with a city and a ZIP code, are found on arrival and wait for a person (PRV-08)."""

import pytest

from cms.pii.identifiers import find_identifiers
from feedback.models import PrivatePassage, Submission, SubmissionText
from tests.feedback.helpers import payload

SIGNED = [
    "Please show my county.\n\nMaria Lopez, Fresno, CA 93701",
    "Please show my county.\n\nMaria Lopez\nFresno, CA 93701",
    "Thank you,\nMaria Lopez\n1234 E. Olive Ave\nFresno, CA 93701",
    "Sincerely,\n\nJohn Q. Public\nParent of two\nBakersfield, California 93301-2214",
    "We need it. Maria Lopez, Fresno, CA 93701",
    "Please add bus routes. - Ana Ruiz, Chico CA 95928",
    "— Rosa Martínez, Salinas, CA 93905",
    "Regards, Tom O'Neil, San Luis Obispo, CA 93401",
    "MARIA LOPEZ, FRESNO, CA 93701",
    "Our schools need this map!\nDeShawn Carter / Oakland / 94601",
    "Mai Nguyen-Tran\nWestminster, CA\n92683",
    "Dr. Priya Raman (Fremont, CA 94536)",
    "J. R. Smith\nYreka, CA 96097",
    "maria lopez, fresno ca 93701",
    "Please listen to parents. Maria Lopez from Fresno, CA 93701.",
    "I am Lucy Chen, parent in Daly City, CA 94014, and I use this every week.",
    "Maria Lopez Fresno, CA 93701",
    "Kim Park | Los Angeles, CA | 90011",
    "Muestren mi condado.\n\nAtentamente,\nMaría López García\nFresno, California, C.P. 93701",
    "Gracias,\nJosé Luis de la Cruz\nCalle Roble 123\nSanta Ana, CA 92701",
    "María de los Ángeles Peña, de Salinas, CA 93905",
    "Soy Elena Ramírez, vecina de Stockton 95202, y necesito ayuda.",
    "Firma: Pedro Ávila, Calexico, código postal 92231",
    "Atentamente, Rosa Hernández, madre en Modesto, CA 95350",
    "Respetuosamente,\nIgnacio Núñez\nPadre de familia\nEl Centro, CA 92243",
    "Thanks for reading.\n\nAisha Abdi, Ed.D.\nEl Cajon, CA 92020",
    "Wei Zhang, Alhambra, CA, 91801",
    "Sean McKenna\nP.O. Box 12\nUkiah, CA 95482",
]
OFFICES = [
    "Fresno Unified School District, Fresno, CA 93721",
    "Send it to the Office of Data\n1215 K Street\nSacramento, CA 95814",
    "Our library is at 915 I Street, Sacramento, CA 95814.",
    "Lincoln Elementary\n2020 Main St\nFresno, CA 93701",
    "We live in Fresno, CA 93701 and the bus is late.",
    "ZIP code 93701 has no counselor.",
    "Please compare Fresno 93701 and Clovis 93612.",
    "Los Angeles and San Diego, CA 92101 are missing from the map.",
    "The clinic moved to San Luis Obispo, CA 93401.",
    "Vivimos en Salinas, CA 93905 y no hay autobús.",
]
SUBJECTS = [
    "Show my county",
    "Add bus routes",
    "Explain the numbers",
    "Tell us the cost",
    "Keep the map simple",
]
ENDS = [
    "in Fresno and Kern County, please. We counted 12000 students.",
    "before May 2022, as Governor Newsom promised in Sacramento.",
    "for Los Angeles Unified and San Diego, and for all 58 counties.",
    "so that Maria and other parents can read it at home.",
    "para las familias de Salinas y Watsonville. Gracias por escuchar.",
    "near Golden Gate Park and Ocean Beach.\nThank you for your work.",
    "like the Public Policy Institute did.\n\n- Better Maps\n- More Data",
    "at Cal State Fresno. I am a student in Clovis.",
]
ORDINARY = [*OFFICES, *(f"{subject} {end}" for subject in SUBJECTS for end in ENDS)]


def signatures(text: str) -> list[str]:
    found = find_identifiers(text, names=True)
    return [text[each.start : each.end] for each in found if each.kind == "signature"]


def test_at_least_nine_of_ten_signatures_are_found():
    found = [text for text in SIGNED if signatures(text)]
    assert len(found) / len(SIGNED) >= 0.9, sorted(set(SIGNED) - set(found))


def test_none_is_seen_in_fifty_ordinary_comments():
    assert len(ORDINARY) == 50
    assert [text for text in ORDINARY if signatures(text)] == []


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        (SIGNED[0], "Maria Lopez, Fresno, CA 93701"),
        (SIGNED[2], "Maria Lopez\n1234 E. Olive Ave\nFresno, CA 93701"),
        (SIGNED[3], "John Q. Public\nParent of two\nBakersfield, California 93301-2214"),
        (SIGNED[18], "María López García\nFresno, California, C.P. 93701"),
        (SIGNED[10], "Mai Nguyen-Tran\nWestminster, CA\n92683"),
    ],
)
def test_it_reaches_from_the_name_to_the_zip_code(text, signature):
    assert signatures(text) == [signature]


def send(client, text: str) -> Submission:
    assert client.post("/feedback/survey/", payload(q_missing=text)).status_code == 303
    return Submission.objects.get()


def test_it_waits_for_a_person_and_nothing_is_approved_before(client, form, client_for, editor):
    comment = send(client, SIGNED[1])
    waiting = PrivatePassage.objects.get()
    assert (waiting.kind, waiting.state) == ("signature", "waiting")
    browser = client_for(editor)
    assert "name, city and ZIP code" in browser.get(f"/desk/private/{comment.pk}/").content.decode()
    refused = browser.post(f"/desk/comments/{comment.pk}/moderate/", {"act": "publish"})
    assert refused.status_code == 409 and "may identify a person" in refused.content.decode()
    comment.refresh_from_db()
    assert comment.state == "received"


def test_once_it_was_redacted_the_comment_is_approved_without_it(client, form, client_for, editor):
    comment = send(client, SIGNED[1])
    browser = client_for(editor)
    browser.post(f"/desk/private/{comment.pk}/decide/", {"all": "taken_out"})
    redacted = SubmissionText.objects.get(role="redaction").text
    assert redacted == "Please show my county.\n\n[name, city and ZIP code removed]"
    browser.post(f"/desk/comments/{comment.pk}/moderate/", {"act": "publish"})
    comment.refresh_from_db()
    assert comment.state == "published"
