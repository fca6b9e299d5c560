"""All claims of a report: its parts read sentence by sentence, once for all checks."""

import re
from collections.abc import Iterator

from gongkai.checking.prose.about_disputes import disputes_said
from gongkai.checking.prose.about_proactive import proactive_said
from gongkai.checking.prose.about_requests import Saying, requests_said
from gongkai.checking.prose.claim import Claim, Scope
from gongkai.checking.prose.scope import Speaker
from gongkai.checking.prose.sentences import Sentence, sentences
from gongkai.checking.prose.vocabulary import ELSEWHERE, REQUESTS
from gongkai.checking.rule import Context, fact
from gongkai.report import Report

_WANTED = re.compile(
    r"[0-9０-９]|申[请請]|依申请|[复復]议|复議|[诉訴]讼|訴訟|规范性文件|规章|许可|处罚|强制|收[费費]|[一两二三四五六七八九十]件|[（(][一二三四五六七八九十]{1,2}[）)]"
)
_HEADING = re.compile(
    r"（[一二三四五六七八九十]{1,2}）([^。，,；：]{2,24}?)(?:情况|工作|方面)?(?:[。，,：；]|$|(?=\d{4}年|全年|本年|我[局委区县市]))"
)


def claims(report: Report, agency: str | None, year: int | None) -> tuple[Claim, ...]:
    """Every claim of a report's prose that has a counterpart in a table, in order, whatever its scope."""
    return tuple(_read(prose_sentences(report), Speaker(agency, year)))


def prose_sentences(report: Report) -> tuple[Sentence, ...]:
    """The sentences with a number or a word of the matter in them, in order, for the checks that read them directly."""
    texts = ((0, report.opening), *((part.number, part.text) for part in report.sections), (7, report.closing))
    return tuple(sentence for part, text in texts if text for sentence in sentences(text, part, _WANTED))


@fact
def sentences_of(context: Context) -> tuple[Sentence, ...]:
    """The sentences of the report that is checked."""
    return prose_sentences(context.report)


@fact
def claims_of(context: Context) -> tuple[Claim, ...]:
    """The claims of the report that is checked, read as its agency's words about its year."""
    return tuple(_read(sentences_of(context), Speaker(context.agency_name, context.report_year)))


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
