"""The Legistar Web API, version 1, as scrapers of Open Civic Data read it.

- Bodies, Events, Persons and OfficeRecords are bodies, meetings, and terms of members. The public record does not say
  which terms are the same person's: each term is a Person of its own, with the number of the appointment.
- An EventItem is an item of the agenda, or a motion. Legistar keeps one result and one roll call for each EventItem,
  and lists a matter again for each further action. So each motion follows its item as an EventItem of its own, with
  the votes, and without a place on the agenda; an item of the agenda has no votes.
- A Matter is a motion, a proposal, or a decision that was made without a vote. The history of a motion is its vote;
  that of a proposal are the items under which it was before a body. As in Legistar, the number of an entry of a history
  is that of its EventItem. What was decided by a motion is its enactment, with the number of the decision.
- Numbers are whole. Those of items, meetings, bodies, seats, appointments and the matters of motions are their own;
  others begin higher (``numbers.py``), so that no two of one type are equal.

Records that are public no more answer 410, as scrapers expect.
"""
