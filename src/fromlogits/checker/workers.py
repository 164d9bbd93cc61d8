"""Several processes for large trees: they find the files that are worth reading, and read them.

What a process has read it never lets go: values refer to each other in circles, and to look for those takes longer than to read. So
garbage is not collected, and a process lives for a few hundred files only; each new one reads again what many files import.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
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
CHUNK = 8  # files that are read in one go
ALIVE = 512  # files that all processes together read before new ones take over: what they keep of them takes memory
_project: Project | None = None  # of a process: folders and modules do not change while it lives


def read_in_processes(
    names: Sequence[str],
    outright: set[str],
    settings: Settings,
    markdown: bool,
    reading: Reading,
    progress: Callable[[int, int], None] | None,
    jobs: int | None,
) -> None:
    """Read files in several processes; what they found comes back as data."""
    from fromlogits.checker.catalogue.entry import load
    from fromlogits.checker.evidence.source import reader  # noqa: F401 loaded here once, not in every process

    load()
    jobs = jobs or os.cpu_count() or 1
    worth: list[str] = []
    done = 0
    with _processes(jobs, settings, markdown) as pool:
        chunks = _chunks(names, SEARCHED)
        for chunk, kept in zip(chunks, pool.map(_search, [(chunk, outright) for chunk in chunks]), strict=True):
            worth += kept
            done += len(chunk) - len(kept)
            if progress is not None:
                progress(done, len(names))
    for part in _chunks(worth, max(ALIVE, jobs * CHUNK)):
        chunks = _chunks(part, CHUNK)
        with _processes(jobs, settings, markdown) as pool:
            for chunk, (findings, understood, troubles, documents) in zip(chunks, pool.map(_read, chunks), strict=True):
                reading.findings += findings
                reading.cases += understood
                reading.troubles += troubles
                reading.documents.update(documents)
                done += len(chunk)
                if progress is not None:
                    progress(done, len(names))


def _chunks(names: Sequence[str], length: int) -> list[Sequence[str]]:
    return [names[start : start + length] for start in range(0, len(names), length)]


def _processes(jobs: int, settings: Settings, markdown: bool) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=_begin, initargs=(settings, markdown))


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
