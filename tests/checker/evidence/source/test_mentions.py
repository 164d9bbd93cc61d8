"""Which files are worth parsing, by their words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fromlogits.checker.evidence.source.mentions import IMPORTED_LOSS, RARER, WORDS, mentions_a_loss, said
from fromlogits.checker.evidence.source.project import Project
from fromlogits.checker.evidence.source.relevance import Worth
from fromlogits.checker.settings import Settings

OUTRIGHT = re.compile(b"|".join((*WORDS, rb"(?:\A|\n)" + IMPORTED_LOSS)), re.IGNORECASE)


def says_loss(data: bytes) -> bool:
    """What the quick search looks for, without its shortcuts."""
    small = data.lower()
    return OUTRIGHT.search(data) is not None or any(stem in small and word in small for stem, words in RARER.items() for word in words)


@pytest.mark.parametrize(
    "line",
    [
        "keras.losses.SparseCategoricalCrossentropy()",
        "tf.keras.losses.BINARY_CROSSENTROPY",
        "model.compile(loss='categorical_crossentropy')",
        "F.cross_entropy(x, y)",
        "nn.CrossEntropyLoss()",
        "nn.BCELoss()",
        "loss='bce'",
        "keras.Sequential([d]).compile('adam', 'bce')",
        "bce_with_logits(x)",
        "loss = nll(x)",
        "nn.NLLLoss()",
        "F.nll_loss(x, y)",
        "nn.KLDivLoss()",
        "F.kl_div(x, y)",
        "log_loss(y, p)",
        "jax.nn.softmax(x)",
        "nn.Softmax(dim=1)",
        "x.sigmoid()",
        "F.logsigmoid(x)",
        "scipy.special.expit(x)",
        "optax.sigmoid_focal_loss(x, y)",
        "FocalLoss()",
        "tf.nn.sampled_softmax_loss(x)",
        "(logits > 0.5)",
        "from_logits=True",
        "CategoricalAccuracy()",
        "metrics=['sparse_categorical_accuracy']",
        "from objectives import train_loss",
        "from .objectives import (\n    optimizer,\n    TrainLoss,\n)",
        "import mylosses",
        "    from ..lib import criterion",
        '    "from lib import my_loss\\n",',
    ],
)
def test_a_file_that_can_start_a_finding_is_worth_parsing(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.py"
    for text in (line, f"import x\n{line}\n"):
        path.write_text(text, encoding="utf-8")
        assert mentions_a_loss(path)
        assert mentions_a_loss(str(path))
        assert says_loss(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "import model\nmodel(x) > 0.5\n",
        "the loss is zero",
        "from a import b\nloss = b()\n",
        "import a\n# on import, a loss",
        "glossary = 1",
        "image = 'iVBce0nLl+fOCaL'",
    ],
)
def test_other_files_are_not(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.py"
    path.write_text(text, encoding="utf-8")
    assert not mentions_a_loss(path)


def test_a_file_that_cannot_be_read_is_so_that_reading_it_says_why(tmp_path: Path) -> None:
    assert mentions_a_loss(tmp_path / "gone.py")
    assert mentions_a_loss(tmp_path)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["from ", "import ", "loss", "Criterion", "(", ")", "\n", " ", "a", "soft", "MAX", "n", "ll", "'", "\r"])))
def test_the_quick_search_finds_what_the_pattern_finds(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    text = "".join(pieces).encode()
    path = tmp_path_factory.getbasetemp() / "words.py"
    path.write_bytes(text)
    assert mentions_a_loss(path) is says_loss(text)


WORTH = {
    "a loss": ("F.cross_entropy(x, y)", Worth.PARSING),
    "a loss of another file": ("from .objectives import train_loss", Worth.PARSING),
    "an activation": ("softmax(x)", Worth.NOTHING),
    "in prose": ("# the softmax, then the sigmoid", Worth.NOTHING),
    "one after the other": ("softmax(sigmoid(x))", Worth.APART),
    "a logarithm of it": ("log(softmax(x))", Worth.PARSING),
    "a logarithm beside it": ("def f(x):\n    p = softmax(x)\n    return p.log()", Worth.PARSING),
    "a logarithm in a function of its own": ("def f(x):\n    return softmax(x)\n\ndef g(x):\n    return np.log(x)", Worth.APART),
    "a logarithm in a method": ("class A:\n    top = Softmax(1)\n\n    def g(self, x):\n        return self.top(x).log()", Worth.PARSING),
    "a metric of it": ("accuracy_score(y, sigmoid(x) > 0.5)", Worth.PARSING),
    "a metric by its name": ("sigmoid(x)\nevaluate(metrics=['binary_accuracy'])", Worth.PARSING),
    "a metric handed on": ("sigmoid(x)\nscore(metrics.roc_auc_score, y)", Worth.PARSING),
    "a metric in prose": ("sigmoid(x)  # at the cost of accuracy", Worth.NOTHING),
    "a loss that is written out": ("value_and_grad(lambda w: -mean(y * log(f(w, x))))", Worth.PARSING),
    "activations, and a loss that is written out": ("jax.grad(lambda w: log(f(w)))\ndef g():\n    softmax(sigmoid(x))", Worth.PARSING),
    "a loss of a name that ends like a logarithm's": ("jax.grad(lambda w: f(w))(catalog(w), vlog(w))", Worth.NOTHING),
    "a model that takes its own loss": ("BertForTokenClassification.from_pretrained(a)", Worth.PARSING),
    "only the class of one": ("class BertForTokenClassification(Tagger, Bert):\n    pass", Worth.NOTHING),
    "a loss in prose, behind the word import": ("def f(x):\n    # import it from the loss\n    return softmax(x)", Worth.NOTHING),
    "shown as in a console": ('"""\n    >>> BertForTokenClassification.from_pretrained(a)\n"""', Worth.NOTHING),
    "shown, and made": (">>> BertForTokenClassification.from_pretrained(a)\nBertForTokenClassification.from_pretrained(a)", Worth.PARSING),
    "scores that are cut": ("svm.decision_function(x) > 0.5\nlogits", Worth.PARSING),
}


@pytest.mark.parametrize("kind", WORTH)
def test_what_a_file_is_worth(kind: str) -> None:
    text, worth = WORTH[kind]
    assert said(text.encode()).worth is worth


def test_of_a_module_of_a_package_more_is_asked_than_of_a_script(tmp_path: Path) -> None:
    (tmp_path / "nets").mkdir()
    (tmp_path / "nets/__init__.py").touch()
    for name in ("script.py", "nets/module.py"):
        (tmp_path / name).write_text("def net(x):\n    return softmax(sigmoid(x))\n", encoding="utf-8")
    (tmp_path / "nets/started.py").write_text("if __name__ == '__main__':\n    softmax(sigmoid(x))\n", encoding="utf-8")
    (tmp_path / "main.py").write_text("from nets.module import net\n\nnet(1)\n", encoding="utf-8")
    project = Project(Settings())
    assert project.concerns(str(tmp_path / "script.py"))
    assert not project.concerns(str(tmp_path / "nets/module.py"))
    assert project.concerns(str(tmp_path / "nets/started.py"))
    assert project.concerns(str(tmp_path / "main.py"))  # and reads it from there


CELLS = {
    "line by line": ["import numpy as np\n", "from nets import train\n", "train(1, 2)"],
    "the first line": ["from nets import train\n", "train(1, 2)"],
    "in one": "import numpy as np\nfrom nets import train\ntrain(1, 2)",
    "in one, the first line": "from nets import train\ntrain(1, 2)",
    "called a loss": "import numpy as np\nfrom missing import my_loss\nmy_loss(1, 2)",
}


@pytest.mark.parametrize("layout", [{"indent": 1}, {"separators": (",", ":")}, {}], ids=["lines", "minified", "one line"])
@pytest.mark.parametrize("source", CELLS.values(), ids=CELLS)
def test_a_notebook_leads_where_its_cells_do(source: str | list[str], layout: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "nets.py").write_text("def train(x, y):\n    return cross_entropy(x, y)\n", encoding="utf-8")
    cells = [{"cell_type": "code", "source": source}]
    (tmp_path / "main.ipynb").write_text(json.dumps({"cells": cells}, **layout), encoding="utf-8")
    assert Project(Settings()).concerns(str(tmp_path / "main.ipynb"))
    cells = [{"cell_type": "code", "source": "import numpy as np\nprint('no gain, no loss')"}]
    (tmp_path / "main.ipynb").write_text(json.dumps({"cells": cells}, **layout), encoding="utf-8")
    assert not Project(Settings()).concerns(str(tmp_path / "main.ipynb"))
