"""JSON Schemas (2020-12) of a report: one for the figures of each table and edition, one for the whole object.

They say what a report should hold: a count is a whole number, an amount may have decimals. A published report with half a
request in a count is read as printed, does not satisfy its schema, and check A105 says so.
"""

from typing import Any

from gongkai.editions import EDITIONS, TABLES
from gongkai.form import Edition, Kind
from gongkai.report import Severity, State, encode

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REPORT = "report.schema.json"
_TEXT = {"type": "string"}
_TEXT_OR_NONE = {"type": ["string", "null"]}
_VALUES: dict[Kind, dict[str, Any]] = {
    Kind.COUNT: {"type": "integer", "minimum": 0},
    Kind.SIGNED: {"type": "integer"},
    Kind.AMOUNT: {"type": "number", "minimum": 0},
}
_MEANINGS = {
    Kind.COUNT: "一格件数：整数，不小于0。",
    Kind.SIGNED: "一格增减数：整数，减少为负数。",
    Kind.AMOUNT: "一格金额：可以有小数，不小于0；单位是印出来的单位，不作换算。",
}
_STATES = {
    State.NUMBER: "写着一个数",
    State.BLANK: "空着",
    State.MARK: "写着表示没有的符号",
    State.UNREADABLE: "写着别的内容，读不成一个数",
    State.ABSENT: "原文没有这一格",
}


def schemas() -> dict[str, bytes]:
    """Every schema by file name, indented, ending with a line feed."""
    files = {_name(table, edition): _table(table, edition) for edition in EDITIONS.values() for table in TABLES}
    files[_REPORT] = _whole()
    return {name: encode(schema, indent=2) + b"\n" for name, schema in files.items()}


def _name(table: str, edition: Edition) -> str:
    return f"{table}-{edition.name}.schema.json"


def _table(key: str, edition: Edition) -> dict[str, Any]:
    """The figures of one table: `$defs/cells` allows other tables beside it, the schema itself does not."""
    addresses = edition.addresses(key)
    cells = {
        address: {"description": edition.cells[address].label, "$ref": f"{_REPORT}#/$defs/{edition.cells[address].kind}"}
        for address in addresses
    }
    return {
        "$schema": _DIALECT,
        "$id": _name(key, edition),
        "title": f"{edition.table(key).label}（{edition.name}年格式）",
        "description": f"本表各格的地址和数字，共{len(addresses)}格。",
        "$ref": "#/$defs/cells",
        "unevaluatedProperties": False,
        "$defs": {
            "cells": {
                "type": "object",
                "properties": cells,
                "required": list(addresses),
                "propertyNames": {"if": {"pattern": f"^{key}/"}, "then": {"enum": list(addresses)}},
            }
        },
    }


def _whole() -> dict[str, Any]:
    return {
        "$schema": _DIALECT,
        "$id": _REPORT,
        "title": "年度报告和查出的问题",
        "description": "gongkai read、gongkai check、gongkai render --to json 对一个文件给出的对象。",
        **_object({"report": {"$ref": "#/$defs/report"}, "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}}}),
        "$defs": {"report": _report(), "finding": _finding(), "where": _where()} | {str(kind): _figure(kind) for kind in Kind},
    }


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _report() -> dict[str, Any]:
    editions = {"enum": [*EDITIONS, None]}
    part = _object({"number": {"type": "integer", "minimum": 1}, "title": _TEXT, "text": _TEXT})
    properties = {
        "agency": _TEXT_OR_NONE,
        "year": {"type": ["integer", "null"]},
        "title": _TEXT,
        "edition": editions,
        "editions": _object(dict.fromkeys(TABLES, editions)),
        "metadata": {"type": "object", "additionalProperties": _TEXT},
        "opening": {"description": "标题之后、第一部分之前的文字。"} | _TEXT,
        "sections": {"type": "array", "items": part},
        "closing": {"description": "第六部分之后的文字（署名、日期）。"} | _TEXT,
        "figures": {"type": "object", "propertyNames": {"pattern": f"^({'|'.join(TABLES)})/"}},
    }
    return _object(properties, optional=("opening", "closing")) | {
        "allOf": [_choice(table, name) for table in TABLES for name in (*EDITIONS, None)]
    }


def _choice(table: str, name: str | None) -> dict[str, Any]:
    """What `figures` must hold where a table follows an edition, or was not found."""
    figures = (
        {"propertyNames": {"not": {"pattern": f"^{table}/"}}} if name is None else {"$ref": f"{_name(table, EDITIONS[name])}#/$defs/cells"}
    )
    return {
        "if": {"properties": {"editions": {"properties": {table: {"const": name}}, "required": [table]}}, "required": ["editions"]},
        "then": {"properties": {"figures": figures}},
    }


def _figure(kind: Kind) -> dict[str, Any]:
    properties = {
        "value": {"description": "数本身；没有数时为 null，绝不用0代替。"},
        "unit": _TEXT_OR_NONE,
        "printed": {"description": "格子里原来的文字。"} | _TEXT,
        "state": {"enum": [str(state) for state in State], "description": "；".join(f"{k}：{v}" for k, v in _STATES.items())},
        "certain": {"type": "boolean", "description": "false：原文没有说清这个数属于哪一格。"},
        "where": {"$ref": "#/$defs/where"},
    }
    numbered = {"properties": {"state": {"const": str(State.NUMBER)}}}
    return (
        {"description": _MEANINGS[kind]}
        | _object(properties)
        | {
            "if": numbered,
            "then": {"properties": {"value": _VALUES[kind]}},
            "else": {"properties": {"value": {"type": "null"}}},
        }
    )


def _where() -> dict[str, Any]:
    places: dict[str, Any] = {name: {"type": "integer", "minimum": 1} for name in ("page", "table", "row", "column", "line")}
    return {"description": "原文中的位置，都从1数起。"} | _object(places, optional=tuple(places)) | {"type": ["object", "null"]}


def _finding() -> dict[str, Any]:
    number_or_text = {"type": ["number", "string", "null"]}
    return _object(
        {
            "code": {"type": "string", "pattern": "^[A-Z][0-9]{3}$"},
            "catalogue": _TEXT_OR_NONE,
            "severity": {"enum": [str(severity) for severity in Severity]},
            "address": _TEXT_OR_NONE,
            "where": {"$ref": "#/$defs/where"},
            "expected": number_or_text,
            "found": number_or_text,
            "difference": {"type": ["number", "null"]},
            "quote": _TEXT_OR_NONE,
            "message": _TEXT,
            "advice": _TEXT_OR_NONE,
            "source": _TEXT_OR_NONE,
        }
    )
