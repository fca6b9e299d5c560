"""The founding of a platform: its government, the competent office, and three administrators who are three people."""

from dataclasses import dataclass
from datetime import date

from gongkai.portal.agencies.access import unlimited
from gongkai.portal.agencies.deeds import _accounts
from gongkai.portal.agencies.deeds.bodies import open_body
from gongkai.portal.agencies.deeds.people import register_person
from gongkai.portal.agencies.deeds.roles import appoint
from gongkai.portal.agencies.kinds import LEVELS
from gongkai.portal.agencies.models import Agency, Person, Standing
from gongkai.portal.agencies.words import about_body
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import NotPermitted, Problem, Refused


@dataclass(frozen=True, slots=True)
class Administrator:
    """One of the three as the founding form gives them."""

    username: str
    name: str
    post: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Founding:
    """What founding has made; `codes` has the activation code of the second and third by log-in name, shown this once."""

    government: Agency
    office: Agency
    system: Person
    security: Person
    audit: Person
    codes: dict[str, str]


@deed("agencies.found", label="建立平台")
def found(
    by: Actor,
    *,
    government: str,
    level: str,
    division: str,
    office: str,
    since: date,
    system: Administrator,
    security: Administrator,
    audit: Administrator,
    password: str,
) -> Done[Founding]:
    """An empty platform with its government and the office (both since `since`) and the three administrators; `password` is the first's.

    `by` is CONSOLE: the token that the console printed stands for it. Fields of problems: the names of the parameters, those of an
    administrator as `system_username`, `security_name` …
    """
    # open: nobody has a right yet; only the console founds, and once.
    if not unlimited(by):
        raise NotPermitted("首次设置要用控制台上显示的令牌打开。")
    if Person.objects.exists() or Agency.objects.exists():
        raise Refused("平台已经完成首次设置，请直接登录。")
    administrators = {"system": system, "security": security, "audit": audit}
    _accounts.refuse(_founding_problems(government, level, office, administrators, password))
    top = open_body(by, name=government, kind="government", level=level, division=division, opened_on=since)
    desk = open_body(by, name=office, kind="general_office", level=level, division=division, opened_on=since, parent=top.pk, place=1)
    _oversee(by, top, desk, since)
    people: dict[str, Person] = {}
    codes: dict[str, str] = {}
    for key, given in administrators.items():
        person, code = register_person(
            by,
            username=given.username,
            name=given.name,
            agency=desk.pk,
            joined_on=clock.today(),
            post=given.post,
            phone=given.phone,
            email=given.email,
        )
        appoint(by, person=person.pk, role=f"{key}_admin", agency=None, since=clock.today(), document="平台首次设置")
        people[key], codes[person.username] = person, code
    first = people["system"]
    del codes[first.username]
    _open_first(first, password)
    return Done(
        Founding(top, desk, people["system"], people["security"], people["audit"], codes),
        says=f"完成首次设置：“{government.strip()}”，三名管理员为{'、'.join(person.name for person in people.values())}",
        about=about_body(top, government.strip()),
        after={
            "政府": government.strip(),
            "级别": LEVELS[level],
            "信息公开主管部门": office.strip(),
            "系统管理员": people["system"].name,
            "安全管理员": people["security"].name,
            "审计管理员": people["audit"].name,
        },
    )


def _oversee(by: Actor, top: Agency, desk: Agency, since: date) -> None:
    # The office exists only once the government does, so that its first standing is completed here; nothing has happened between.
    Standing.objects.filter(agency=top, since=since).update(competent_office=desk)
    Standing.objects.filter(agency=desk, since=since).update(reviewing_organ=top)


def _open_first(person: Person, password: str) -> None:
    _accounts.set_password(person, password)
    person.state = "active"
    person.save()
    person.codes.all().update(expires_at=clock.now())


def _founding_problems(government: str, level: str, office: str, administrators: dict[str, Administrator], password: str) -> list[Problem]:
    problems: list[Problem] = []
    if not government.strip():
        problems.append(Problem("请写政府的全称，例如“云溪县人民政府”。", "government"))
    if not office.strip():
        problems.append(Problem("请写政府办公厅（室）的全称，例如“云溪县人民政府办公室”。", "office"))
    if level not in LEVELS or level == "township":
        problems.append(Problem("请选国家、省、市、县中的一级：信息公开主管部门设在县级以上（条例第三条）。", "level"))
    for key, given in administrators.items():
        facts = {
            "username": _accounts.username_of(given.username),
            "name": given.name.strip(),
            "agency": None,
            "unit": None,
            "post": given.post.strip(),
            "phone": given.phone.strip(),
            "email": given.email.strip(),
        }
        problems += [Problem(each.sentence, f"{key}_{each.field}") for each in _accounts.person_problems(facts)]
    problems += _one_person(administrators)
    first = Person(username=_accounts.username_of(administrators["system"].username), name=administrators["system"].name)
    return problems + _accounts.password_problems(first, password, "password")


def _one_person(administrators: dict[str, Administrator]) -> list[Problem]:
    problems: list[Problem] = []
    seen: dict[str, set[str]] = {"username": set(), "name": set()}
    for key, given in administrators.items():
        for field, value in (("username", _accounts.username_of(given.username)), ("name", given.name.strip())):
            if value and value in seen[field]:
                problems.append(Problem("系统、安全、审计三名管理员要由三个人担任，请换一个人。", f"{key}_{field}"))
            seen[field].add(value)
    return problems
