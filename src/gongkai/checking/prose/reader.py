"""All claims of a report: its parts read once, sentence by sentence, and remembered while the same texts are asked for."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gongkai.checking.prose.about_disputes import disputes_said
from gongkai.checking.prose.about_proactive import proactive_said
from gongkai.checking.prose.about_requests import Saying, requests_said
from gongkai.checking.prose.claim import Claim, Scope
from gongkai.checking.prose.scope import Speaker
from gongkai.checking.prose.sentences import Sentence, sentences
from gongkai.checking.prose.vocabulary import ELSEWHERE, REQUESTS
from gongkai.report import Report

_WANTED = re.compile(
    r"[0-9０-９]|申[请請]|依申请|[复復]议|复議|[诉訴]讼|訴訟|规范性文件|规章|许可|处罚|强制|收[费費]|[一两二三四五六七八九十]件|[（(][一二三四五六七八九十]{1,2}[）)]"
)
_HEADING = re.compile(
    r"（[一二三四五六七八九十]{1,2}）([^。，,；：]{2,24}?)(?:情况|工作|方面)?(?:[。，,：；]|$|(?=\d{4}年|全年|本年|我[局委区县市]))"
)

Texts = tuple[tuple[int, str], ...]


def claims(report: Report, agency: str | None, year: int | None) -> tuple[Claim, ...]:
    """Every claim of a report's prose that has a counterpart in a table, in order, whatever its scope."""
    return _claims(_texts(report), agency, year)


def prose_sentences(report: Report) -> tuple[Sentence, ...]:
    """The sentences with a number or a word of the matter in them, in order, for the checks that read them directly."""
    return _sentences(_texts(report))


def _texts(report: Report) -> Texts:
    parts = ((part.number, part.text) for part in report.sections)
    return ((0, report.opening), *parts, (7, report.closing))


@lru_cache(maxsize=16)
def _sentences(texts: Texts) -> tuple[Sentence, ...]:
    return tuple(sentence for part, text in texts if text for sentence in sentences(text, part, _WANTED))


@lru_cache(maxsize=16)
def _claims(texts: Texts, agency: str | None, year: int | None) -> tuple[Claim, ...]:
    return tuple(_read(_sentences(texts), Speaker(agency, year)))


def _read(all_sentences: tuple[Sentence, ...], speaker: Speaker) -> Iterator[Claim]:
    paragraph, first, topic, headed = -1, 0, False, (-1, False)
    for index, sentence in enumerate(all_sentences):
        if headed[0] != sentence.part:
            headed = (sentence.part, sentence.part == 3)
        if paragraph != sentence.paragraph:
            paragraph, first, topic = sentence.paragraph, index, headed[1]
        if heading := _HEADING.search(sentence.text):
            topic = REQUESTS.search(heading[1]) is not None
            headed = (sentence.part, topic)
        else:
            topic = _topic(sentence, topic)
        sayings = [*requests_said(sentence, topic), *disputes_said(sentence, sentence.part == 4), *proactive_said(sentence)]
        for saying in sayings:
            yield _claim(saying, index, sentence, speaker.scope(all_sentences[first:index], sentence, saying.end))


def _topic(sentence: Sentence, topic: bool) -> bool:
    """Whether the sentence stands where requests are spoken of: the sentence itself, or the one before, says so."""
    if REQUESTS.search(sentence.text):
        return True
    return topic and not ELSEWHERE.search(sentence.text)


def _claim(saying: Saying, index: int, sentence: Sentence, scoped: tuple[Scope, bool]) -> Claim:
    scope, direct = scoped
    if scope is Scope.OWN and not saying.sure:
        scope = Scope.DOUBTFUL
    return Claim(
        saying.subject,
        saying.value,
        saying.unit,
        scope,
        saying.exact,
        saying.verb,
        sentence.quote(saying.start, saying.end),
        sentence.part,
        index,
        saying.end,
        direct,
    )
