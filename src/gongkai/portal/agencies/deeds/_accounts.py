"""What can stand against the facts of a person and against a password. For deeds."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import hashers
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from gongkai.portal.agencies import codes
from gongkai.portal.agencies.models import Agency, Person, Unit
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused

REMEMBERED = 5
"""How many passwords before the present one may not come again."""


def username_of(text: str) -> str:
    """A log-in name as it is kept: small letters, no spaces around."""
    return text.strip().lower()


def person_problems(facts: dict[str, Any], person: int | None = None) -> list[Problem]:
    """What stands against the facts of a person: username, name, agency, unit, email."""
    problems: list[Problem] = []
    username = facts["username"]
    try:
        codes.username(username)
    except ValueError as error:
        problems.append(Problem(str(error), "username"))
    else:
        other = Person.objects.filter(username=username).exclude(pk=person or 0).first()
        if other:
            problems.append(Problem(f"登录名“{username}”已经是{other.name}的，请换一个。", "username"))
    if not facts["name"]:
        problems.append(Problem("请写姓名。", "name"))
    for field, label, limit in (("name", "姓名", 60), ("post", "职务", 60), ("phone", "办公电话", 60)):
        if len(facts[field]) > limit:
            problems.append(Problem(f"{label}最多{limit}个字。", field))
    return problems + mail_problems(facts["email"]) + place_problems(facts["agency"], facts["unit"])


def mail_problems(email: str) -> list[Problem]:
    """What stands against a mail address; none is needed."""
    if not email:
        return []
    try:
        validate_email(email)
    except ValidationError:
        return [Problem("电子邮箱不完整，应像 chen@example.gov.cn 这样。没有可以不写。", "email")]
    return []


def place_problems(agency: int | None, unit: int | None) -> list[Problem]:
    """What stands against somebody working for a body and a unit of it."""
    if agency is None:
        return [Problem("先选机关，再选内设机构。", "unit")] if unit is not None else []
    body = Agency.objects.filter(pk=agency).first()
    if body is None:
        return [Problem("机关目录里没有所选的机关，请重新选择。", "agency")]
    if body.closed_on and body.closed_on <= clock.today():
        return [Problem("所选的机关已经撤销，请改选承接它的机关。", "agency")]
    if unit is not None and not Unit.objects.filter(pk=unit, agency_id=agency, until=None).exists():
        return [Problem("所选的内设机构不在这个机关里，请重新选择。", "unit")]
    return []


def password_problems(person: Person, password: str, field: str) -> list[Problem]:
    """What stands against a password: the rules of the settings, and the present one or the last five coming again."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        return [Problem(_sentence(each), field) for each in error.error_list]
    # A digest that fits nothing would still be worked out, so that nobody can tell by the time it takes.
    used: Iterable[str] = filter(hashers.is_password_usable, [person.password, *person.old_passwords])
    if any(hashers.check_password(password, digest) for digest in used if digest):
        return [Problem(f"不能和现在的、以前{REMEMBERED}次的口令相同，请换一个。", field)]
    return []


def _sentence(error: ValidationError) -> str:
    params = error.params or {}
    sentences = {
        "password_too_short": f"口令至少{params.get('min_length')}个字符，请再加长一些。",
        "password_too_common": "这个口令太常见，别人容易猜到。请换一个。",
        "password_entirely_numeric": "口令不能全是数字，请加上字母或者符号。",
        "password_too_similar": "口令和登录名或者姓名太像，请换一个。",
    }
    return sentences.get(error.code or "", "".join(error.messages))


def set_password(person: Person, password: str) -> None:
    """The password of the person, the one before kept as digest; to be saved by the deed."""
    if person.password and person.has_usable_password():
        person.old_passwords = [person.password, *person.old_passwords][:REMEMBERED]
    person.set_password(password)
    person.password_set_at = clock.now()


def refuse(problems: Iterable[Problem]) -> None:
    """Nothing where nothing stands against it; raises `Refused` with all problems otherwise."""
    found = list(problems)
    if found:
        raise Refused(found)
