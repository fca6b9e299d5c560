"""The founding of a platform: its government, the competent office, and three administrators who are three people."""

from dataclasses import dataclass
from datetime import date

from gongkai.portal.agencies.models import Agency, Person
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed


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


@deed("agencies.found")
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
    raise NotImplementedError
