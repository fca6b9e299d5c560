"""Signing in and out as the log keeps it, and locks."""

from axes.utils import reset

from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.deeds import _holding
from gongkai.portal.agencies.deeds._accounts import username_of
from gongkai.portal.agencies.models import Person
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.words import about_person
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import NotPermitted


@deed("agencies.signed_in", label="登录")
def signed_in(by: Actor, *, through: str = "") -> Done[Person]:
    """That the person has signed in just now; call it after Django's `login` with `actor_of(person, address)`.

    `through` names what vouched for the person in place of their password, such as 统一认证.
    """
    # open: one's own session.
    if by.person is None:
        raise NotPermitted("请先登录。")
    person = Person.objects.get(pk=by.person)
    person.last_login = clock.now()
    person.save(update_fields=["last_login"])
    return Done(person, says=f"{_by_way_of(through)}登录", about=about_person(person))


@deed("agencies.signed_out", label="退出登录")
def signed_out(by: Actor) -> Done[None]:
    """That the person has signed out."""
    # open: one's own session.
    if by.person is None:
        raise NotPermitted("请先登录。")
    return Done(None, says="退出登录", about=about_person(Person.objects.get(pk=by.person)))


@deed("agencies.sign_in_failed", label="登录失败")
def sign_in_failed(by: Actor, *, username: str, locked: bool = False, through: str = "") -> Done[None]:
    """That somebody tried to sign in and could not; a log-in name that nobody has is not written down, it may be a password."""
    # open: nobody has signed in yet.
    person = Person.objects.filter(username=username_of(username)).first()
    told = f"用登录名“{person.username}”" if person else "用一个没有登记的登录名"
    says = f"{told}{_by_way_of(through)}登录未成功" + ("，账号已锁定" if locked else "")
    return Done(None, says=says, about=about_person(person) if person else About("person", "", "没有登记的登录名"))


@deed("agencies.voucher_refused", label="外部认证未通过")
def voucher_refused(by: Actor, *, through: str, why: str) -> Done[None]:
    """That what should vouch for somebody did not stand up to the checks; who it is meant to be is not known, so nobody is named."""
    # open: nobody has signed in yet.
    return Done(None, says=f"{_by_way_of(through)}登录未成功：{why}", about=About("person", "", "没有核对出是谁"))


def _by_way_of(through: str) -> str:
    return f"经{through}" if through else ""


@deed("agencies.unlock", label="解锁账号")
def unlock(by: Actor, *, person: int) -> Done[Person]:
    """The account no longer locked after wrong passwords."""
    require(by, Right.SECURE_ACCOUNTS)
    found = _holding.locked(person)
    reset(username=found.username)
    return Done(found, says=f"解除{found.name}账号的锁定", about=about_person(found))
