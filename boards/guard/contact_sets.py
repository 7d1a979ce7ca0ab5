"""Contact sets of a topic, built from its groups in the database (BK-42)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from boards.choices import Capacity, CoveredUnder
from boards.guard import sets
from boards.guard.answers import Answer
from boards.models import Appointment, Body, ContactMember, Seat, Topic
from cms import clock

YES = Answer(True)


def person_of(appointment: Appointment) -> str:
    """Key of a person: the account if there is one, so a second term is the same person.

    On a committee, a member of the body that created it is who sits on that body.
    """
    return person_key(appointment.as_member_id or appointment.pk, appointment.user_id)


def person_key(appointment: int, user: int | None) -> str:
    return f"u{user}" if user else f"h{appointment}"


def most_of_each_body() -> dict[int, int]:
    """Largest contact set allowed in each body today, from its voting seats or filled seats, whichever is fewer.

    All members of a committee that the law does not cover may talk; its body's own limit stays (BK-01, BK-42).
    """
    today = clock.today()
    seats = Seat.objects.as_of(today).filter(is_voting=True).values("body")
    authorized = dict(seats.annotate(n=Count("pk")).order_by().values_list("body", "n"))
    held = Appointment.objects.as_of(today).filter(seat__is_voting=True).exclude(capacity=Capacity.ALTERNATE)
    rows = held.values("seat__body").annotate(n=Count("seat", distinct=True)).order_by()
    filled = dict(rows.values_list("seat__body", "n"))
    free = set(Body.objects.filter(covered_under=CoveredUnder.NONE).values_list("pk", flat=True))
    return {
        body: count if body in free else max(0, sets.most(count, filled.get(body, 0)))
        for body, count in authorized.items()
    }


@dataclass
class Standing:
    """Contact sets of one matter, with the data needed to judge a new contact.

    On one topic, groups without a common member are apart. When contact was made on several topics of the matter, what
    one holds stands in the other, so everyone counts together (BK-40: also through intermediaries).
    """

    topic: Topic
    circles: sets.ContactSets
    most_of: dict[int, int]
    bodies_of: dict[str, set[int]] = field(default_factory=dict)
    is_whole: bool = False

    @property
    def most(self) -> int:
        return self.most_of.get(self.topic.body_id, 0)

    @property
    def everyone(self) -> sets.Circle:
        return frozenset().union(*self.circles.all())

    @property
    def sizes(self) -> list[int]:
        """Sizes of what counts together, largest first."""
        sizes = [len(self.everyone)] if self.is_whole else [len(circle) for circle in self.circles.all()]
        return sorted(sizes, reverse=True)

    def of(self, appointment: Appointment) -> sets.Circle:
        return self.circles.of(person_of(appointment))

    def would_be(self, people: Iterable[str]) -> sets.Circle:
        """Everyone who would be in contact if these people were."""
        people = list(people)
        return self.everyone | frozenset(people) if self.is_whole else self.circles.would_be(people)

    def judge(self, people: Iterable[str]) -> Answer:
        """Whether these people may be in contact on this matter."""
        circle = self.would_be(people)
        reached = sets.over(circle, self.bodies_of, self.most_of, first=self.topic.body_id)
        if reached is None:
            return YES
        return Answer(False, "BK-42", _refusal(self.most_of.get(reached, 0)))


def _refusal(most: int) -> str:
    words = _(
        "With this, a majority of a body would be in contact on one matter outside a meeting. At most "
        "%(most)s people may be in contact. Bring it to a meeting, where all members can discuss it."
    )
    return words % {"most": most}


def family_of(topics: Iterable[Topic]) -> Q:
    """Filter for these topics and all topics marked as the same matter."""
    roots = {topic.same_as_id or topic.pk for topic in topics}
    return Q(pk__in=roots) | Q(same_as__in=roots)


def standing(topic: Topic, *, also: Iterable[Appointment] = ()) -> Standing:
    return standings([topic], also=also)[topic.pk]


def standings(topics: Iterable[Topic], *, also: Iterable[Appointment] = ()) -> dict[int, Standing]:
    """Contact sets of several topics with those recorded as the same matter, in a fixed number of queries."""
    topics = list(topics)
    rows = list(Topic.objects.filter(family_of(topics)))
    families = [(topic, [row for row in rows if _root(row) == _root(topic)]) for topic in topics]
    found = standings_of(families, also=also)
    return {each.topic.pk: each for each in found}


def standings_of(
    matters: Iterable[tuple[Topic, Iterable[Topic]]], *, also: Iterable[Appointment] = ()
) -> list[Standing]:
    """Contact sets of matters: each a topic asked about, and the topics that count with it.

    ``also`` adds people not yet in contact, who will be on the topic asked about.
    """
    matters, newcomers = [(topic, list(rows)) for topic, rows in matters], {person_of(each) for each in also}
    contacts = _contacts({row.pk for _topic, rows in matters for row in rows})
    people = newcomers | {person for groups in contacts.values() for group in groups for person in group}
    most_of, seated_in = most_of_each_body(), _bodies_of(people)
    found = []
    for topic, rows in matters:
        groups = [(row, group) for row in rows for group in contacts.get(row.pk, [])]
        found.append(counted(topic, groups, newcomers, seated_in=seated_in, most_of=most_of))
    return found


def counted(
    topic: Topic,
    groups: list[tuple[Topic, list[str]]],
    newcomers: set[str],
    *,
    seated_in: dict[str, set[int]],
    most_of: dict[int, int],
) -> Standing:
    """Who counts on a matter with these groups, each on its topic, when newcomers join the topic asked about.

    A person counts for the bodies they belong to, and for the body of each topic on which they are in contact (BK-40).
    """
    bodies_of: dict[str, set[int]] = defaultdict(set)
    for body, people in [(row.body_id, group) for row, group in groups] + [(topic.body_id, list(newcomers))]:
        for person in people:
            bodies_of[person] |= {body} | seated_in.get(person, set())
    touched = {row.pk for row, _group in groups} | ({topic.pk} if newcomers else set())
    circles = sets.ContactSets(group for _row, group in groups)
    return Standing(topic, circles, most_of, dict(bodies_of), is_whole=len(touched) > 1)


def _root(topic: Topic) -> int:
    return topic.same_as_id or topic.pk


def _contacts(topics: set[int]) -> dict[int, list[list[str]]]:
    """The groups of each topic, as lists of people."""
    rows = ContactMember.objects.filter(group__topic__in=topics)
    who = Coalesce("appointment__as_member", "appointment")
    facts = rows.values_list("group", "group__topic", who, "appointment__user")
    groups: dict[tuple[int, int], list[str]] = defaultdict(list)
    for group, topic, appointment, user in facts:
        groups[topic, group].append(person_key(appointment, user))
    found: dict[int, list[list[str]]] = defaultdict(list)
    for (topic, _group), people in groups.items():
        found[topic].append(people)
    return dict(found)


def _bodies_of(people: set[str]) -> dict[str, set[int]]:
    """The bodies each person belongs to; appointees count before their oath (BK-05)."""
    users = [int(person[1:]) for person in people if person[0] == "u"]
    appointments = [int(person[1:]) for person in people if person[0] == "h"]
    named = Q(user__in=users) | Q(pk__in=appointments) | Q(as_member__in=appointments)
    bound = Appointment.objects.bound(clock.today()).filter(named)
    found: dict[str, set[int]] = defaultdict(set)
    for pk, user, body in bound.values_list(Coalesce("as_member", "pk"), "user", "seat__body"):
        found[person_key(pk, user)].add(body)
    return found
