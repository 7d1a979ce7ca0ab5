"""Akoma Ntoso 3.0 (OASIS LegalDocML): the agenda in force and the minutes of each meeting.

An agenda is a ``doc`` named "agenda", minutes are a ``debateReport`` named "minutes". Names follow the Akoma Ntoso
Naming Convention: ``/akn/us-ca/doc/agenda/2023-02-08/12`` is the work, with the number of the meeting; an expression
adds the language and the day on which it was posted. Each vote is in the analysis with its counts, and in the text by
name: ``by`` names the member, or the vacant seat, and ``choice`` the answer. There is no tombstone in Akoma Ntoso: the
address of a meeting that is public no more answers 410.
"""
