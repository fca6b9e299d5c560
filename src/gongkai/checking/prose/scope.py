"""Whom and when a passage speaks of: this body and year, or somebody and some time else."""

import re
from collections.abc import Sequence

from gongkai.checking.prose.claim import Scope
from gongkai.checking.prose.sentences import Sentence

_LEVELS = "省市县区州旗盟镇乡"
_OWN = re.compile(r"(?:我|本)(?:行政)?(?:机关|单位|部门|街道|系统)|全(?:局|委|厅|街道)")
_OFFICE = re.compile(r"(?:我|本)(?:局|委|办|厅|署|中心|会|院|部|队|处|所|社|台|馆)")
_REGION = re.compile(rf"(?:我|本|全)[{_LEVELS}](?!局|委|办|厅)|全域")
_LOWER = re.compile(
    r"(?:所属|下属|直属|局属|各(?:部门|单位|镇|乡|街道|区|县|市|科室|处室|股室|成员|有关|相关|地|级|片区)|二级单位|本级|系统内|全系统)"
    r"[^，,。；]{0,14}?(?:共|累计|收到|受理|接到|接收|办理|办结|答复|制发|作出|未|没|新收)"
)
_ALL_LEVELS = re.compile(rf"全[{_LEVELS}][^，,。；]{{0,4}}各(?:级|部门|单位)|各级(?:行政机关|各部门)")
_BODY = "办公厅|办公室|政府办|管委会|委员会|管理局|人民政府|政府|街道办事处|街道|局|委|办|厅|署|镇|乡|中心|法院|支队|大队|公司|学校|医院"
_SUBJECT = re.compile(
    rf"(?:^|[，,；：。）、]|年度?|其中|期间|由)(?P<body>[\u4e00-\u9fff]{{1,16}}?(?:{_BODY}))"
    r"(?:全年|本年度?|[,，]|代表[\u4e00-\u9fff]{1,10}?(?=共|累计|收|受|办|接))?"
    r"(?=共|累计|合计|总共|未|没|无|新|依法|已|均|收|受理|接|办理|办结|答复|制发|制定|出台|作出|被|因|发生|废止|分别|全年|本年)"
)
_ASIDE = re.compile(r"(?:依托|通过|根据|按照|依据|经|向|在|由于|关于|针对|对|代|按|据|利用|登录|所列|截至|截止|以来|同比|全年|年内)")
_FOREWORD = re.compile(r"^(?:\d{4}年度?|本年度?|全年|年内|今年|期间|其中|截至|由|（[一二三四五六七八九十]+）)+")

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?:度)?(?!第|报)")
_COMPARED = re.compile(r"(?:较|比|与|同|相比|和|跟)(?:(?:20\d\d|上|去|前)一?年(?:度|同期)?|同期)")
_CARRIED = re.compile(
    r"(?:上一?年度?|去年|20\d\d年度?)(?:度)?(?:结转|转入|遗留|未办结)|结转(?:至|到)?(?:20\d\d年|下一?年|上一?年|去年)|上一?年结转|下一?年(?:度)?(?:继续)?办理"
)
_LAST = re.compile(r"上一?年度?|去年|上年同期|往年|前年")
_THIS = re.compile(r"本年|今年|全年|当年|年内|本报告期|报告期")
_PERIOD = re.compile(r"[12]\d{3}年1月1日[^，,。；]{0,10}12月31日|截[至止][^，,。；]{0,6}12月(?:31日|底)|12月31日")
_PART = re.compile(r"上半年|下半年|季度|(?<![\d年])[1-9]月|(?<=年)[1-9]月|1[012]月|当月|每月|月均|日均|疫情期间")
_CUMULATIVE = re.compile(r"以来|历年|历史|[一二三四五六七八九十两近]年(?:来|间)|自(?:20)?\d\d年|截[至止](?:目前|今|当前)|迄今|至今|目前共")
_SUM = re.compile(r"累计")
_PLAN = re.compile(
    r"下一步|明年|力争|预计|计划(?!总结|类)|拟[^定制]|争取|下阶段|今后|避免|防止|降低|减少[^\d]{0,12}(?:发生|复议|诉讼)|如果|例如|譬如"
)


