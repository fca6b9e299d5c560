"""Taking back a reorganisation that was registered wrongly, as long as nothing was built on it."""

from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.deeds import _obstacles, _tenure, _trace
from gongkai.portal.agencies.deeds._reorganise import document_of
from gongkai.portal.agencies.models import Appointment, Standing, Succession, SuccessionSide
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors import restoring
from gongkai.portal.agencies.selectors.restoring import Restored
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About
from gongkai.portal.frame.refusal import Problem, Refused


@deed("agencies.withdraw_reorganisation", label="撤销机构调整的登记")
def withdraw_reorganisation(by: Actor, *, succession: int, reason: str) -> Done[Restored]:
    """Bodies, people and roles as they were before the reorganisation was registered; the bodies it opened are gone, their keys used up.

    Refused, with what stands in the way, where anything it wrote has changed since or anything stands on it.
    """
    require(by, Right.EDIT_TREE)
    _tenure.lock_tree()
    found = Succession.objects.select_for_update(no_key=True).filter(pk=succession).first()
    if found is None:
        raise Refused("没有这次登记，可能已经撤销。请回到机关目录重新打开。")
    why = reason.strip()
    if not why:
        raise Refused([Problem("请写撤销的原因，例如：生效日期写错了。", "reason")])
    if len(why) > 200:
        raise Refused([Problem("原因最多200个字。", "reason")])
    trace = _obstacles.unbuilt(found)
    first = found.sides.filter(side=SuccessionSide.BEFORE).order_by("place")[0].agency_id
    rows, seen = _trace.changed(trace), restoring.before(trace)
    _trace.put_back(trace)
    _obstacles.refuse_unsound(
        Standing.objects.filter(pk__in=rows["standing"]).order_by("agency_id", "since"),
        Appointment.objects.filter(pk__in=rows["appointment"]).select_related("person").order_by("pk"),
        seen.on,
    )
    restored = restoring.after(seen, rows)
    return Done(
        restored,
        says=f"撤销登记：{trace.says}",
        about=About("agency", str(first), restored.bodies[0], first),
        before={"机关": "、".join(seen.registered) or None, "依据": document_of(found).cited, "撤销的原因": None},
        after={
            "机关": "、".join(restored.bodies),
            "撤销的原因": why,
            "不再有的机关": "、".join(f"{name}（{key}）" for name, key in restored.gone) or None,
            "恢复隶属、主管或复议的机关": "、".join(each.name for each in restored.moved) or None,
            "回到原机关的人员": "、".join(f"{name}（{where}）" for name, where in restored.people) or None,
            "恢复的角色": "；".join(f"{name}：{roles}" for name, roles in restored.roles) or None,
        },
    )
