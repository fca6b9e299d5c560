"""Whatever is done in whatever order: one standing a day, no circle, no forbidden pair of roles, and never an error of the program."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.portal.agencies.deeds.bodies import change_standing, correct_standing, open_body, withdraw_standing
from gongkai.portal.agencies.deeds.leaving import confirm_handover, register_leave, transfer_person
from gongkai.portal.agencies.deeds.parting import assign_people
from gongkai.portal.agencies.deeds.people import resume_person, suspend_person
from gongkai.portal.agencies.deeds.reorganising import close_body, merge_bodies, replace_body, settle_people, split_body
from gongkai.portal.agencies.deeds.roles import appoint, end_appointment
from gongkai.portal.agencies.deeds.withdrawing import withdraw_reorganisation
from gongkai.portal.agencies.models import Agency, Appointment, Handover, Person, Standing, Succession, SuccessionSide
from gongkai.portal.agencies.roles import PLATFORM_ROLES, ROLES
from gongkai.portal.agencies.selectors import bodies, parting
from gongkai.portal.agencies.separation import clash
from gongkai.portal.audit.actor import CONSOLE, PLATFORM
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import NotPermitted, Refused
from tests.portal.cast import SINCE, TODAY, WHO

FIRST = date(2025, 12, 1)
DAYS = st.integers(0, 90).map(lambda days: FIRST + timedelta(days=days))
PICK = st.integers(0, 11)
"""Which of the bodies or people there are by then."""

CHANGE = st.tuples(
    st.just("change"), PICK, DAYS, st.sampled_from(["name", "parent", "competent_office", "reviewing_organ", "short_name"]), PICK
)
STEPS = st.one_of(
    st.tuples(st.just("open"), DAYS, PICK, PICK, st.sampled_from(["department", "general_office"])),
    CHANGE,
    CHANGE,
    st.tuples(st.just("turn"), PICK, DAYS, st.sampled_from(["parent", "competent_office"])),
    st.tuples(st.just("withdraw"), PICK),
    st.tuples(st.just("correct"), PICK, PICK),
    st.tuples(st.just("merge"), st.lists(PICK, min_size=1, max_size=3), st.none() | PICK, DAYS),
    st.tuples(st.just("split"), PICK, st.booleans(), DAYS),
    st.tuples(st.just("replace"), PICK, DAYS),
    st.tuples(st.just("close"), PICK, st.none() | PICK, DAYS),
    st.tuples(st.just("take_back"), PICK),
    st.tuples(st.just("and_back"), st.sampled_from(["merge", "split", "replace", "close"]), PICK, st.none() | PICK, DAYS),
)
DOCUMENT = {"document_title": "机构改革方案"}


class Tree:
    """Does the steps as the console, each all or nothing; counts what was done."""

    def __init__(self) -> None:
        self.done = 0
        self.named = 0

    def fresh(self) -> str:
        self.named += 1
        return f"云溪县第{self.named}局"

    def body(self, place: int) -> int:
        keys = list(Agency.objects.order_by("pk").values_list("pk", flat=True))
        return keys[place % len(keys)]

    def step(self, kind: str, *given) -> None:
        before = Entry.objects.count()
        try:
            with transaction.atomic():
                getattr(self, kind)(*given)
        except Refused as refused:
            assert all(problem.sentence.endswith("。") for problem in refused.problems)
            assert Entry.objects.count() == before
            return
        self.done += 1
        assert Entry.objects.count() > before

    def open(self, on, parent, office, kind):
        open_body(
            CONSOLE,
            name=self.fresh(),
            kind=kind,
            level="county",
            opened_on=on,
            parent=self.body(parent),
            competent_office=self.body(office),
        )

    def change(self, agency, since, fact, value):
        new = self.fresh() if fact.endswith("name") else self.body(value)
        change_standing(CONSOLE, agency=self.body(agency), since=since, **{fact: new})

    def turn(self, agency, since, fact):
        """A body under one that stands under it: a circle, if nobody looked."""
        body = self.body(agency)
        above = Standing.objects.filter(agency=body).exclude(**{fact: None}).values_list(fact, flat=True).last()
        change_standing(CONSOLE, agency=above or body, since=since, **{fact: body})

    def withdraw(self, agency):
        last = Standing.objects.filter(agency=self.body(agency)).order_by("since").last()
        withdraw_standing(CONSOLE, agency=self.body(agency), since=last.since)

    def correct(self, agency, parent):
        correct_standing(CONSOLE, agency=self.body(agency), parent=self.body(parent))

    def merge(self, members, into, on):
        merge_bodies(
            CONSOLE,
            members=[self.body(each) for each in members],
            into=None if into is None else self.body(into),
            name=self.fresh(),
            on=on,
            **DOCUMENT,
        )

    def split(self, agency, keeps, on):
        split_body(
            CONSOLE, agency=self.body(agency), parts=[{"name": self.fresh()}, {"name": self.fresh()}], keeps=keeps, on=on, **DOCUMENT
        )

    def replace(self, agency, on):
        replace_body(CONSOLE, agency=self.body(agency), on=on, name=self.fresh(), **DOCUMENT)

    def close(self, agency, successor, on):
        close_body(CONSOLE, agency=self.body(agency), successor=None if successor is None else self.body(successor), on=on, **DOCUMENT)

    def take_back(self, place):
        withdraw_reorganisation(CONSOLE, succession=_one_of(Succession.objects, place), reason="写错了")

    def and_back(self, kind, agency, other, on):
        """A reorganisation, taken back at once: nothing of it is left."""
        before = rows()
        given = {
            "merge": ([agency, (other or 0)], None),
            "split": (agency, other is not None),
            "replace": (agency,),
            "close": (agency, other),
        }
        getattr(self, kind)(*given[kind], on)
        withdraw_reorganisation(CONSOLE, succession=Succession.objects.order_by("pk").last().pk, reason="写错了")
        assert rows() == before


def _one_of(found, place):
    """The id of one of them; of none where there are none."""
    keys = list(found.order_by("pk").values_list("pk", flat=True))
    return keys[place % len(keys)] if keys else 0


def rows():
    """All that a reorganisation may change or make."""
    models = (Agency, Standing, Appointment, Handover, Person, Succession, SuccessionSide)
    return [list(model.objects.order_by("pk").values()) for model in models]


def assert_standings_are_sound() -> None:
    for agency in Agency.objects.all():
        rows = list(Standing.objects.filter(agency=agency).order_by("since"))
        assert rows[0].since == agency.opened_on
        assert rows[-1].until == agency.closed_on
        for one, following in pairwise(rows):
            assert one.until == following.since  # no gap, no overlap


def assert_references_stand() -> None:
    """On every day on which anything changes: each body once, every reference to a body that exists then, no circle."""
    days = set(Standing.objects.values_list("since", flat=True)) | {day for day in Standing.objects.values_list("until", flat=True) if day}
    rows = list(Standing.objects.all())
    for day in days:
        then = {row.agency_id: row for row in rows if row.since <= day and (row.until is None or row.until > day)}
        existing = Agency.objects.filter(opened_on__lte=day).exclude(closed_on__lte=day)
        assert set(then) == set(existing.values_list("pk", flat=True))
        for row in then.values():
            assert {row.parent_id, row.competent_office_id, row.reviewing_organ_id} - {None} <= set(then)
            for fact in ("parent_id", "competent_office_id"):
                seen, at = set(), row
                while at is not None:
                    assert at.agency_id not in seen
                    seen.add(at.agency_id)
                    at = then.get(getattr(at, fact) or 0)


@pytest.mark.usefixtures("cast")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(STEPS, min_size=1, max_size=14))
def test_bodies_stay_sound(steps):
    with transaction.atomic():
        tree = Tree()
        for step in steps:
            tree.step(*step)
        assert_standings_are_sound()
        assert_references_stand()
        for agency in Agency.objects.all():
            assert bodies.past(CONSOLE, agency.pk)[-1].on == agency.opened_on
        transaction.set_rollback(True)


WHOM = st.sampled_from(WHO)
ROLE_STEPS = st.one_of(
    st.tuples(st.just("appoint"), WHOM, WHOM, st.sampled_from(tuple(ROLES)), PICK, DAYS),
    st.tuples(st.just("appoint"), st.just("security_admin"), WHOM, st.sampled_from(tuple(ROLES)), PICK, DAYS),
    st.tuples(st.just("end"), WHOM, PICK, DAYS),
    st.tuples(st.just("leave"), WHOM, WHOM, DAYS),
    st.tuples(st.just("move"), WHOM, PICK, DAYS),
    st.tuples(st.just("confirm"), st.just("security_admin"), WHOM),
    st.tuples(st.just("suspend"), WHOM, WHOM),
    st.tuples(st.just("resume"), WHOM, WHOM),
    st.tuples(st.just("merge"), PICK, PICK, st.integers(0, 20)),
    st.tuples(st.just("split"), PICK, st.booleans(), st.integers(0, 20)),
    st.tuples(st.just("split"), st.just(2), st.booleans(), st.integers(0, 20)),  # the body where most of the people are
    st.tuples(st.just("assign"), PICK, st.lists(PICK, min_size=1, max_size=3)),
    st.tuples(st.just("take_back"), PICK),
    st.tuples(st.just("day"), st.integers(1, 20)),
)


class Staff:
    """Does the steps as the people themselves, on days that go on."""

    def __init__(self, cast, configured) -> None:
        self.cast, self.configured = cast, configured
        self.granted: list[tuple[int | None, int]] = []
        self.done: list[str] = []

    def step(self, kind, *given):
        try:
            with transaction.atomic():
                getattr(self, kind)(*given)
        except (Refused, NotPermitted):
            return
        self.done.append(kind)

    def body(self, place):
        keys = list(Agency.objects.order_by("pk").values_list("pk", flat=True))
        return keys[place % len(keys)]

    def appoint(self, by, who, role, place, since):
        agency = None if role in PLATFORM_ROLES else self.body(place)
        actor = self.cast.actor(by)
        made = appoint(actor, person=self.cast.pk(who), role=role, agency=agency, since=since)
        self.granted.append((actor.person, made.person_id))

    def end(self, by, place, on):
        held = list(Appointment.objects.order_by("pk").values_list("pk", flat=True))
        end_appointment(self.cast.actor(by), appointment=held[place % len(held)], on=on)

    def leave(self, who, to, on):
        register_leave(self.cast.actor("system_admin"), person=self.cast.pk(who), on=on, successor=self.cast.pk(to))

    def move(self, who, place, on):
        transfer_person(self.cast.actor("system_admin"), person=self.cast.pk(who), agency=self.body(place), on=on)

    def confirm(self, by, to):
        waiting = Handover.objects.filter(confirmed_on=None).order_by("pk").first()
        if waiting:
            keep = list(waiting.appointments.values_list("pk", flat=True))
            confirm_handover(self.cast.actor(by), handover=waiting.pk, successor=self.cast.pk(to), keep=keep)

    def suspend(self, by, who):
        suspend_person(self.cast.actor(by), person=self.cast.pk(who))

    def resume(self, by, who):
        resume_person(self.cast.actor(by), person=self.cast.pk(who))

    def merge(self, one, other, ahead):
        members = [self.body(one), self.body(other)]
        merge_bodies(CONSOLE, members=members, into=members[0], on=self.ahead(ahead), **DOCUMENT)

    def split(self, place, keeps, ahead):
        parts = [{"name": f"云溪县第{Agency.objects.count()}局"}, {"name": f"云溪县第{Agency.objects.count() + 1}局"}]
        split_body(CONSOLE, agency=self.body(place), parts=parts, keeps=keeps, on=self.ahead(ahead), **DOCUMENT)

    def assign(self, place, ways):
        """Everybody who waits since a split is told where to go, by turns."""
        system = self.cast.actor("system_admin")
        waiting = parting.waiting(system)
        if not waiting:
            raise Refused("没有人在等。")
        found = waiting[place % len(waiting)]
        parts = [part for part, _ in found.parts]
        to = {each.pk: parts[ways[turn % len(ways)] % len(parts)] for turn, each in enumerate(found.people)}
        assign_people(system, split=found.succession.pk, to=to)
        assert not any(each.succession.pk == found.succession.pk for each in parting.waiting(system))

    def take_back(self, place):
        withdraw_reorganisation(self.cast.actor("system_admin"), succession=_one_of(Succession.objects, place), reason="写错了")

    def ahead(self, days):
        return self.configured.GONGKAI_TODAY + timedelta(days=days)

    def day(self, days):
        self.configured.GONGKAI_TODAY += timedelta(days=days)
        settle_people(PLATFORM)


def assert_no_forbidden_pair() -> None:
    far = date(9999, 1, 1)
    for person in Person.objects.all():
        for one, other in combinations(person.appointments.all(), 2):
            together = max(one.since, other.since) < min(one.until or far, other.until or far)
            if together:
                assert not clash(one.role, one.agency_id, other.role, other.agency_id)
                assert (one.role, one.agency_id) != (other.role, other.agency_id)


def assert_nobody_is_lost() -> None:
    """Who works somewhere works for a body that is there, or waits to be told where to go; open roles are on bodies that are there."""
    ended = Person.objects.filter(agency__closed_on__lte=clock.today(), left_on=None).exclude(state="left")
    for person in ended:
        assert any(person.pk in side.people for side in SuccessionSide.objects.filter(side="before")), person
    assert not Appointment.objects.filter(until=None, agency__closed_on__lte=clock.today()).exists()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.lists(ROLE_STEPS, min_size=1, max_size=16))
def test_roles_stay_apart(cast, settings, data):
    with transaction.atomic():
        settings.GONGKAI_TODAY = TODAY
        staff = Staff(cast, settings)
        for step in data:
            staff.step(*step)
        assert_no_forbidden_pair()
        assert_nobody_is_lost()
        assert all(by != person for by, person in staff.granted)  # nobody grants to themself
        today = settings.GONGKAI_TODAY
        for role in PLATFORM_ROLES:
            able = [each for each in WHO if cast.person(each).is_active and any(seat.role == role for seat in cast.actor(each).seats)]
            assert able, f"nobody is {role} on {today}"
        transaction.set_rollback(True)


def test_the_steps_do_something(cast):
    """The machine is no empty one: a plain sequence of its steps is done, not refused."""
    tree = Tree()
    for step in (
        ("open", date(2025, 12, 1), 0, 1, "department"),
        ("change", 3, date(2026, 1, 1), "name", 0),
        ("change", 3, date(2027, 1, 1), "short_name", 0),
        ("withdraw", 3),
        ("merge", [2, 3], None, date(2026, 2, 1)),
        ("split", 5, True, date(2026, 1, 5)),
        ("replace", 6, date(2026, 1, 9)),
        ("take_back", 2),
        ("and_back", "close", 4, 1, date(2026, 1, 9)),
    ):
        tree.step(*step)
    assert tree.done == 9
    assert SINCE < FIRST


def test_the_steps_of_the_staff_do_something(cast, settings):
    staff = Staff(cast, settings)
    for step in (
        ("split", 2, False, 0),
        ("assign", 0, [0, 1]),
        ("confirm", "security_admin", "newcomer"),
        ("merge", 3, 4, 5),
        ("take_back", 1),
        ("split", 3, True, 5),
        ("day", 6),
        ("assign", 0, [1]),
    ):
        staff.step(*step)
    assert staff.done == ["split", "assign", "confirm", "merge", "take_back", "split", "day", "assign"]