class Speaker:
    """Decides scopes for one report: who it is, and the year it is about."""

    def __init__(self, agency: str | None, year: int | None) -> None:
        self._agency = agency or ""
        self._year = year
        self._government = self._agency.endswith(("政府", "管委会", "管理委员会", *_LEVELS))

    def scope(self, before: Sequence[Sentence], sentence: Sentence, end: int) -> tuple[Scope, bool]:
        """The scope of a number that ends at `end`, and whether the sentence itself said so.

        What it leaves unsaid is taken from the sentences `before` it in the paragraph, the nearest first.
        """
        said = sentence.text[:end]
        body, time = self._body(said), self._time(said)
        direct = body is not None or time is not None
        body = body or next((found for s in reversed(before) if (found := self._body(s.text))), Scope.OWN)
        time = time or next((found for s in reversed(before) if (found := self._time(s.text))), Scope.OWN)
        for found in (self._part(said, sentence.part), time, body):
            if found is not Scope.OWN:
                return found, direct
        return Scope.OWN, direct

    def _part(self, said: str, part: int) -> Scope:
        bare = _PERIOD.sub("", said)
        if _PLAN.search(bare):
            return Scope.PART
        if _PART.search(bare):
            return Scope.PART
        if _CUMULATIVE.search(bare) and not _THIS.search(bare):
            return Scope.CUMULATIVE
        return Scope.DOUBTFUL if part == 5 else Scope.OWN

    def _time(self, said: str) -> Scope | None:
        said = _CARRIED.sub("", _COMPARED.sub("", said))
        years = _YEAR.findall(said)
        last = [m.end() for m in _LAST.finditer(said)]
        if last and last[-1] >= max((m.end() for m in _YEAR.finditer(said)), default=0):
            this = [m.end() for m in _THIS.finditer(said)]
            return Scope.OWN if this and this[-1] > last[-1] else Scope.LAST_YEAR
        if years:
            if self._year is None or int(years[-1]) == self._year:
                return Scope.OWN
            return Scope.LAST_YEAR if int(years[-1]) == self._year - 1 else Scope.OTHER_YEAR
        if _THIS.search(said):
            return Scope.OWN
        return Scope.DOUBTFUL if _SUM.search(said) and "目前" in said else None

    def _body(self, said: str) -> Scope | None:
        """The scope of the body named last, none where no body is named."""
        region, office = (Scope.OWN, Scope.DOUBTFUL) if self._government else (Scope.DOUBTFUL, Scope.OWN)
        levels = [(m.start(), m.end()) for m in _ALL_LEVELS.finditer(said)]
        named: list[tuple[int, Scope]] = [(end, region) for _, end in levels]
        for pattern, scope in ((_OWN, Scope.OWN), (_OFFICE, office), (_REGION, region)):
            named += ((m.end(), scope) for m in pattern.finditer(said))
        named += ((m.end(), Scope.OTHER_BODY) for m in _LOWER.finditer(said) if not any(start <= m.start() < end for start, end in levels))
        for match in _SUBJECT.finditer(said):
            name = _FOREWORD.sub("", match["body"])
            if name and not _ASIDE.search(name) and not any(p.search(name) for p in (_OWN, _OFFICE, _REGION)):
                named.append((match.end(), self._named(name)))
        return max(named, key=lambda item: item[0])[1] if named else None

    def _named(self, name: str) -> Scope:
        short = name.lstrip(_LEVELS) or name
        rest = iter(self._agency)
        if len(short) < 2 or not all(character in rest for character in short):
            return Scope.OTHER_BODY
        # A government's report covers its departments; a sentence that names the government may mean its office alone.
        return Scope.DOUBTFUL if self._government and name != self._agency else Scope.OWN
