from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import fromlogits

FRAMEWORKS = {
    "flax",
    "jax",
    "keras",
    "ml_dtypes",
    "numpy",
    "optax",
    "pandas",
    "scipy",
    "sklearn",
    "tensorflow",
    "torch",
    "transformers",
    "triton",
}


def loaded_by(statement: str) -> set[str]:
    """The frameworks that are loaded in a fresh process after a statement."""
    program = f"{statement}\nimport sys\nprint(*sorted({FRAMEWORKS!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def strangers_loaded_by(statement: str, *paths: Path) -> set[str]:
    """What a statement loads in a fresh process that is neither Python's own nor this package, nor there from the start."""
    program = f"import sys\nsys.path += {list(map(str, paths))}\nbefore = set(sys.modules)\n{statement}\nprint(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()} - sys.stdlib_module_names - {"fromlogits"}


def test_names_are_sorted():
    assert fromlogits.__all__ == sorted(fromlogits.__all__)
    assert dir(fromlogits) == fromlogits.__all__


@pytest.mark.parametrize("name", fromlogits.__all__)
def test_every_name_resolves(name):
    assert getattr(fromlogits, name) is getattr(fromlogits, name)


def test_names_that_are_not_there_are_refused():
    with pytest.raises(AttributeError, match="module 'fromlogits' has no attribute 'from_softmax'"):
        fromlogits.from_softmax  # noqa: B018


def test_type_checkers_see_every_name():
    source = ast.parse(Path(fromlogits.__file__).read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(source) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert set(fromlogits.__all__) - {"__version__"} <= imported


@pytest.mark.parametrize("statement", ["import fromlogits", "import fromlogits.cli"])
def test_importing_loads_no_framework(statement):
    assert loaded_by(statement) == set()


def test_every_name_needs_no_more_than_numpy():
    assert loaded_by("from fromlogits import *") == {"numpy"}


def test_importing_loads_python_alone():
    assert strangers_loaded_by("import fromlogits") == set()


@pytest.mark.parametrize("framework", ["numpy", "scipy", "torch", "jax"])
def test_the_proof_can_fail(framework):
    assert framework in loaded_by(f"import fromlogits, {framework}")


def test_the_proof_that_python_is_alone_can_fail(tmp_path):
    (tmp_path / "unknown_framework.py").touch()
    assert strangers_loaded_by("import fromlogits, unknown_framework", tmp_path) == {"unknown_framework"}
    assert "numpy" in strangers_loaded_by("import fromlogits; fromlogits.cross_entropy")
