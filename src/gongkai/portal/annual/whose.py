"""Whose report an uploaded file says it is: the name in its title or sign-off, where that is plainly another body's.

Names are compared to ask a person, never to refuse a file. What may be the same body is taken for the same: short forms, a name
without its place or with the places above it, a government, its place and its office, a name in brackets, a department with the
duties of ours in the same place.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.checking.agency_level import Kind, body_of
from gongkai.checking.text.departments import groups_in, same_name
from gongkai.checking.text.places import bare_place
from gongkai.report import Report
from gongkai.report.agency_name import folded_name

TITLE, SIGN_OFF = "标题", "落款"

_YEAR = re.compile(r"(?:20\d\d|二[〇零○][一二三四五六七八九〇零○]{2})年?度?")
_KIND = re.compile(r"(?:政府|政务)?(?:信息|政务)公开.*$")
_DATE = re.compile(r"[\d二〇零○O]{4}\s*年.*$")
_BODY = re.compile(
    r"(?!本|我|各|全)[^\W\d_A-Za-z]{2,}"
    r"(?:局|委|委员会|办公室|办公厅|办|政府|厅|部|处|署|院|会|联|协|中心|站|所|队|馆|社|校|学院|大学|公司|集团|银行|街道|镇|乡|县|市|区|旗|州|盟|省)"
)
"""What a name looks like; anything else is taken for a piece of text that was read in its place."""
_DEPARTMENTS = ("局", "委", "委员会", "厅", "部")
"""How departments end; a centre or a team with the same duty in its name is another body."""
_TAIL = re.compile(r"(?:(?:人民)?政府|府(?=办$)|(?<=区)管委会)?(?:(?:党政|综合|政务公开|(?:政府)?信息公开)?办)?$")
"""What stands behind the place in the name of a government or its office, and behind a department's name where its office signs."""


@dataclass(frozen=True, slots=True)
class Named:
    """A body that the file names, and where: `TITLE` or `SIGN_OFF`."""

    place: str
    name: str


@dataclass(frozen=True, slots=True)
class Own:
    """The body whose report is being filled in: all full names it ever had, and its short forms."""

    names: tuple[str, ...]
    short_names: tuple[str, ...] = ()

    @property
    def is_department(self) -> bool:
        """Whether it is no government, nor the office of one."""
        return all(body_of(name).kind is Kind.DEPARTMENT for name in self.names)

    def may_be(self, name: str) -> bool:
        """Whether a name may be meant for this body."""
        return any(self._may_be(part) for part in _parts(name))

    def is_place_of(self, name: str) -> bool:
        """Whether a name is that of the place itself, its government or the government's office."""
        body = body_of(name)
        return body.kind in (Kind.GOVERNMENT, Kind.OFFICE) and any(body.place == body_of(own).place for own in self.names)

    def _may_be(self, name: str) -> bool:
        core = _core(name)
        if len(core) < 2 or core in map(_core, self.short_names):
            return True
        return any(core.endswith(own) or own.endswith(core) for own in map(_core, self.names)) or any(
            _has_the_same_duties(name, own) for own in self.names
        )


def other_body(report: Report, own: Own) -> Named | None:
    """The body that the report names where it is plainly not ours; none where it is, may be, or no body is named at all."""
    titled, signed = list(_titled(report)), list(_signed(report))
    title_is_ours, signed_by_us = any(map(own.may_be, titled)), any(map(own.may_be, signed))
    if titled and not title_is_ours:
        # A site's own heading names the place; the report below it may be any department's.
        return None if signed_by_us and own.is_place_of(titled[0]) else Named(TITLE, titled[0])
    if not signed or signed_by_us:
        return None
    # Whoever prepares a government's report may sign it: one of its departments.
    return None if title_is_ours and not own.is_department else Named(SIGN_OFF, signed[0])


def _titled(report: Report) -> Iterator[str]:
    """The name in the title as it was read, then what the title says without year and kind: a year may part the name."""
    title = "".join(report.title.split())
    agency = "".join((report.agency or "").split())
    around = _KIND.sub("", _YEAR.sub("", title)).strip("《》-—_·关于的")
    return (name for name in dict.fromkeys((agency if agency in title else "", around)) if _is_body(name))


def _signed(report: Report) -> Iterator[str]:
    """The names in the sign-off."""
    lines = ("".join(_DATE.sub("", line).split()) for line in report.closing.split("\n"))
    return (line for line in lines if _is_body(line))


def _is_body(name: str) -> bool:
    return all(map(_BODY.fullmatch, _parts(name))) and len(name) > 2


def _parts(name: str) -> Iterable[str]:
    """The names in one that has several: “某局（某办）”, “某局、某局”."""
    return (part for part in re.split(r"[（(）)、]", name) if part)


def _core(name: str) -> str:
    """The name in short forms, without what only says that it is a government, or its office."""
    short = same_name(folded_name(name).replace("管理委员会", "管委会")).replace("办事处", "")
    return _TAIL.sub("", short.replace("办公室", "办").replace("办公厅", "办"), count=1)


def _has_the_same_duties(name: str, own: str) -> bool:
    """Whether two departments of one place share a duty in their names, as short forms and mergers of departments have it."""
    one, other = body_of(name), body_of(own)
    if not all(body.kind is Kind.DEPARTMENT and body.name.endswith(_DEPARTMENTS) for body in (one, other)):
        return False
    if one.place and other.place and bare_place(one.place) != bare_place(other.place):
        return False
    return bool((groups_in(_behind(one.name, one.place)) or frozenset()) & (groups_in(_behind(other.name, other.place)) or frozenset()))


def _behind(name: str, place: str) -> str:
    return name.rpartition(place)[2] if place else name
