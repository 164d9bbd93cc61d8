"""The guard as it is entered and left: frameworks that are imported before and after it, in processes of their own."""

from __future__ import annotations

import subprocess
import sys

import pytest

AFTER = """
import sys
import fromlogits as fl
with fl.guard(on_finding="warn") as watch:
    watch.tell = lambda finding: None
    assert type(sys.meta_path[0]).__module__.startswith("fromlogits")
    {imports}
    {wrong}
print(*sorted({{finding.code for finding in watch.findings}}), all(not type(one).__module__.startswith('fromlogits') for one in sys.meta_path), watch.faults)
"""
TORCH = ("import torch", "torch.nn.functional.cross_entropy(torch.randn(64, 5).softmax(1), torch.randint(0, 5, (64,)))", "FL101")
OPTAX = (
    "import jax, optax",
    "optax.softmax_cross_entropy(jax.nn.softmax(jax.random.normal(jax.random.key(0), (64, 5))), jax.numpy.eye(5)[jax.numpy.arange(64) % 5])",
    "FL101",
)
SKLEARN = (
    "import numpy; from sklearn.metrics import brier_score_loss",
    "\n    try: brier_score_loss(numpy.arange(64) % 2, numpy.linspace(-3, 3, 64))\n    except ValueError: pass",
    "FL102",
)
TENSORFLOW = (
    "import tensorflow as tf",
    "tf.nn.sparse_softmax_cross_entropy_with_logits(tf.range(64) % 5, tf.nn.softmax(tf.random.normal((64, 5))))",
    "FL101",
)


def output_of(program):
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(("imports", "wrong", "code"), [TORCH, OPTAX, SKLEARN, TENSORFLOW], ids=["torch", "optax", "sklearn", "tensorflow"])
def test_a_framework_that_is_imported_later_is_watched(imports, wrong, code):
    pytest.importorskip(imports.split()[1].strip(",;"))
    assert output_of(AFTER.format(imports=imports, wrong=wrong)) == f"{code} True []"


def test_the_loader_that_stood_in_is_gone():
    pytest.importorskip("torch")
    program = "import fromlogits as fl\nwith fl.guard():\n    import torch\nprint(type(torch.__loader__).__name__, type(torch.__spec__.loader).__name__)"
    assert output_of(program) == "SourceFileLoader SourceFileLoader"


def test_nothing_is_imported_that_the_program_does_not_import():
    program = "import sys\nimport fromlogits as fl\nwith fl.guard():\n    pass\nprint(*sorted({'torch', 'jax', 'optax', 'keras', 'tensorflow', 'sklearn'} & set(sys.modules)))"
    assert output_of(program) == ""


def test_a_framework_that_is_not_there_is_not_there():
    program = "import fromlogits as fl, importlib.util\nwith fl.guard():\n    print(importlib.util.find_spec('torch.no_such_thing'))\n"
    pytest.importorskip("torch")
    assert output_of(program) == "None"
