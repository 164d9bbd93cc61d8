"""Several processes for large trees: they find the files that are worth reading, and read them.

What a process has read it never lets go: values refer to each other in circles, and to look for those takes longer than to read. So
garbage is not collected, and of a very large tree others read the next part; each new process reads again what many files import.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fromlogits.checker.check import Reading
    from fromlogits.checker.evidence.source.document import Document
    from fromlogits.checker.evidence.source.project import Project
    from fromlogits.checker.result import Trouble
    from fromlogits.checker.settings import Settings
    from fromlogits.vocabulary import Case, Finding

    Part = tuple[list[Finding], list[Case], list[Trouble], dict[str, Document]]

__all__ = ["read_in_processes"]

SEARCHED = 256  # files that are searched for words of losses in one go
CHUNK = 4  # files that are read in one go
ALIVE = 1_200  # files that the processes of one moment read at most: what they keep of a thousand of a large library takes 3 GB
_project: Project | None = None  # of a process: folders and modules do not change while it lives


def read_in_processes(
    names: Iterator[str],
    outright: set[str],
    settings: Settings,
    markdown: bool,
    reading: Reading,
    progress: Callable[[int, int], None] | None,
    jobs: int | None,
) -> int:
    """Read files in several processes, and tell how many there are; what was found comes back as data."""
    jobs = jobs or os.cpu_count() or 1
    worth: list[str] = []
    count = done = 0

    def reached(more: int) -> None:
        nonlocal done
        done += more
        if progress is not None:
            progress(done, count)

    with _processes(jobs, settings, markdown) as pool:
        searching = []
        while chunk := list(islice(names, SEARCHED)):  # they are searched while others are still being found
            count += len(chunk)
            searching.append((len(chunk), pool.submit(_search, (chunk, outright))))
        _load()
        for length, searched in searching:
            kept = searched.result()
            worth += kept
            reached(length - len(kept))
    for findings, understood, troubles, documents in _read_in_lanes(worth, jobs, settings, markdown, reached):
        reading.findings += findings
        reading.cases += understood
        reading.troubles += troubles
        reading.documents.update(documents)
    return count


def _load() -> None:
    """Load what reads programs here, once, and not in every process."""
    from fromlogits.checker.catalogue.entry import load
    from fromlogits.checker.evidence.source import reader  # noqa: F401

    load()


def _read_in_lanes(worth: Sequence[str], jobs: int, settings: Settings, markdown: bool, reached: Callable[[int], None]) -> Iterator[Part]:
    """What each chunk of files gives, in their order.

    Every lane has a stretch of neighbours, which import the same modules, and processes that read equal parts of it, one after the other. A
    lane that is done takes from the end of the longest that is left.
    """
    chunks = _chunks(worth, CHUNK)
    length = -(-len(chunks) // jobs) or 1
    lanes = [deque(range(start, min(start + length, len(chunks)))) for start in range(0, len(chunks), length)]
    turn = -(-length // (-(-len(worth) // ALIVE) or 1))  # chunks that one process reads of its lane
    found: dict[int, Part] = {}
    with ExitStack() as stack:
        alive = [stack.enter_context(_processes(1, settings, markdown)) for _ in lanes]
        given = [0] * len(lanes)  # chunks that the process of a lane has read
        pending: dict[Future[Part], tuple[int, int]] = {}

        def give(lane: int) -> None:
            longest = max(lanes, key=len)
            if not longest:
                return
            if lanes[lane] and given[lane] >= turn:
                alive[lane].shutdown(wait=False)
                alive[lane], given[lane] = stack.enter_context(_processes(1, settings, markdown)), 0
            given[lane] += 1
            place = lanes[lane].popleft() if lanes[lane] else longest.pop()
            pending[alive[lane].submit(_read, chunks[place])] = lane, place

        for lane in range(len(lanes)):
            give(lane)
        while pending:
            done, _ = wait(pending, return_when=FIRST_COMPLETED)
            for one in done:
                lane, place = pending.pop(one)
                found[place] = one.result()
                reached(len(chunks[place]))
                give(lane)
        for process in alive:
            process.shutdown(wait=False)  # what it keeps is given back while the report is written
    return (found[place] for place in range(len(chunks)))


def _chunks(names: Sequence[str], length: int) -> list[Sequence[str]]:
    return [names[start : start + length] for start in range(0, len(names), length)]


@contextmanager
def _processes(jobs: int, settings: Settings, markdown: bool) -> Iterator[ProcessPoolExecutor]:
    """So many processes; where something goes wrong here, they begin nothing more."""
    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(settings, markdown))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(settings: Settings, markdown: bool) -> None:
    from fromlogits.checker.evidence.source.project import Project

    global _project  # noqa: PLW0603 a worker has no other place of its own
    _project = Project(settings, markdown=markdown)
    gc.disable()


def _search(work: tuple[Sequence[str], set[str]]) -> list[str]:
    """The files that are worth reading."""
    names, outright = work
    return [name for name in names if name in outright or _own().concerns(name)]


def _read(names: Sequence[str]) -> Part:
    from fromlogits.checker.check import Reading, read_file

    reading = Reading()
    for name in names:
        read_file(name, _own(), reading, outright=True)
    spoken_of = {finding.where.file for finding in reading.findings} | {
        near.where.file for finding in reading.findings for near in finding.related
    }
    documents = {file: document for file, document in reading.documents.items() if file in spoken_of}
    return reading.findings, reading.cases, reading.troubles, documents


def _own() -> Project:
    if _project is None:
        raise RuntimeError("a worker began without a project")
    return _project
