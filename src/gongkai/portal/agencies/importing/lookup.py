"""The body that a cell names: by key, by present name, or one that the same sheet opens."""

from collections.abc import Mapping

from rapidfuzz import process

from gongkai.portal.agencies.importing.known import Found, KnownBodies
from gongkai.portal.agencies.importing.plan import Ref

_CLOSE = 75
"""Of 100; one character of eight written differently gives 87."""


class Lookup:
    """Finds bodies for the cells of one sheet; what was asked once is kept, since thousands of rows name the same office."""

    def __init__(self, known: KnownBodies, opening: Mapping[str, int] | None = None) -> None:
        """`opening` has the names of bodies that the sheet itself opens, with their lines."""
        self._known = known
        self._opening = opening or {}
        self._asked: dict[str, Found] = {}
        self._names: list[str] | None = None

    def find(self, text: str) -> Found:
        """The body called `text`."""
        if text not in self._asked:
            self._asked[text] = self._find(text)
        return self._asked[text]

    def _find(self, text: str) -> Found:
        bodies = self._known.called(text)
        if len(bodies) > 1:
            keys = "、".join(body.key for body in bodies[:4])
            return Found(None, f"平台上有{len(bodies)}个机关叫这个名称", f"请改写机关编号，是其中一个：{keys}。")
        if bodies:
            if bodies[0].ended:
                return Found(None, f"这个机关（{bodies[0].name}）已经撤销", "请写接替它的机关。")
            return Found(Ref(bodies[0].name, id=bodies[0].id))
        if text in self._opening:
            return Found(Ref(text, line=self._opening[text]))
        return Found(None, "平台上和这张表里都没有这个机关" if self._opening else "平台上没有这个机关", self._close(text))

    def _close(self, text: str) -> str:
        if self._names is None:
            self._names = [*self._known.by_name, *self._opening]
        close = process.extractOne(text, self._names, score_cutoff=_CLOSE)
        if close:
            return f"是不是想写“{close[0]}”？名称要一字不差，也可以写机关编号。"
        return "请核对全称，一字不差；也可以写机关编号。" + ("" if self._opening else "还没有设立的，先导入机关。")
