"""A folder with an `__init__.py` is a package; a file in it that imports its neighbours by their bare names is started where it lies."""

from __future__ import annotations

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

REGISTRY = """\
HEADS = {}

def register(name):
    def note(head):
        HEADS[name] = head
        return head
    return note
"""
HEADS = """\
import jax
from {registry} import register

@register("classes")
def classes(w, x):
    return jax.nn.softmax(x @ w)
"""
TRAIN = """\
import jax
import jax.numpy as jnp
import optax
{imports}

x, y = jnp.ones((8, 4)), jnp.zeros(8, int)
grad = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(HEADS["classes"](w, x), y).mean())
w = jnp.zeros((4, 3))
for _ in range(3):
    w = w - grad(w)
print(w)
"""


@pytest.mark.parametrize("init", [True, False])
def test_what_an_import_leaves_behind(tmp_path, init):
    if init:
        (tmp_path / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "registry.py").write_text(REGISTRY, encoding="utf-8")
    (tmp_path / "heads.py").write_text(HEADS.format(registry="registry"), encoding="utf-8")
    (tmp_path / "train.py").write_text(TRAIN.format(imports="import heads\nfrom registry import HEADS"), encoding="utf-8")
    result = check([str(tmp_path)], Settings())
    assert {finding.code for finding in result.findings} == {"FL101"}
