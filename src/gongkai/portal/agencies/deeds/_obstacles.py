"""What stands in the way of taking a reorganisation back, in words. For deeds, inside their transaction."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies.built import built_on
from gongkai.portal.agencies.deeds import _checks, _trace
from gongkai.portal.agencies.models import Agency, Appointment, Handover, Person, Standing, Succession, Trace
from gongkai.portal.agencies.selectors.naming import foreign_keys
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.agencies.separation import clash
from gongkai.portal.agencies.words import quoted
from gongkai.portal.frame.refusal import Problem, Refused

_SHOWN = 3
"""How many obstacles are named; one is enough to stand in the way."""
_FAR = date.max


def unbuilt(succession: Succession) -> Trace:
    """The trace of a reorganisation that is as it was registered and on which nothing stands; refused with what does and what to do."""
    trace = Trace.objects.filter(succession=succession).select_related("succession").first()
    if trace is None:
        raise Refused("不能撤销这次登记，因为登记时平台还没有留下恢复原样所需的记录。请照实际情况再登记一次调整；名称等写错的，用“更正”。")
    later = _later(succession)
    if later:
        raise Refused(f"现在不能撤销这次登记，因为后来又登记了：{later.says}。请先撤销那一次登记，再撤销这一次。")
    found = [*_otherwise(trace), *_on_opened(trace), *built_on(succession, trace.at)]
    if found:
        raise Refused(_sentence(list(dict.fromkeys(found))))
    return trace


def refuse_unsound(rows: Iterable[Standing], appointments: Iterable[Appointment], on: date) -> None:
    """Nothing where what was put back goes with what has happened elsewhere since; refused with what does not."""
    for standing in rows:
        problem = next(_unsound(standing, on), None)
        if problem:
            told = problem.sentence.partition("。")[0]
            raise Refused(f"现在不能撤销这次登记，因为后来别处有变动，“{standing.name}”恢复不了原样：{told}。请先把那里改好，再撤销。")
    for held in appointments:
        why = _forbidden(held)
        if why:
            raise Refused(
                f"现在不能撤销这次登记，因为{held.person.name}后来有了别的角色，和要恢复的不能并存：{why}请先由安全管理员收回后来的角色。"
            )


def _unsound(standing: Standing, on: date) -> Iterator[Problem]:
    """What stands against a standing from a day on; what was before that day has been in force and stays."""
    facts, since = _checks.facts_of(standing), max(standing.since, on)
    yield from _checks.same_name(facts, standing.agency_id, since, standing.until)
    yield from _checks.references(facts, standing.agency_id, since, lambda fact: standing.until)


def _sentence(found: list[str]) -> str:
    shown = "；".join(found[:_SHOWN]) + (f"；另有{len(found) - _SHOWN}项" if len(found) > _SHOWN else "")
    return f"现在不能撤销这次登记，因为登记以后{shown}。能改回原样的请先改回；改不回的，照实际情况再登记一次调整，名称等写错的用“更正”。"


def _later(succession: Succession) -> Trace | None:
    """The last reorganisation registered after this one that concerns one of its bodies."""
    concerned = succession.sides.values("agency")
    later = Trace.objects.filter(succession__gt=succession.pk, succession__sides__agency__in=concerned)
    return later.order_by("-succession").first()


def _otherwise(trace: Trace) -> Iterator[str]:
    on = trace.succession.on
    rows: dict[str, list[int]] = {}
    for table, pk in _trace.otherwise(trace):
        rows.setdefault(table, []).append(int(pk))
    if "side" in rows:
        yield "已经选定了人员的去向"
    if "handover" in rows:
        handed = Handover.objects.filter(pk__in=rows["handover"]).select_related("leaver")
        yield f"已经确认了{_people([each.leaver.name for each in handed])}的交接"
    if "person" in rows:
        yield f"{_people(Person.objects.filter(pk__in=rows['person']).values_list('name', flat=True))}又登记了调动、离岗或别的变动"
    if "appointment" in rows and "handover" not in rows:
        held = Appointment.objects.filter(pk__in=rows["appointment"])
        yield f"{_people(held.values_list('person__name', flat=True))}的角色又有变动"
    bodies = Agency.objects.filter(pk__in=rows.get("agency", ()))
    if bodies:
        yield f"{quoted(names({body.pk for body in bodies}, on).values())}又更正过代码或设立日期"
    for table, what in (("standing", "又有变更或更正"), ("unit", "的内设机构又有变动"), ("group", "的领导小组又有变动")):
        if table in rows:
            owners = _trace.TABLES[table]._default_manager.filter(pk__in=rows[table]).values_list("agency_id", flat=True)
            yield f"{quoted(names(set(owners), on).values()) or '有的机关'}{what}"


def _on_opened(trace: Trace) -> Iterator[str]:
    """What names a body that the reorganisation opened, other than its own rows."""
    opened = [int(pk) for pk in trace.made["agency"]]
    own = {_trace.TABLES[table]: {int(pk) for pk in rows} for table, rows in trace.made.items()}
    own[Person] = {int(pk) for pk in trace.changed["person"]}
    own[Standing] |= {int(pk) for pk in trace.changed["standing"]}
    called = names(set(opened), trace.succession.on)
    there: dict[int, Counter[str]] = {body: Counter() for body in opened}
    for other, key in foreign_keys(Agency) if opened else ():
        rows = other._default_manager.filter(**{f"{key.attname}__in": opened}).exclude(pk__in=own.get(other, set()))
        for body in rows.values_list(key.attname, flat=True):
            there[body][str(other._meta.verbose_name)] += 1
    for body, counts in there.items():
        if counts:
            yield f"“{called[body]}”名下有了{'、'.join(f'{what}{count}条' for what, count in counts.items())}"


def _forbidden(held: Appointment) -> str:
    """Why a role cannot be held beside the others that the person has on any day of it."""
    for other in Appointment.objects.filter(Q(until=None) | Q(until__gt=held.since), person=held.person_id).exclude(pk=held.pk):
        if max(held.since, other.since) >= min(held.until or _FAR, other.until or _FAR):
            continue
        if (other.role, other.agency_id) == (held.role, held.agency_id):
            return f"同一个角色自{chinese_date(other.since)}起又授予过一次。"
        why = clash(held.role, held.agency_id, other.role, other.agency_id)
        if why:
            return why
    return ""


def _people(called: Iterable[str]) -> str:
    found = list(dict.fromkeys(called))
    return "、".join(found[:_SHOWN]) + (f"等{len(found)}人" if len(found) > _SHOWN else "") or "有的人"
