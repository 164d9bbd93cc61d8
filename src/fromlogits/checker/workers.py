"""Several processes for large trees."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
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

CHUNK = 64  # files that share what they import
_project: Project | None = None  # of a worker: folders and modules do not change from one chunk to the next


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
    import os
    from concurrent.futures import ProcessPoolExecutor

    from fromlogits.checker.catalogue.entry import load
    from fromlogits.checker.evidence.source import reader  # noqa: F401 read once here, not once in each worker

    load()
    chunks = [list(names[start : start + CHUNK]) for start in range(0, len(names), CHUNK)]
    work = [(chunk, outright.intersection(chunk)) for chunk in chunks]
    done = 0
    with ProcessPoolExecutor(jobs or os.cpu_count(), initializer=_begin, initargs=(settings, markdown)) as pool:
        for chunk, part in zip(chunks, pool.map(_read_chunk, work), strict=True):
            findings, understood, troubles, documents = part
            reading.findings += findings
            reading.cases += understood
            reading.troubles += troubles
            reading.documents.update(documents)
            done += len(chunk)
            if progress is not None:
                progress(done, len(names))


def _begin(settings: Settings, markdown: bool) -> None:
    from fromlogits.checker.evidence.source.project import Project

    global _project  # noqa: PLW0603 a worker has no other place of its own
    _project = Project(settings, markdown=markdown)
    gc.disable()  # values and frames refer to each other; they are collected once a chunk, all together


def _read_chunk(work: tuple[list[str], set[str]]) -> Part:
    from fromlogits.checker.check import Reading, read_file

    names, outright = work
    if _project is None:
        raise RuntimeError("a worker began without a project")
    reading = Reading()
    for name in names:
        read_file(name, _project, reading, outright=name in outright)
    spoken_of = {finding.where.file for finding in reading.findings} | {
        near.where.file for finding in reading.findings for near in finding.related
    }
    documents = {file: document for file, document in reading.documents.items() if file in spoken_of}
    _project.forget()
    gc.collect()
    gc.freeze()
    return reading.findings, reading.cases, reading.troubles, documents
