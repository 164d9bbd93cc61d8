"""Settings that a program keeps as a text of YAML: what PyYAML makes of it, or nothing."""

from __future__ import annotations

import pytest
import yaml

from fromlogits.checker.evidence.source.values import Unknown

READ = [
    "3",
    "just a word",
    "on: yes\noff: No\nflag: true\nnone: ~\nnothing:\n",
    "lr: 1e-3\nother: 1.0e-3\nbig: 1_000\nneg: -2\nhalf: .5\nold: 012\nhex: 0x1f\n",
    "model:\n  units: [64, 32, 3]\n  act: 'relu'\nloss:\n  name: \"bce\"\n  args: {from_logits: true, axis: -1}\n",
    "layers:\n- units: 64\n  act: relu\n- units: 3\n  act: softmax\n",
    "---\n# settings\nunits: 3  # of the head\n\nact: 'soft # max'\n",
    "text: |\n  many\n  lines\n",
    "a: 1\na: 2\n",
    "'quoted key': 1\n7: seven\n",
]
LEFT = [
    "a: &x 1\nb: *x\n",  # an alias may stand for more than fits anywhere
    "a: !!python/object:x\n",
    "a: [1, 2\n",
    "a: 1\n---\nb: 2\n",
    "a: " + "[" * 4000 + "]" * 4000,
    "a: 0123-45-67T99:99:99\n",
    "a: 2024-02-31\n",
    "a: !!timestamp z\n",  # what PyYAML makes of it fails inside of PyYAML
    "a: !!bool z\n",
    "a: " + "x" * 40_000,
]


@pytest.mark.parametrize("text", READ)
def test_what_is_read(text, says):
    wanted = yaml.safe_load(text)
    found = says(f"import yaml\ny = yaml.safe_load({text!r})")
    assert found == wanted
    assert repr(found) == repr(wanted)  # 1 is not True


@pytest.mark.parametrize("text", LEFT, ids=range(len(LEFT)))
def test_what_is_left_alone(text, read):
    assert isinstance(read(f"import yaml\ny = yaml.safe_load({text!r})")["y"], Unknown)


def test_a_date_is_no_number(says):
    assert says("import yaml\ny = yaml.safe_load('on: 2024-01-31\\nwidth: 3')['width']") == 3
