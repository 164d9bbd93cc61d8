"""Several processes for large trees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fromlogits.checker.check import Reading
    from fromlogits.checker.settings import Settings

__all__ = ["read_in_processes"]

CHUNK = 16


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

    chunks = [list(names[start : start + CHUNK]) for start in range(0, len(names), CHUNK)]
    done = 0
    with ProcessPoolExecutor(jobs or os.cpu_count()) as pool:
        for chunk, part in zip(chunks, pool.map(_read_chunk, [(chunk, outright, settings, markdown) for chunk in chunks]), strict=True):
            findings, cases, troubles, documents = part
            reading.findings += findings
            reading.cases += cases
            reading.troubles += troubles
            reading.documents.update(documents)
            done += len(chunk)
            if progress is not None:
                progress(done, len(names))


def _read_chunk(work: tuple[list[str], set[str], Settings, bool]) -> tuple[list, list, list, dict]:  # type: ignore[type-arg]
    from fromlogits.checker.check import Reading, read_file
    from fromlogits.checker.evidence.source.project import Project

    names, outright, settings, markdown = work
    project = Project(settings, markdown=markdown)
    reading = Reading()
    for name in names:
        read_file(name, project, reading, outright=name in outright)
    spoken_of = {finding.where.file for finding in reading.findings} | {
        near.where.file for finding in reading.findings for near in finding.related
    }
    documents = {file: document for file, document in reading.documents.items() if file in spoken_of}
    return reading.findings, reading.cases, reading.troubles, documents
