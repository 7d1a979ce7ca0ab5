"""Attendance at the demo conversations by role and language. Invented; with the walk-ins and the five people who had
registered for the third one (`follow_up.yaml`), the sums match the recaps.
"""

ROLES = {
    "family": {"en": "Student or family", "es": "Estudiante o familia"},
    "educator": {"en": "Teacher or school staff", "es": "Docente o personal escolar"},
    "researcher": {"en": "Researcher", "es": "Investigación"},
    "advocate": {"en": "Community organization", "es": "Organización comunitaria"},
}

CAME = {
    "first-conversation": [
        ("family", "en", 15),
        ("family", "es", 13),
        ("educator", "en", 24),
        ("researcher", "en", 12),
        ("", "en", 12),
        ("", "", 10),
    ],
    "third-conversation": [
        ("researcher", "en", 17),
        ("educator", "en", 12),
        ("educator", "es", 11),
        ("", "en", 3),
    ],
}
