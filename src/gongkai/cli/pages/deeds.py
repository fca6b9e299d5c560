"""docs/deeds.md: everything that can be done on the platform and who may do it, read from the source of the deeds."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from gongkai.cli.pages.markdown import page, table
from gongkai.portal.agencies.rights import RIGHT_LABELS, Reach, Right
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.annual.stages import MOVES

_INTRO = """平台上每一件改动数据的事，程序里叫一个 deed：先问有没有权限，再核对，再办，同时在操作记录里写一句话；四样在一个事务里，
要么都有，要么都没有。下面是全部的事、谁能做、在操作记录里的名称。名称定了不改，以前的记录才读得懂。

查看不在这里；谁能看哪一页，由同一套权限决定。一个人可以有几个角色。平台自己的定时任务，和管着这台机器的人在窗口里运行的命令，
不受角色限制，同样逐件记录。"""

_APPS = {"agencies": "机关、人员和角色", "annual": "年度报告", "audit": "操作记录", "site": "平台和账号"}

_OPEN = {
    "agencies.found": "管着这台机器的人，用启动口令，只有一次",
    "agencies.edit_own_contact": "本人",
    "agencies.activate": "持启用码的本人",
    "agencies.change_password": "本人",
    "agencies.signed_in": "本人",
    "agencies.signed_out": "本人",
    "agencies.sign_in_failed": "平台自己记",
    "agencies.voucher_refused": "平台自己记",
    "audit.denied": "平台自己记",
    "site.tell_demo": "管着这台机器的人",
    "site.set_up_second_factor": "本人",
    "site.renew_recovery_codes": "本人",
    "site.remove_second_factor": "本人",
    "site.drop_second_factor": "持启用码的本人",
}
"""The deeds that ask for no right (`# open:` in their source) → who does them."""

_REACHES = {Reach.OWN: "本机关", Reach.BELOW: "本机关和所管机关", Reach.ALL: "全平台"}


@dataclass(frozen=True, slots=True)
class _Deed:
    """One deed; of each set of rights, whoever does it has one."""

    key: str
    label: str
    asked: tuple[frozenset[Right], ...]


class _Module:
    """One module of the platform: its functions, its constants, and where its other names come from."""

    def __init__(self, name: str) -> None:
        found = find_spec(name)
        if found is None or found.origin is None:
            raise ValueError(f"no module {name}")
        self.functions: dict[str, ast.FunctionDef] = {}
        self.constants: dict[str, ast.expr] = {}
        self.imported: dict[str, tuple[str, str]] = {}
        for statement in ast.parse(Path(found.origin).read_text(encoding="utf-8")).body:
            match statement:
                case ast.FunctionDef(name=own):
                    self.functions[own] = statement
                case ast.Assign(targets=[ast.Name(id=own)], value=value):
                    self.constants[own] = value
                case ast.AnnAssign(target=ast.Name(id=own), value=ast.expr() as value):
                    self.constants[own] = value
                case ast.ImportFrom(module=str() as whence, names=names):
                    self.imported |= {each.asname or each.name: (whence, each.name) for each in names}

    def constant(self, name: str) -> ast.expr:
        """What a name stands for, here or where it is imported from."""
        if name in self.constants:
            return self.constants[name]
        whence, original = self.imported[name]
        return _module(whence).constant(original)


@cache
def _module(name: str) -> _Module:
    return _Module(name)


def pages() -> dict[str, str]:
    """The one page. Raises `ValueError` for a deed of which the source does not say who may do it."""
    deeds = list(_deeds())
    _check_open(deeds)
    parts = []
    for app, title in _APPS.items():
        rows = [(each.label, _doers(each), f"`{each.key}`") for each in deeds if each.key.startswith(f"{app}.")]
        parts += [f"## {title}", table(("做什么", "谁能做", "名称"), rows)]
    steps = [(move.label, _holders(frozenset({move.right})), f"`{move.key}`") for move in MOVES.values()]
    parts += ["## 年度报告的各步", table(("哪一步", "谁能走", "名称"), steps)]
    rights = [(RIGHT_LABELS[right], _reaching(right)) for right in Right]
    parts += ["## 权限", "角色带着权限；到哪些机关为止，写在括号里。", table(("权限", "哪些角色有"), rights)]
    return {"docs/deeds.md": page("平台上能做的事", _INTRO, *parts)}


def _check_open(deeds: list[_Deed]) -> None:
    wrong = {each.key for each in deeds if not each.asked} ^ set(_OPEN)
    if wrong:
        raise ValueError(f"who may do them stands either in the source or in _OPEN: {sorted(wrong)}")


def _doers(deed: _Deed) -> str:
    if not deed.asked:
        return _OPEN[deed.key]
    every_step = frozenset(move.right for move in MOVES.values())
    return "看是哪一步，见“年度报告的各步”" if every_step in deed.asked else _holders(*deed.asked)


def _holders(*asked: frozenset[Right]) -> str:
    """The roles that carry one right of each set."""
    return "、".join(role.label for role in ROLES.values() if all(rights & role.rights.keys() for rights in asked))


def _reaching(right: Right) -> str:
    told = []
    for reach, words in _REACHES.items():
        labels = "、".join(role.label for role in ROLES.values() if role.rights.get(right) is reach)
        told += [f"{labels}（{words}）"] if labels else []
    return "；".join(told)


def _deeds() -> Iterator[_Deed]:
    """All deeds, app by app and file by file, as they stand in the source."""
    top = find_spec("gongkai.portal")
    root = Path(top.submodule_search_locations[0]) if top and top.submodule_search_locations else Path()
    for path in sorted([*root.glob("*/deeds.py"), *root.glob("*/deeds/*.py")]):
        name = "gongkai.portal." + ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        module = _module(name)
        for act in module.functions.values():
            for mark in act.decorator_list:
                if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Name) and mark.func.id == "deed":
                    yield _Deed(_text(module, mark.args[0]), _text(module, mark.keywords[0].value), tuple(_asked(module, act)))


def _text(module: _Module, written: ast.expr) -> str:
    said = module.constant(written.id) if isinstance(written, ast.Name) else written
    if not isinstance(said, ast.Constant):
        raise ValueError(f"not written out: {ast.unparse(written)}")
    return str(said.value)


def _asked(module: _Module, act: ast.FunctionDef) -> Iterator[frozenset[Right]]:
    """What a function asks for by `require(by, …)`, itself or by a function of its module that it hands `by` to."""
    for call in ast.walk(act):
        match call:
            case ast.Call(func=ast.Name(id="require"), args=[ast.Name(id="by"), right, *_]):
                yield frozenset(_meant(module, act, right))
            case ast.Call(func=ast.Name(id=name), args=[ast.Name(id="by"), *_]) if name.startswith("_") and name in module.functions:
                yield from _asked(module, module.functions[name])


def _meant(module: _Module, act: ast.FunctionDef, written: ast.expr) -> set[Right]:
    """The rights that an expression can stand for."""
    match written:
        case ast.Attribute(value=ast.Name(id="Right"), attr=name):
            return {Right[name]}
        case ast.IfExp(body=one, orelse=other):
            return _meant(module, act, one) | _meant(module, act, other)
        case ast.Call(func=ast.Name(id=name)):
            inner = module.functions[name]
            given = [each.value for each in ast.walk(inner) if isinstance(each, ast.Return) and each.value]
            return {right for value in given for right in _meant(module, inner, value)}
        case ast.Attribute(value=step, attr="right"):
            return {MOVES[key].right for key in _steps(act, step)}
        case ast.Subscript(value=ast.Attribute(value=ast.Name(id=name), attr=constant)):
            chosen = _module(".".join(module.imported[name])).constants[constant]
            values = chosen.values if isinstance(chosen, ast.Dict) else []
            return {right for value in values for right in _meant(module, act, value)}
        case ast.Name():
            return {Right(_text(module, written))}
        case _:
            raise ValueError(f"{act.name} asks for what cannot be read here: {ast.unparse(written)}")


def _steps(act: ast.FunctionDef, written: ast.expr) -> tuple[str, ...]:
    """The steps of a report that an expression can stand for: one that is written out, or any."""
    match written:
        case ast.Subscript(value=ast.Name(id="MOVES"), slice=ast.Constant(value=str() as key)):
            return (key,)
        case ast.Subscript(value=ast.Name(id="MOVES")):
            return tuple(MOVES)
        case ast.IfExp(body=one, orelse=other):
            return _steps(act, one) + _steps(act, other)
        case ast.Name(id=name):
            given = [each.value for each in ast.walk(act) if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == name]
            return tuple(key for value in given for key in _steps(act, value))
        case _:
            raise ValueError(f"{act.name} takes a step that cannot be read here: {ast.unparse(written)}")
