"""Merging, splitting, replacing and closing bodies: what is taken over by whom, from one day, by a document."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Unpack

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.deeds import _reorganise as steps
from gongkai.portal.agencies.deeds import _trace
from gongkai.portal.agencies.deeds.bodies import change_standing, open_body
from gongkai.portal.agencies.facts import Facts
from gongkai.portal.agencies.models import Person, Succession
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors import undecided
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.agencies.words import quoted
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused


class NewBody(Facts, total=False):
    """The facts of a body that a reorganisation opens; what is not given it takes from the body it comes from."""

    credit_code: str
    organisation_code: str


class Part(NewBody, total=False):
    """One part of a split: its facts, and the ids of the people who go to it."""

    people: Sequence[int]


@deed("agencies.merge_bodies", label="合并机关")
def merge_bodies(
    by: Actor,
    *,
    members: Sequence[int],
    into: int | None,
    on: date,
    document_title: str,
    document_number: str = "",
    note: str = "",
    **facts: Unpack[NewBody],
) -> Done[Succession]:
    """Bodies become one from `on`: `into` (one of them, or another that exists), or a newly opened body called `name`."""
    require(by, Right.EDIT_TREE)
    document = steps.Document("merged", on, document_title.strip(), document_number.strip(), note.strip())
    ending = [member for member in dict.fromkeys(members) if member != into]
    problems = steps.document_problems(document)
    if len({*members, into} - {None}) < 2:
        problems.append(Problem("合并至少要选两个机关。", "members"))
    if into is None and not facts.get("name", "").strip():
        problems.append(Problem("请写合并后机关的全称，或者选并入哪个机关。", "name"))
    problems += steps.ending_problems(ending, on) + steps.lasting_problems(into, on, "into")
    _refuse(problems)
    concerned = {*ending, *([into] if into else [])}
    before, picture = names(concerned, on), _trace.picture(concerned)
    for member in ending:
        steps.end_standing(member, on)
    heir = into or _opened(by, ending[0], document, facts)
    if into is not None and facts:
        _renamed(by, into, document, facts)
    moved = [body for member in ending for body in steps.hand_on(member, heir, document)]
    succession = steps.written(document, before=(*ending, *([into] if into is not None and into in members else [])), after=(heir,))
    after = names({heir}, on)[heir]
    says = f"自{chinese_date(on)}起把{quoted(before[b] for b in ending)}{'合并为' if into is None else '并入'}“{after}”"
    steps.registered(succession, says, concerned, picture)
    return Done(
        succession,
        says=says,
        about=About("agency", str(heir), after, heir),
        before={"机关": "、".join(before.values())},
        after={"机关": after, **steps.told(document, moved)},
    )


@deed("agencies.split_body", label="分立机关")
def split_body(
    by: Actor,
    *,
    agency: int,
    parts: Sequence[Part],
    keeps: bool,
    on: date,
    document_title: str,
    document_number: str = "",
    note: str = "",
    heir: int = 0,
) -> Done[Succession]:
    """A body becomes several from `on`; where it does not go on (`keeps` false), the part at place `heir` takes over what refers to it.

    People who are not named for a part wait until somebody chooses for them (`parting.assign_people`).
    """
    require(by, Right.EDIT_TREE, agency)
    document = steps.Document("split", on, document_title.strip(), document_number.strip(), note.strip())
    problems = steps.document_problems(document)
    if len(parts) + keeps < 2:
        problems.append(Problem("分立后至少有两个机关。", "parts"))
    if not keeps and not 0 <= heir < max(len(parts), 1):
        problems.append(Problem("请选由分立后的哪一个机关承接原机关的下属和未办结的工作。", "heir"))
    problems += [
        Problem(f"请写分立出的第{place}个机关的全称。", "parts") for place, part in enumerate(parts, 1) if not part.get("name", "").strip()
    ]
    problems += steps.lasting_problems(agency, on, "on") if keeps else steps.ending_problems([agency], on)
    problems += _people_problems(agency, parts)
    _refuse(problems)
    called = names({agency}, on)[agency]
    named = {person for part in parts for person in part.get("people", ())}
    waiting = [person for person in undecided.staff(agency, on) if person not in named]
    picture = _trace.picture({agency})
    if not keeps:
        steps.end_standing(agency, on)
    opened = [_opened(by, agency, document, part) for part in parts]
    # Roles of those who are named for a part go there with them; where the body ends, the others' end too.
    people = {body: list(part.get("people", ())) for part, body in zip(parts, opened, strict=True)}
    for body, chosen in people.items():
        steps.end_roles(agency, body, document, chosen)
    moved = [] if keeps else steps.hand_on(agency, opened[heir], document, people_wait=True)
    lasting = [agency, *opened] if keeps else [opened[heir], *(body for body in opened if body != opened[heir])]
    succession = steps.written(document, before=(agency,), after=lasting, people=people, waiting=waiting)
    after = list(names(set(opened), on).values())
    says = (
        f"自{chinese_date(on)}起从“{called}”分立出{quoted(after)}" if keeps else f"自{chinese_date(on)}起把“{called}”分立为{quoted(after)}"
    )
    steps.registered(succession, says, {agency}, picture)
    return Done(
        succession,
        says=says,
        about=About("agency", str(agency), called, agency),
        before={"机关": called},
        after={
            "机关": "、".join([*([called] if keeps else []), *after]),
            **steps.told(document, moved),
            "还要选定去向的人员": f"{len(waiting)}人" if waiting else None,
        },
    )


@deed("agencies.replace_body", label="整体改建机关")
def replace_body(
    by: Actor, *, agency: int, on: date, document_title: str, document_number: str = "", note: str = "", **facts: Unpack[NewBody]
) -> Done[Succession]:
    """A body ends and a new one takes its whole place from `on`."""
    require(by, Right.EDIT_TREE, agency)
    document = steps.Document("replaced", on, document_title.strip(), document_number.strip(), note.strip())
    problems = steps.document_problems(document)
    if not facts.get("name", "").strip():
        problems.append(Problem("请写新机关的全称。只改名称、机关不变的，请用“更名”。", "name"))
    _refuse(problems + steps.ending_problems([agency], on))
    called, picture = names({agency}, on)[agency], _trace.picture({agency})
    steps.end_standing(agency, on)
    heir = _opened(by, agency, document, facts)
    moved = steps.hand_on(agency, heir, document)
    succession = steps.written(document, before=(agency,), after=(heir,))
    after = names({heir}, on)[heir]
    says = f"自{chinese_date(on)}起把“{called}”整体改建为“{after}”"
    steps.registered(succession, says, {agency}, picture)
    return Done(
        succession,
        says=says,
        about=About("agency", str(heir), after, heir),
        before={"机关": called},
        after={"机关": after, **steps.told(document, moved)},
    )


@deed("agencies.close_body", label="撤销机关")
def close_body(
    by: Actor, *, agency: int, on: date, successor: int | None, document_title: str, document_number: str = "", note: str = ""
) -> Done[Succession]:
    """A body ends on `on`; `successor` takes over what refers to it, its people and its open work."""
    require(by, Right.EDIT_TREE, agency)
    document = steps.Document("closed", on, document_title.strip(), document_number.strip(), note.strip())
    problems = steps.document_problems(document) + steps.ending_problems([agency], on)
    if successor == agency:
        problems.append(Problem("承接的机关不能是被撤销的机关自己。", "successor"))
    elif successor is None:
        problems += steps.left_behind(agency, on)
    else:
        problems += steps.lasting_problems(successor, on, "successor")
    _refuse(problems)
    concerned = {agency, *([successor] if successor else [])}
    called, picture = names({agency}, on)[agency], _trace.picture(concerned)
    steps.end_standing(agency, on)
    moved = steps.hand_on(agency, successor, document)
    succession = steps.written(document, before=(agency,), after=(successor,) if successor else ())
    heir = names({successor}, on)[successor] if successor else ""
    says = f"自{chinese_date(on)}起撤销“{called}”" + (f"，由“{heir}”承接" if heir else "")
    steps.registered(succession, says, concerned, picture)
    return Done(
        succession,
        says=says,
        about=About("agency", str(agency), called, agency),
        before={"机关": called},
        after={"机关": None, "承接机关": heir or None, **steps.told(document, moved)},
    )


@deed("agencies.settle_people", label="安置机关撤并后的人员")
def settle_people(by: Actor) -> Done[int]:
    """People of bodies that have ended by today moved to the successor; for reorganisations that were registered ahead. A daily job."""
    require(by, Right.EDIT_TREE)
    waiting = Succession.objects.select_for_update(no_key=True).filter(settled_on=None, on__lte=clock.today()).order_by("on", "pk")
    moved: list[Person] = [person for succession in waiting for person in steps.settle(succession)]
    told = (
        f"按机构调整，把{len(moved)}人转到承接机关：{'、'.join(person.name for person in moved)}"
        if moved
        else "机构调整生效，没有要转的人员"
    )
    return Done(
        len(moved),
        says=told if waiting else "",
        about=About("platform", "people", "人员"),
    )


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise Refused(problems)


def _opened(by: Actor, source: int, document: steps.Document, facts: Mapping[str, Any]) -> int:
    given = {name: value for name, value in facts.items() if name != "people"}
    return open_body(by, **{**steps.inherited(source), **given}, opened_on=document.on, basis=document.cited).pk


def _renamed(by: Actor, into: int, document: steps.Document, facts: Mapping[str, Any]) -> None:
    changed = {name: value for name, value in facts.items() if name not in ("credit_code", "organisation_code")}
    if changed and steps.differs(into, document.on, changed):
        change_standing(by, agency=into, since=document.on, basis=document.cited, **changed)


def _people_problems(agency: int, parts: Sequence[Part]) -> list[Problem]:
    asked = [person for part in parts for person in part.get("people", ())]
    strangers = set(asked) - set(Person.objects.filter(pk__in=asked, agency=agency).values_list("pk", flat=True))
    problems = [Problem("有人不是这个机关的，不能随它分立。请重新选择人员。", "parts")] if strangers else []
    if len(set(asked)) < len(asked):
        problems.append(Problem("有人同时分到了两个机关。请每人只选一个。", "parts"))
    return problems
