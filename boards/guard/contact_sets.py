"""Contact sets of a topic, built from its groups in the database (BK-42)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from boards.choices import Capacity
from boards.guard import sets
from boards.guard.answers import Answer
from boards.models import Appointment, ContactMember, Seat, Topic
from cms import clock

YES = Answer(True)


def person_of(appointment: Appointment) -> str:
    """Key of a person: the account if there is one, so a second term is the same person."""
    return _person(appointment.pk, appointment.user_id)


def _person(appointment: int, user: int | None) -> str:
    return f"u{user}" if user else f"h{appointment}"


def most_of_each_body() -> dict[int, int]:
    """Largest contact set allowed in each body today, from its voting seats or filled seats, whichever is fewer."""
    today = clock.today()
    seats = Seat.objects.as_of(today).filter(is_voting=True).values("body")
    authorized = dict(seats.annotate(n=Count("pk")).order_by().values_list("body", "n"))
    held = Appointment.objects.as_of(today).filter(seat__is_voting=True).exclude(capacity=Capacity.ALTERNATE)
    rows = held.values("seat__body").annotate(n=Count("seat", distinct=True)).order_by()
    filled = dict(rows.values_list("seat__body", "n"))
    return {body: max(0, sets.most(count, filled.get(body, 0))) for body, count in authorized.items()}


@dataclass
class Standing:
    """Contact sets of one topic, with the data needed to judge a new contact."""

    topic: Topic
    circles: sets.ContactSets
    most_of: dict[int, int]
    bodies_of: dict[str, set[int]] = field(default_factory=dict)

    @property
    def most(self) -> int:
        return self.most_of.get(self.topic.body_id, 0)

    def of(self, appointment: Appointment) -> sets.Circle:
        return self.circles.of(person_of(appointment))

    def judge(self, people: Iterable[str]) -> Answer:
        """Whether these people may be in contact on this topic."""
        circle = self.circles.would_be(people)
        reached = sets.reaches(
            circle, home=self.topic.body_id, bodies_of=self.bodies_of, most_of=self.most_of
        )
        if reached is None:
            return YES
        words = _(
            "With this, a majority of a body would be in contact on one topic outside a meeting. A circle may "
            "hold %(most)s people at most, and groups with a common member count as one circle."
        )
        return Answer(False, "BK-42", words % {"most": self.most_of.get(reached, 0)})


def family_of(topics: Iterable[Topic]) -> Q:
    """Filter for these topics and all topics marked as the same matter."""
    roots = {topic.same_as_id or topic.pk for topic in topics}
    return Q(pk__in=roots) | Q(same_as__in=roots)


def standing(topic: Topic, *, also: Iterable[Appointment] = ()) -> Standing:
    return standings([topic], also=also)[topic.pk]


def standings(topics: Iterable[Topic], *, also: Iterable[Appointment] = ()) -> dict[int, Standing]:
    """Contact sets of several topics, in a fixed number of queries. ``also`` adds people not yet in them."""
    topics = list(topics)
    rows = ContactMember.objects.filter(group__topic__in=Topic.objects.filter(family_of(topics)))
    facts = rows.values_list(
        "group", "group__topic", "group__topic__same_as", "appointment", "appointment__user"
    )  # fmt: skip
    groups: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    people = {person_of(each) for each in also}
    for group, topic, same_as, appointment, user in facts:
        person = _person(appointment, user)
        groups[same_as or topic][group].append(person)
        people.add(person)
    most_of, bodies_of = most_of_each_body(), _bodies_of(people)
    return {
        topic.pk: Standing(
            topic, sets.ContactSets(groups[topic.same_as_id or topic.pk].values()), most_of, bodies_of
        )
        for topic in topics
    }


def _bodies_of(people: set[str]) -> dict[str, set[int]]:
    """The bodies each person belongs to; appointees count before their oath (BK-05)."""
    users = [int(person[1:]) for person in people if person[0] == "u"]
    appointments = [int(person[1:]) for person in people if person[0] == "h"]
    bound = Appointment.objects.bound(clock.today()).filter(Q(user__in=users) | Q(pk__in=appointments))
    found: dict[str, set[int]] = defaultdict(set)
    for pk, user, body in bound.values_list("pk", "user", "seat__body"):
        found[_person(pk, user)].add(body)
    return found
