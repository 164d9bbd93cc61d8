"""One checked program, built by hand: what every format must show."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pytest

from fromlogits.checker.evidence.source.document import Document, from_text
from fromlogits.checker.result import Result
from fromlogits.vocabulary import (
    Applicability,
    Case,
    Confidence,
    Edit,
    Family,
    Finding,
    Fix,
    LabelForm,
    Labels,
    Loss,
    Metric,
    Output,
    OutputKind,
    Related,
    Severity,
    Where,
)

PROGRAM = """\
import keras
from keras import layers

model = keras.Sequential([
    layers.Dense(64, activation="relu"),
    layers.Dense(10, activation="softmax"),
])

model.compile(
    optimizer="adam",
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(x, y)
"""


@dataclass(frozen=True)
class Program:
    """A source text whose places are named by what stands there."""

    text: str
    file: str = "train.py"
    cell: int | None = None

    @property
    def document(self) -> Document:
        return from_text(self.text, file=self.file)

    def at(self, text: str) -> Where:
        start = self.text.index(text)
        row, column = self._position(start)
        end_row, end_column = self._position(start + len(text))
        return Where(self.file, row, column, end_row, end_column, self.cell)

    def _position(self, offset: int) -> tuple[int, int]:
        before = self.text[:offset]
        return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def agreement(program: Program) -> Case:
    return Case(
        output=Output(
            OutputKind.PROBABILITIES,
            "softmax",
            10,
            where=program.at('layers.Dense(10, activation="softmax")'),
            text='Dense(10, activation="softmax")',
        ),
        loss=Loss(
            "SparseCategoricalCrossentropy",
            OutputKind.LOGITS,
            Family.MULTICLASS,
            frozenset({LabelForm.CLASS_IDS}),
            where=program.at("keras.losses.SparseCategoricalCrossentropy(from_logits=True)"),
        ),
        labels=Labels(LabelForm.CLASS_IDS, 10, 0, 9),
        metrics=(Metric("accuracy"),),
    )


def finding(program: Program) -> Finding:
    case = agreement(program)
    return Finding(
        code="FL101",
        name="probabilities-as-logits",
        severity=Severity.ERROR,
        confidence=Confidence.PROOF,
        message="softmax output reaches a loss that expects logits; the loss cannot fall below 1.461",
        where=case.loss.where,
        related=(Related("the output is softmax here", case.output.where),),
        fix=Fix("write from_logits=False", Applicability.SAFE, (Edit(program.at("from_logits=True"), "from_logits=False"),)),
        noqa_row=11,
        case=case,
    )


@pytest.fixture
def make():
    """Programs, by their text."""
    return Program


@pytest.fixture
def program() -> Program:
    return Program(PROGRAM)


@pytest.fixture
def found(program: Program) -> Finding:
    return finding(program)


@pytest.fixture
def result(program: Program, found: Finding) -> Result:
    return Result((found,), (found.case,), (), 3, {program.file: program.document})


@pytest.fixture
def clean() -> Result:
    return Result(files=3)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder that is known, for paths that are printed whole."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What is printed, with nothing in the environment that changes it."""
    for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    return io.StringIO()
