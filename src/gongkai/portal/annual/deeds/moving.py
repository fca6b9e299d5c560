"""The steps of a report from the clerk to the public: submitted, reviewed, signed, handed in, returned, accepted, and back."""

from django.conf import settings

from gongkai import __version__
from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.models import Appointment
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.standings import in_force
from gongkai.portal.annual import entries
from gongkai.portal.annual.deeds import _facts as facts
from gongkai.portal.annual.deeds._about import about
from gongkai.portal.annual.deeds._counts import count_findings
from gongkai.portal.annual.deeds._take_up import take_up
from gongkai.portal.annual.judging import Judged, as_json
from gongkai.portal.annual.models import Filing, Remark, Snapshot, Step, Waiver
from gongkai.portal.annual.naming import place
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.selectors.remarks import came_by, is_unsent
from gongkai.portal.annual.stages import JUDGED_STAGES, MOVES, OPEN_STAGES, STAGES, Move
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused
from gongkai.report import encode, report_to_json

_OWN_STEPS = ("submit", "withdraw", "hand_in", "correct")
_DAYS = {"hand_in": "handed_in_on", "return": "returned_on", "accept": "accepted_on"}


@deed("annual.move", label="办理年度报告的一步")
def move(by: Actor, *, filing: int, step: str, note: str = "") -> Done[Filing]:
    """Take a report one step on its way (`stages.MOVES`, all but `publish`, which is a deed of its own)."""
    taken = MOVES[step]
    found = Filing.objects.select_for_update(of=("self",)).select_related("agency").get(pk=filing)
    require(by, taken.right, found.agency_id)
    _may_be_taken(by, found, taken, note)
    before = found.stage
    found.stage = _target(found, taken)
    match step:
        case "submit":
            _complete(found)
        case "sign":
            _freeze(by, found, step)
        case "hand_in":
            facts.replace(found, filings.report_in(_signed(found)))
        case "accept":
            _nothing_open(found)
        case "correct":
            take_up(by, found)
            found.correcting = True
    if step in _DAYS:
        setattr(found, _DAYS[step], clock.today())
    found.save()
    if step == "hand_in":
        _count_undecided(found)
    elif found.stage in OPEN_STAGES:
        count_findings(found, found.working)
    Step.objects.create(filing=found, move=step, by_id=by.person, by_name=by.called, at=clock.now(), note=note.strip())
    head = filings.head_of(found)
    says = f"把{head.title}{taken.says}" + (f"：{note.strip()}" if note.strip() else "")
    return Done(found, says, about(found, head), {"阶段": STAGES[before]}, {"阶段": STAGES[found.stage]})


@deed("annual.remark", label="提出修改意见")
def remark(by: Actor, *, filing: int, key: str, text: str) -> Done[Remark]:
    """Say what has to be changed at one place of a report, as its reviewer or as the office."""
    found = Filing.objects.select_related("agency").get(pk=filing)
    require(by, _judging(found), found.agency_id)
    problems = []
    if found.stage not in JUDGED_STAGES:
        problems.append(Problem(f"这份报告现在是“{STAGES[found.stage]}”，送审或者报送以后才能提修改意见。"))
    if key not in set(entries.keys(filings.head_of(found).edition)):
        problems.append(Problem("没有这个位置，请在表里重新点一格。", "entry"))
    if not text.strip():
        problems.append(Problem("请写明要改什么，例如：这一格与台账不符，请核对。", "text"))
    if problems:
        raise Refused(problems)
    came = came_by(found.steps.order_by("-pk"))
    made = Remark.objects.create(filing=found, step=came, key=key, text=text.strip(), by_id=by.person, by_name=by.called, at=clock.now())
    head = filings.head_of(found)
    return Done(made, f"对{head.title}提出修改意见（{place(head.edition, key)}）：{text.strip()}", about(found, head))


