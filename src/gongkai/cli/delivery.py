"""Put the outcomes of a command out: results on standard output as they come, sentences on standard error, progress for a person."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import click

from gongkai.cli import batch, streams
from gongkai.cli.outcome import Outcome, Tally


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around and between the products; `empty` is put out where several files gave no product at all."""

    opening: bytes = b""
    separator: bytes = b""
    closing: bytes = b""
    empty: bytes = b""


OBJECT = Frame(closing=b"\n")
"""One JSON object."""
LIST = Frame(b"[\n", b",\n", b"\n]\n", b"[]\n")
"""A JSON list."""


def json_frame(several: bool) -> Frame:
    """One file gives an object, several a list."""
    return LIST if several else OBJECT


def deliver(outcomes: Iterable[Outcome], frame: Frame) -> Tally:
    """Write products as they come, then the sentences about files without one; how it came out."""
    counted = Tally()
    sentences: list[str] = []
    begun = False
    for outcome in outcomes:
        counted.count(outcome)
        if outcome.product is None:
            sentences.append(outcome.trouble)
            continue
        streams.write((frame.separator if begun else frame.opening) + outcome.product.output)
        begun = True
    streams.write(frame.closing if begun else frame.empty)
    for sentence in sentences:
        streams.complain(sentence)
    return counted


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """How outcomes that are already there came out."""
    counted = Tally()
    for outcome in outcomes:
        counted.count(outcome)
    return counted


def outcomes(job: batch.Job, paths: Sequence[str], quiet: bool = False) -> Iterator[Outcome]:
    """The outcomes of a job, with a bar on standard error where a person waits for many files and `quiet` is false."""
    if quiet or len(paths) <= batch.ALONE or not sys.stderr.isatty():
        yield from batch.run(job, paths)
        return
    with click.progressbar(length=len(paths), label="正在处理", file=sys.stderr, show_pos=True) as bar:
        for outcome in batch.run(job, paths):
            bar.update(1)
            yield outcome
