"""OParl 1.1: System, Body, and the lists of its objects.

- The office is the Body. Boards and committees are Organizations, terms of members are Memberships. The public record
  does not say which terms are the same person's: each term has a Person of its own.
- Papers are materials of meetings, and proposals; a Consultation is one of them under an item of an agenda. A File is
  the newest public version of a material, an agenda as posted, or posted minutes.
- OParl knows no votes. The motions on an item with the vote of each seat are its ``throughline:motions``, a property of
  our own, as chapter 2.9 of the specification allows.
- There is no legislative term: each seat has terms of its own, told by the Memberships. The list is empty.
- Of a record that is public no more stays ``deleted``, in lists only for whoever asks with ``modified_since``. A
  Consultation goes with its Paper.
"""
