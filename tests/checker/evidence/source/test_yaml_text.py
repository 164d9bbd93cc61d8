"""YAML in a program: as PyYAML reads it, or not at all."""

import pytest
import yaml

from fromlogits.checker.evidence.source.yaml_text import RefusedError, parsed

READ = [
    "",
    "a: 1",
    "act: softmax\nfrom_logits: true\n",
    "a: yes\nb: No\nc: off\nd: ~\ne: null\nf:\ng: ''\n",
    "lr: 1e-3\neps: 1.0e-3\nhalf: .5\nmany: 1_000\nzero: 0\nminus: -4\n",
    "model:\n  units: [64, 32, 3]\n  act: 'relu'\nloss:\n  name: \"bce\"\n  args: {from_logits: true, axis: -1}\n",
    "layers:\n- units: 64\n  act: relu\n- units: 3\n  act: softmax\n",
    "layers:\n  - 64\n  -\n    a: 1\n  - [x, 'y z']\n",
    "- a\n- b: 1\n  c: 2\n- - x\n  - y\n",
    "---\n# a comment\na: b # another\nurl: http://x/#y\nquoted: '# no comment'\n",
    "'a b': it''s\nplain: it's\n",
    "a: {}\nb: []\n",
    "a: {b: {c: [1, {d: 2}]}}\n",
    "one two: three four\n",
    "3: three\ntrue: yes\n",
    "just a word",
]
REFUSED = [
    "a: &x 1\nb: *x\n",
    "a: |\n  text\n",
    "a: >\n  text\n",
    "a: !tag 1\n",
    "a: [1, 2\n",
    "a: 1\n---\nb: 2\n",
    "a: b: c\n",
    "a: 1\n  b: 2\n",
]


@pytest.mark.parametrize("text", READ)
def test_as_pyyaml_reads_it(text):
    found, wanted = parsed(text), yaml.safe_load(text)
    assert found == wanted
    assert repr(found) == repr(wanted)  # 1 is not True


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text):
    with pytest.raises(RefusedError):
        parsed(text)