@deed("annual.withdraw_remark", label="撤回修改意见")
def withdraw_remark(by: Actor, *, filing: int, remark: int) -> Done[str]:
    """Take back a remark that was written by mistake, and give the key of its place; the log keeps what it said.

    Whoever may remark on the report where it lies may take back: its author, or another reviewer of the body or person of the office, so
    that the slip of somebody who is absent does not go out with the report. It must lie with those among whom the remark was written, who
    alone have worked by it so far: once the report went back, on, or away and came again, the remark is out. One that is settled stays.
    """
    found = Filing.objects.select_for_update(of=("self",)).select_related("agency").get(pk=filing)
    require(by, _judging(found), found.agency_id)
    taken = found.remarks.filter(pk=remark).first()
    if taken is None:
        raise Refused("这条意见已经撤回了，请刷新页面。")
    if taken.settled_at:
        raise Refused("这条意见已经处理完，不能撤回。")
    if found.stage not in JUDGED_STAGES or not is_unsent(taken, found.steps.order_by("-pk")):
        raise Refused("这条意见已经随报告送出去了，不能撤回。对方不用改的，请直接告诉对方。")
    head = filings.head_of(found)
    taken.delete()
    says = f"撤回对{head.title}的一条修改意见（{place(head.edition, taken.key)}）"
    return Done(taken.key, says, about(found, head), {"意见": taken.text, "提出人": taken.by_name}, {})


@deed("annual.settle_remark", label="处理修改意见")
def settle_remark(by: Actor, *, filing: int, remark: int, answer: str = "") -> Done[Remark]:
    """Mark a remark as dealt with, perhaps with a word on how."""
    found = Remark.objects.select_related("filing__agency").get(pk=remark, filing_id=filing)
    require(by, MOVES["submit"].right, found.filing.agency_id)
    found.settled_at, found.answer = clock.now(), answer.strip()
    found.save(update_fields=["settled_at", "answer"])
    return Done(found, f"处理完一条修改意见：{found.text}", about(found.filing), {}, {"处理说明": answer.strip() or None})


@deed("annual.waive", label="准许不改")
def waive(by: Actor, *, filing: int, code: str, address: str, reason: str) -> Done[Waiver]:
    """Let a finding stand, with a reason that the public reads beside the report."""
    found = Filing.objects.select_related("agency").get(pk=filing)
    require(by, MOVES["accept"].right, found.agency_id)
    problems = []
    if found.stage not in MOVES["accept"].sources:
        problems.append(Problem(f"这份报告现在是“{STAGES[found.stage]}”，报送以后才能准予不改。"))
    elif not any((one.finding.code, one.finding.address or "") == (code, address) for one in filings.findings(found) if one.is_error):
        problems.append(Problem("这个问题已经不在了，请刷新页面。"))
    if not reason.strip():
        problems.append(Problem("请写理由。理由会与报告一起公开，例如：因机构合并，上年结转数由两家合并而来。", "reason"))
    if problems:
        raise Refused(problems)
    before = found.waivers.filter(code=code, address=address).values_list("reason", flat=True).first()
    made, _ = Waiver.objects.update_or_create(
        filing=found,
        code=code,
        address=address,
        defaults={"reason": reason.strip(), "by_id": by.person, "by_name": by.called, "at": clock.now()},
    )
    _count_undecided(found)
    says = f"准予{filings.head_of(found).title}的一个问题（{code}）不改"
    return Done(made, says, about(found), {"理由（公开）": before}, {"理由（公开）": reason.strip()})


@deed("annual.end_waiver", label="收回准予不改")
def end_waiver(by: Actor, *, filing: int, code: str, address: str) -> Done[None]:
    """Take a waiver back while the report has not passed: the finding stands again."""
    found = Filing.objects.select_related("agency").get(pk=filing)
    require(by, MOVES["accept"].right, found.agency_id)
    if found.stage not in MOVES["accept"].sources:
        raise Refused(f"这份报告现在是“{STAGES[found.stage]}”，不能再收回准予不改的决定。")
    waiver = found.waivers.filter(code=code, address=address).first()
    if waiver is None:
        return Done(None, "", about(found))
    reason = waiver.reason
    waiver.delete()
    _count_undecided(found)
    return Done(None, f"收回准予{filings.head_of(found).title}的一个问题（{code}）不改的决定", about(found), {"理由（公开）": reason}, {})


