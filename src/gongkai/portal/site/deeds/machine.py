"""What is done at the console of the machine: backups, bringing them back, and a way in where every administrator is locked out."""

from datetime import datetime

from django.utils import timezone

from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.deeds import people, roles, sessions
from gongkai.portal.agencies.models import Appointment, Person
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors.standings import in_force
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Refused

_PLATFORM = About("platform", "", "平台")


@deed("site.note_backup", label="备份")
def note_backup(by: Actor, *, file: str, rows: int) -> Done[None]:
    """That a backup was made."""
    require(by, Right.RUN_PLATFORM)
    return Done(None, says=f"做了备份“{file}”，共{rows}条", about=_PLATFORM)


@deed("site.note_restoring", label="从备份恢复")
def note_restoring(by: Actor, *, file: str, made_at: datetime, rows: int, log: str) -> Done[None]:
    """That the platform was made from a backup, and where the log stood in it."""
    require(by, Right.RUN_PLATFORM)
    made = timezone.localtime(made_at)
    says = f"用{made:%Y-%m-%d %H:%M}的备份“{file}”恢复了平台，共{rows}条"
    return Done(None, says=says, about=_PLATFORM, after={"备份时操作记录的末端": log})


@deed("site.restore_administrator", label="在控制台恢复管理员")
def restore_administrator(by: Actor, *, role: str, username: str, name: str) -> Done[str]:
    """An activation code, shown this once, for the administrator of that log-in name; somebody new is registered and given the role."""
    require(by, Right.GRANT_ROLES)
    person = Person.objects.filter(username=username.strip().lower()).first()
    if person is None:
        if not name:
            raise Refused(f"没有登录名是 {username} 的人。要新登记一位，请用 --name 写上姓名。", "username")
        person, code = people.register_person(by, username=username, name=name, agency=None, joined_on=clock.today())
        roles.appoint(by, person=person.pk, role=role, agency=None, unit=None, since=clock.today(), document="在服务器控制台登记")
    else:
        _require_administrator(person, role)
        if person.state == "suspended":
            people.resume_person(by, person=person.pk)
        sessions.unlock(by, person=person.pk)
        code = people.issue_code(by, person=person.pk)
    says = f"在服务器控制台为{ROLES[role].label}{person.name}办了启用码"
    return Done(code, says=says, about=About("person", str(person.pk), person.name))


def _require_administrator(person: Person, role: str) -> None:
    """The person must hold that role already: the console gives nobody who has an account another part."""
    if person.state == "left":
        raise Refused(f"{person.name}（{person.username}）已经离岗，不能恢复。请换一位，写上新的登录名和姓名。", "username")
    if not Appointment.objects.filter(in_force(), person=person, role=role).exists():
        raise Refused(f"{person.name}（{person.username}）现在不是{ROLES[role].label}。请换一个登录名，或者改 --role。", "username")
