"""What a module of the platform may do to the database: the offences that a reader of its source can see.

Writes stand in deeds, reads in selectors (and in deeds, models and the rule of access); the kernel of the log is what both stand on.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

WRITES = frozenset({"bulk_create", "bulk_update", "create", "get_or_create", "update_or_create", "create_user"})
WRITES |= {f"a{name}" for name in WRITES} | {"asave", "adelete", "aupdate"}
"""Calls that write whatever is handed to them."""

BARE_WRITES = frozenset({"save", "delete"})
"""Calls that write where nothing is handed to them by position: `row.save()`, `rows.delete()`; not `storage.save(name, file)`."""

READS = frozenset(
    {"filter", "exclude", "annotate", "aggregate", "all", "order_by", "values_list", "select_related", "prefetch_related", "in_bulk"}
)
MANAGERS = frozenset({"objects", "_default_manager", "_base_manager"})
SHORTCUTS = frozenset({"get_object_or_404", "get_list_or_404", "RawSQL"})
RAW = frozenset({"cursor", "execute", "executemany", "executescript"})
RAW_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "TRUNCATE", "MERGE", "DROP", "ALTER", "CREATE")

KERNEL = frozenset({"audit/chain.py", "audit/deed.py", "audit/guard.py", "audit/rows.py"})
"""What deeds themselves stand on."""

READERS = frozenset({"agencies/access.py"})
"""The rule of access reads, since selectors ask it."""

LISTERS = frozenset({"frame/lists.py", "frame/listing.py", "frame/exports.py"})
"""Lists sort, cut and count the rows that a selector found."""

MACHINERY = frozenset(
    {
        "frame/drafts.py",
        "site/backup/restoring.py",
        "site/backup/writing.py",
        "site/jobs.py",
        "site/starting.py",
        "site/tokens.py",
        "site/working.py",
    }
)
"""What somebody types and has not sent, and the jobs and workers of the platform, are no ledgers; the guard stands there all the same."""

LIFTERS = frozenset({"site/backup/restoring.py", "site/starting.py"})
"""Migrations and restoring a backup write without a deed."""


@dataclass(frozen=True, slots=True, order=True)
class Offence:
    """One thing a module does that is not its to do: the line, a permanent key, and what stands there."""

    line: int
    key: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the platform by its path below `portal/`, and what its place lets it do."""

    path: str
    source: str

    @property
    def job(self) -> str:
        """`deeds`, `selectors`, `models`, `migrations`, `kernel`, or the name of the file or folder, such as `views`."""
        if self.path in KERNEL:
            return "kernel"
        parts = PurePosixPath(self.path).with_suffix("").parts
        return parts[1] if len(parts) > 1 else parts[0]

    @property
    def private(self) -> bool:
        """Whether the module only serves those beside it."""
        return PurePosixPath(self.path).name.startswith("_")


def offences(module: Module) -> list[Offence]:
    """All offences of a module, in the order of its lines."""
    if module.job in ("migrations", "kernel"):
        return []
    tree = ast.parse(module.source)
    found = [*_writes(module, tree), *_reads(module, tree), *_transactions(module, tree), *_catches(module, tree), *_routes(module, tree)]
    if module.job == "deeds":
        found.extend(_deeds(module, tree))
    return sorted(set(found))


def _writes(module: Module, tree: ast.Module) -> Iterator[Offence]:
    if module.job == "deeds" or module.path in MACHINERY:
        return
    for call in _calls(tree):
        name = _called(call)
        method = isinstance(call.func, ast.Attribute)
        bare = not call.args
        rows = name == "update" and bare and bool(call.keywords)
        if method and (name in WRITES or (name in BARE_WRITES and bare) or rows):
            yield Offence(call.lineno, "write_outside_deed", name)
        if name in ("execute", "executemany") and call.args and _text(call.args[0]).lstrip().upper().startswith(RAW_WRITES):
            yield Offence(call.lineno, "write_outside_deed", name)


def _reads(module: Module, tree: ast.Module) -> Iterator[Offence]:
    if module.job in ("deeds", "selectors", "models") or module.path in READERS | MACHINERY:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            yield Offence(node.lineno, "read_outside_selector", node.attr)
        if isinstance(node, ast.Call):
            name, method = _called(node), isinstance(node.func, ast.Attribute)
            register = method and _owner(node) == "register"
            listed = module.path in LISTERS and name in READS
            if name in SHORTCUTS or (method and name in READS | RAW and not register and not listed):
                yield Offence(node.lineno, "read_outside_selector", name)


