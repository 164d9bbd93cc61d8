"""`fromlogits run` also reads the program: one mistake, one finding, and what the run shows counts more than what the source says."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap

import pytest

pytest.importorskip("torch")

HEAD = """
import torch
from torch import nn
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 5), nn.Softmax(dim=1))
x, y = torch.randn(64, 4), torch.randint(0, 5, (64,))
"""


@pytest.fixture
def ran(tmp_path):
    """Runs a program and gives its exit status, what it printed and what was found."""

    def run(text, *arguments, on_finding="warn", module=None, **files):
        for name, content in {"train": text, **files}.items():
            (tmp_path / f"{name}.py").write_text(textwrap.dedent(content), encoding="utf-8")
        told = tmp_path / "told.json"
        what = ["-m", module] if module else ["train.py"]
        command = [
            sys.executable,
            "-m",
            "fromlogits",
            "run",
            "--on-finding",
            on_finding,
            "--output-format",
            "json",
            "--output-file",
            str(told),
        ]
        done = subprocess.run([*command, *what, *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
        return done, json.loads(told.read_text())

    return run


def codes(found):
    return [(finding["code"], finding["location"]["row"]) for finding in found]


def test_one_mistake_that_two_sensors_see_is_one_finding_with_numbers_and_a_fix(ran):
    done, found = ran(HEAD + "for _ in range(3):\n    loss = nn.CrossEntropyLoss()(model(x), y)\n    loss.backward()\n")
    assert codes(found) == [("FL101", 8)]
    assert "on this batch the loss is" in found[0]["message"]
    assert found[0]["fix"]["message"] == "remove the softmax"
    assert done.stderr.count("FL101") == 1
    assert done.returncode == 0


def test_a_loss_written_by_hand_is_read(ran):
    done, found = ran(HEAD + "loss = -torch.log(model(x))[torch.arange(64), y].mean()\nprint('trained')\n", on_finding="stop")
    assert codes(found) == [("FL401", 7)]
    assert (done.stdout, done.returncode) == ("trained\n", 1)


def test_a_choice_that_this_run_makes_right_is_no_finding(ran):
    text = """
    import argparse
    import torch
    from torch import nn
    parser = argparse.ArgumentParser()
    parser.add_argument("--probabilities", action="store_true")
    options = parser.parse_args()
    x, y = torch.randn(64, 4), torch.randint(0, 5, (64,))
    logits = nn.Linear(4, 5)(x)
    output = logits.softmax(1) if options.probabilities else logits
    for _ in range(3):
        nn.CrossEntropyLoss()(output, y)
    """
    assert codes(ran(text)[1]) == []
    assert codes(ran(text, "--probabilities")[1]) == [("FL101", 12)]


def test_what_the_run_shows_counts_more(ran):
    text = HEAD + "globals()['mod' + 'el'].pop(1)\nfor _ in range(3):\n    nn.CrossEntropyLoss()(model(x), y)\n"
    done, found = ran(text)
    assert codes(found) == []
    assert done.stderr == ""


def test_a_program_that_fails_at_its_mistake_says_both(ran):
    done, found = ran(HEAD + "nn.NLLLoss()(model(x), nn.functional.one_hot(y, 5))\n")
    assert "FL201" in [code for code, _ in codes(found)]
    assert "Traceback" in done.stderr
    assert done.returncode == 1


def test_a_module_and_what_it_imports(ran):
    files = {"network": "from torch import nn\n\ndef network():\n    return nn.Sequential(nn.Linear(4, 5), nn.Softmax(dim=1))\n"}
    text = """
    import torch
    from network import network
    x, y = torch.randn(64, 4), torch.randint(0, 5, (64,))
    loss = -torch.log(network()(x))[torch.arange(64), y].mean()
    """
    assert codes(ran(text, module="train", **files)[1]) == [("FL401", 5)]


def test_what_the_project_ignores_is_not_told(ran, tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.fromlogits]\nignore = ['FL101']\n")
    done, found = ran(HEAD + "for _ in range(3):\n    nn.CrossEntropyLoss()(model(x), y)\n", on_finding="stop")
    assert found == []
    assert done.returncode == 0


def test_scores_that_are_all_positive_are_no_probabilities(ran):
    """Signs alone say little where the source shows scores."""
    text = """
    import torch
    from torch import nn
    torch.manual_seed(0)
    layer = nn.Linear(16, 1)
    layer.weight.data.abs_().mul_(0.1)
    layer.bias.data.zero_()
    x, y = torch.rand(400, 16), (torch.rand(400, 1) > 0.5).float()
    with torch.no_grad():
        for _ in range(3):
            nn.BCEWithLogitsLoss()(layer(x), y)
    """
    assert codes(ran(text)[1]) == []
    assert codes(ran(text.replace("layer(x)", "layer(x).sigmoid()"))[1]) == [("FL101", 11)]
