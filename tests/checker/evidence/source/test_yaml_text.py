"""Settings in YAML: read as PyYAML reads them, or not at all."""

from __future__ import annotations

import pytest

from fromlogits.checker.evidence.source.yaml_text import read_yaml

PLAIN = [
    "",
    "units: 3",
    "3",
    "a: 1\nb: two words\nc: ~\nd:\ne: null\n",
    "on: yes\noff: No\nflag: true\n",
    "lr: 1e-3\nother: 1.0e-3\nbig: 1_000\nneg: -2\nhalf: .5\nplus: +4\nsigned: 1.5E+3\n",
    "model:\n  units: 5\n  head:\n    act: softmax\nseed: 0\n",
    "sizes: [4, 16, 3]\nloss: {name: CrossEntropyLoss, kwargs: {reduction: mean}}\nempty: []\nnone: {}\n",
    "names:\n  - sad\n  - happy\nlast: 1\n",
    "names:\n- sad\n- happy\nlast: 1\n",
    "- a: 1\n  b: 2\n- a: 3\n-\n  c: 4\n- - 1\n  - 2\n",
    "---\n# settings\nunits: 3  # of the head\n\nact: 'softmax'\nloss: \"ce\"\n",
    "'quoted key': 1\n7: seven\n",
    "url: a:b\npath: x/y.z\nsentence: it is so, is it\n",
    "nested:\n    - [1, 2]\n    - {a: b}\n",
]
REFUSED = [
    "a: &x 1\nb: *x\n",
    "a: |\n  many\n  lines\n",
    "a: !!python/object:x\n",
    "a: 'it''s'\n",
    'a: "tab\\t"\n',
    "a: 2024-01-31\n",
    "a: 0x1f\n",
    "a: 012\n",
    "a: 12:30\n",
    "a: 1\na: 2\n",
    "a: 1\n  b: 2\n",
    "a: [1, 2\n",
    "a: 'has # inside'\n",
    "a: 1\n---\nb: 2\n",
    "a: word\n  goes on\n",
    "a: " + "[" * 40 + "]" * 40,
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_texts(text):
    yaml = pytest.importorskip("yaml")
    assert read_yaml(text) == yaml.safe_load(text)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_plain(text):
    with pytest.raises(ValueError, match=r".") as fault:
        read_yaml(text)
    assert str(fault.value)


@pytest.mark.parametrize("load", ["yaml.safe_load(text)", "yaml.load(text, Loader=yaml.SafeLoader)", "yaml.full_load(text)"])
def test_settings_of_a_program(load, says):
    assert says(f"import yaml\ntext = 'units: 3\\nhead: {{act: softmax}}\\n'\ncfg = {load}\ny = [cfg['units'], cfg['head']['act']]") == [
        3,
        "softmax",
    ]