def _judging(filing: Filing) -> Right:
    """The right to say what has to be changed: the reviewers' while the report lies with them, else the office's."""
    return (MOVES["send_back"] if filing.stage in MOVES["send_back"].sources else MOVES["return"]).right


def _may_be_taken(by: Actor, filing: Filing, taken: Move, note: str) -> None:
    problems = []
    if filing.stage not in taken.sources:
        allowed = "、".join(STAGES[stage] for stage in taken.sources)
        problems.append(Problem(f"这份报告现在是“{STAGES[filing.stage]}”，要在“{allowed}”时才能{taken.label}。"))
    if taken.needs_note and not note.strip():
        problems.append(Problem("请写明原因和要改什么，收到的人会看到。", "note"))
    if taken.key in ("pass", "sign") and _submitter(filing) == by.person and by.person is not None:
        problems.append(Problem("填报并送审的人不能审核或签发同一份报告，请由别人来做。"))
    if problems:
        raise Refused(problems)


def _submitter(filing: Filing) -> int | None:
    return filing.steps.filter(move="submit").order_by("-pk").values_list("by_id", flat=True).first()


def _target(filing: Filing, taken: Move) -> str:
    """Where the step leads; a body without a reviewer sends its report straight to the leader."""
    if taken.key == "submit" and not _held(filing, "reviewer"):
        if not _held(filing, "leader"):
            raise Refused("本机关还没有审核人和分管领导，没有人能审核签发。请安全管理员先授予这两个角色。")
        return "leader_review"
    return taken.target


def _held(filing: Filing, role: str) -> bool:
    return Appointment.objects.filter(in_force(), agency_id=filing.agency_id, role=role, person__state="active").exists()


def _complete(filing: Filing) -> None:
    """Nothing stands open that the clerk has to mend: two texts for one place, an error neither mended nor explained."""
    edition = filings.head_of(filing).edition
    problems = [Problem(f"“{place(edition, key)}”有两种填法没有选定，请先选一种。", key) for key in filing.working.rivals]
    problems += [Problem(one.finding.message, one.finding.address or "") for one in filings.findings(filing) if one.open]
    if problems:
        raise Refused(problems)


def _nothing_open(filing: Filing) -> None:
    """The office lets a report pass only when each error was mended or waived by it in public."""
    left = [one for one in filings.findings(filing) if one.is_error and not one.waived]
    if left:
        raise Refused([Problem(f"还有错误没有处理：{one.finding.message}请退回修改，或者写明理由准予不改。", one.mark) for one in left])


def _count_undecided(filing: Filing) -> None:
    """While the office has the report its number of errors is of those that it has to decide on: explained, not waived."""
    filing.errors = sum(one.is_error and not one.waived for one in filings.findings(filing))
    filing.save(update_fields=["errors"])


def _freeze(by: Actor, filing: Filing, step: str) -> Snapshot:
    report = filings.working_report(filing)
    content = encode(report_to_json(report)).decode()
    judged: list[Judged] = filings.findings(filing)
    return Snapshot.objects.create(
        filing=filing,
        number=filing.snapshots.count() + 1,
        move=step,
        at=clock.now(),
        by_id=by.person,
        content=content,
        sha256=facts.digest(content, settings.GONGKAI_LOG_HASH),
        rules=f"gongkai {__version__}",
        findings=as_json(judged),
        explained=filing.working.explained,
    )


def _signed(filing: Filing) -> Snapshot:
    return filing.snapshots.filter(move="sign").latest("number")