def _transactions(module: Module, tree: ast.Module) -> Iterator[Offence]:
    for node in ast.walk(tree) if module.path not in MACHINERY else ():
        if (isinstance(node, ast.Attribute) and node.attr == "atomic") or (isinstance(node, ast.Name) and node.id == "atomic"):
            yield Offence(node.lineno, "transaction_outside_kernel", "atomic")
    if module.path in LIFTERS:
        return
    for call in _calls(tree):
        if _called(call) == "lifted":
            yield Offence(call.lineno, "guard_lifted", "lifted")


def _catches(module: Module, tree: ast.Module) -> Iterator[Offence]:
    if module.job not in ("views", "forms", "deeds", "selectors"):
        return
    for node in ast.walk(tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        kinds = list(ast.walk(node.type)) if node.type else []
        names = {part.id for part in kinds if isinstance(part, ast.Name)} | {part.attr for part in kinds if isinstance(part, ast.Attribute)}
        names |= set() if node.type else {"everything"}
        if wide := names & {"NotPermitted", "Exception", "BaseException", "everything"}:
            yield Offence(node.lineno, "catches_not_permitted", min(wide))


def _routes(module: Module, tree: ast.Module) -> Iterator[Offence]:
    if PurePosixPath(module.path).name not in ("urls.py", "addresses.py"):
        return
    for call in _calls(tree):
        gathers = len(call.args) > 1 and isinstance(call.args[1], ast.Call) and _called(call.args[1]) == "include"
        if _called(call) in ("path", "re_path") and not gathers:
            yield Offence(call.lineno, "route_without_page", _text(call.args[0]) if call.args else "")


def _deeds(module: Module, tree: ast.Module) -> Iterator[Offence]:
    asking = _asking(tree)
    lines = module.source.splitlines()
    for act in tree.body:
        if not isinstance(act, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        declared = any(isinstance(mark, ast.Call) and _called(mark) == "deed" for mark in act.decorator_list)
        if not declared:
            if not act.name.startswith("_") and not module.private:
                yield Offence(act.lineno, "public_function_is_no_deed", act.name)
            continue
        first = [*act.args.posonlyargs, *act.args.args][:1]
        if not first or first[0].arg != "by":
            yield Offence(act.lineno, "deed_without_doer", act.name)
        if act.name not in asking and not _says_why_open(act, lines):
            yield Offence(act.lineno, "deed_without_right", act.name)


def _asking(tree: ast.Module) -> frozenset[str]:
    """The functions of a module that ask for the right before they do anything: by `require`, or by another of them."""
    acts = [act for act in tree.body if isinstance(act, ast.FunctionDef | ast.AsyncFunctionDef)]
    asking = frozenset({"require"})
    while more := {act.name for act in acts if act.name not in asking and _asks(act, asking)}:
        asking |= more
    return asking - {"require"}


def _asks(act: ast.FunctionDef | ast.AsyncFunctionDef, asking: frozenset[str]) -> bool:
    """Whether a function asks by one of `asking` before anything but assignments, which find what it is about."""
    for statement in act.body[1:] if ast.get_docstring(act) is not None else act.body:
        value = statement.value if isinstance(statement, ast.Expr | ast.Assign | ast.AnnAssign | ast.Return) else None
        if isinstance(value, ast.Call) and _called(value) in asking and _given_doer(value):
            return True
        if not isinstance(statement, ast.Assign | ast.AnnAssign):
            return False
    return False


def _given_doer(call: ast.Call) -> bool:
    return bool(call.args) and isinstance(call.args[0], ast.Name) and call.args[0].id == "by"


def _says_why_open(act: ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str]) -> bool:
    """Whether the body begins with a comment `# open: why`."""
    documented = ast.get_docstring(act) is not None
    first = act.body[1] if documented and len(act.body) > 1 else act.body[0]
    start = (act.body[0].end_lineno or act.lineno) if documented else act.lineno
    return any(line.strip().startswith("# open: ") for line in lines[start : first.lineno])


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def _owner(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(value=ast.Name(id=name)):
            return name
        case _:
            return ""


def _text(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
            return text
        case _:
            return ""
