"""YAML that programs write their settings in: read as PyYAML reads it, or not at all."""

from __future__ import annotations

import pytest

from fromlogits.checker.evidence.source.plain_yaml import NotPlainError, parsed

yaml = pytest.importorskip("yaml")

PLAIN = (
    "a: 1\nb: [x, 2, 3.5]\nc:\n  d: true\n  e:\n    - 1\n    - two\n  f: {g: 1, h: no}\n",
    "- a\n- b: 1\n  c: 2\n-  d\n",
    "head:\n  act: softmax   # the last\n  units: 10\nlr: 1e-3\nname: 'it''s'\nq: \"a: b\"\n",
    "a: ~\nb:\nc: 1.5e+3\nd: -2\ne: .5\nf: a-b_c\ng: x#y\n",
    "loss:\n- bce\n- ce\nz: 1",
    "- - 1\n  - 2\n",
    "layers:\n  - units: 8\n    act: relu\n  - units: 3\n    act: null\n",
    "---\na: off\n",
    "just text",
    "'k': v\n\"m n\": 2\nurl: http://x.y/z\n",
    "v: 1_000\n",
    "# nothing but a remark\n",
    "empty: []\nnone: {}\n",
)
MORE = (
    "a: |\n  text",
    "a: >\n  text",
    "&x a: 1",
    "a: *x",
    "a: !!str 1",
    "a: 0x1F",
    "a: 010",
    "a: 12:30",
    "a: 2020-01-01",
    "a: [b, [c]]",
    "a: b: c",
    "a: -",
    "a:\n    b: 1\n  c: 2\n",
    "a:\n\tb: 1",
    "a: 'b",
    "a:\n  b\n  c",
)


@pytest.mark.parametrize("text", PLAIN)
def test_read_as_pyyaml_reads_it(text):
    assert parsed(text) == yaml.safe_load(text)


@pytest.mark.parametrize("text", MORE)
def test_left_alone(text):
    with pytest.raises(NotPlainError):
        parsed(text)


def test_settings_of_a_program(says):
    assert says('import yaml\ny = yaml.safe_load("""\nhead:\n  act: softmax\n  units: 3\n""")["head"]') == {"act": "softmax", "units": 3}
    assert says('import yaml\ny = yaml.load("a: [1, 2]", Loader=yaml.SafeLoader)') == {"a": [1, 2]}
