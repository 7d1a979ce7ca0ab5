"""Popolo, as Open Civic Data uses it: organizations, posts, persons, memberships, motions, vote events, votes, events.

- The public record does not say which terms of members are the same person's: each term has a person of its own, with
  the number of the appointment.
- A motion that was voted on has one vote event, with the same number.
- Options are Popolo's: ``yes``, ``no``, ``abstain``, ``absent``, and ``not voting`` for whoever was recused. A vacant
  seat has no voter: it is neither among the votes nor among the counts.

Popolo has no word for what was deleted: an address of a record that is public no more answers 410.
"""
