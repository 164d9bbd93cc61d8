"""Metrics: which argument is the prediction, and the form of the labels they are given."""

from __future__ import annotations

import pytest

from fromlogits.checker.check import fix
from fromlogits.checker.settings import Settings

HEAD = """\
import torchmetrics
from torchmetrics import MetricCollection
from torchmetrics.classification import *
from sklearn.metrics import *
model = nn.Linear(20, 4)
x, t = torch.rand(64, 20), torch.randint(0, 4, (64,))
z = model(x)
ids = z.argmax(1)
"""

ORDER = {
    "prediction first": ("MulticlassPrecision(4).update(ids, t)", set()),
    "labels first": ("MulticlassPrecision(4).update(t, ids)", {"FL303"}),
    "labels first, by name": ("MulticlassRecall(4).update(target=ids, preds=t)", {"FL303"}),
    "labels first, all mistakes in one": ("MulticlassPrecision(4, average='micro').update(t, ids)", set()),
    "labels first where it makes no difference": ("MulticlassCohenKappa(4).update(t, ids)", set()),
    "labels first in a collection": ("m = MetricCollection([MulticlassF1Score(4), MulticlassRecall(4)])\nm.update(t, ids)", {"FL303"}),
    "labels first, scores behind": ("MulticlassF1Score(4)(t, z)", {"FL303"}),
    "labels first, by task": ("torchmetrics.Recall(task='multiclass', num_classes=4, average='macro')(t, ids)", {"FL303"}),
    "the function": ("torchmetrics.functional.classification.multiclass_recall(t, ids, num_classes=4, average='macro')", {"FL303"}),
    "scikit-learn": ("precision_score(t.numpy(), ids.numpy(), average='macro')", set()),
    "scikit-learn, prediction first": ("recall_score(ids.numpy(), t.numpy(), average='macro')", {"FL303"}),
    "scikit-learn, a table turned on its side": ("confusion_matrix(ids.numpy(), t.numpy())", set()),
    "scikit-learn, accuracy": ("accuracy_score(ids.numpy(), t.numpy())", set()),
    "two models": ("MulticlassPrecision(4).update(ids, nn.Linear(20, 4)(x).argmax(1))", set()),
    "two sets of labels": ("MulticlassPrecision(4).update(t, torch.randint(0, 4, (64,)))", set()),
}

FORMS = {
    "votes": ("v = torch.tensor([[3.0, 1, 0, 1], [0, 9, 1, 1]])\nMulticlassAccuracy(4).update(model(x[:2]), v)", {"FL503"}),
    "soft labels": ("MulticlassAccuracy(4).update(z, torch.softmax(torch.rand(64, 4), 1))", {"FL503"}),
    "the class of each row": ("v = torch.softmax(torch.rand(64, 4), 1)\nMulticlassAccuracy(4).update(z, v.argmax(1))", set()),
    "a class for each pixel": (
        "MulticlassAccuracy(3).update(nn.Conv2d(3, 3, 1)(torch.rand(2, 3, 4, 4)), torch.rand(2, 4, 4).round().long())",
        set(),
    ),
    "ids in a metric for several labels": ("MultilabelF1Score(num_labels=4).update(torch.sigmoid(z), t)", {"FL503"}),
    "rows in a metric for several labels": ("MultilabelF1Score(num_labels=4).update(torch.sigmoid(z), F.one_hot(t, 4))", set()),
    "yes or no": ("s = nn.Linear(20, 1)(x)\nBinaryAccuracy()(torch.sigmoid(s).squeeze(1), (t > 1).long())", set()),
    "yes or no in a column": ("s = nn.Linear(20, 1)(x)\nBinaryAccuracy()(torch.sigmoid(s), (t > 1).long().view(-1, 1))", set()),
}

CUTS = {
    "raw": ("BinaryAccuracy().update(s, yes)", {"FL501"}),
    "raw, the function": ("functional.binary_precision(s, yes, threshold=0.4)", {"FL501"}),
    "raw, several labels": ("MultilabelAccuracy().update(z, F.one_hot(t, 4))", {"FL501"}),
    "raw, cut at zero": ("BinaryF1Score(threshold=0.0).update(s, yes)", set()),
    "probabilities": ("BinaryF1Score(threshold=0.3).update(torch.sigmoid(s), yes)", set()),
    "ranks": ("BinaryAUROC().update(s, yes)", set()),
    "the largest": ("MulticlassAccuracy(num_classes=4).update(z, t)", set()),
    "rows": ("MulticlassAccuracy().update(z, F.one_hot(t, 4))", {"FL503"}),
    "labels first": ("functional.multiclass_recall(t, ids, num_classes=4, average='macro')", {"FL303"}),
}
TORCHEVAL = HEAD.replace("from torchmetrics.classification import *", "from torcheval.metrics import *") + (
    "s = nn.Linear(20, 1)(x).squeeze(1)\nyes = torch.randint(0, 2, (64,))\n"
    "F.binary_cross_entropy_with_logits(s, yes.float()) + F.cross_entropy(z, t)\n"
)


@pytest.mark.parametrize("use", CUTS)
def test_torcheval_never_applies_a_sigmoid(use, codes):
    program, wanted = CUTS[use]
    assert codes(TORCHEVAL + program) == wanted


@pytest.mark.parametrize("use", ORDER)
def test_order(use, codes):
    program, wanted = ORDER[use]
    assert codes(HEAD + program) == wanted


@pytest.mark.parametrize("use", FORMS)
def test_forms(use, codes):
    program, wanted = FORMS[use]
    assert codes(HEAD + program) == wanted


def test_the_order_is_mended(tmp_path, codes):
    program = (
        "import torch\nfrom torch import nn\nfrom torchmetrics.classification import MulticlassRecall\n"
        "x, t = torch.rand(64, 20), torch.randint(0, 4, (64,))\nids = nn.Linear(20, 4)(x).argmax(1)\n"
    )
    file = tmp_path / "mended.py"
    file.write_text(f"{program}MulticlassRecall(4).update(t, ids)  # recall\n", encoding="utf-8")
    fix([str(file)], Settings(), unsafe=False, write=True)
    assert file.read_text(encoding="utf-8") == f"{program}MulticlassRecall(4).update(ids, t)  # recall\n"
    assert codes(file.read_text(encoding="utf-8")) == set()


WRAPPED = {
    "a tracker": "m = torchmetrics.MetricTracker(BinaryAccuracy())\nm.increment()\nm.update({})",
    "a tracker of a collection": "m = torchmetrics.MetricTracker(MetricCollection([BinaryAccuracy(), BinaryF1Score()]))\nm.update({})",
    "the least and the most": "m = torchmetrics.MinMaxMetric(BinaryPrecision())\nm({})",
    "samples": "m = torchmetrics.BootStrapper(BinaryRecall(), num_bootstraps=5)\nm.update({})",
    "the last few": "from torchmetrics.wrappers import Running\nm = Running(BinaryAccuracy(), window=3)\nm.update({})",
    "a wrapper in a collection": "m = MetricCollection({{'a': torchmetrics.MinMaxMetric(BinaryAccuracy())}})\nm.update({})",
    "by class": "m = torchmetrics.ClasswiseWrapper(MultilabelF1Score(num_labels=1, average=None))\nm.update({})",
}


@pytest.mark.parametrize("wrapper", WRAPPED)
def test_wrapped(wrapper, codes):
    trained = "s = nn.Linear(20, 1)(x)\nyes = (t > 1).long().view(-1, 1)\nnn.BCEWithLogitsLoss()(s, yes.float())\n"
    assert codes(HEAD + trained + WRAPPED[wrapper].format("s, yes")) == {"FL501"}
    assert codes(HEAD + trained + WRAPPED[wrapper].format("torch.sigmoid(s), yes")) == set()


OWN = """
import torchmetrics
from torchmetrics.classification import BinaryAccuracy
class Own(BinaryAccuracy):
    {body}
s = nn.Linear(20, 1)(x)
yes = (t > 1).long().view(-1, 1)
nn.BCEWithLogitsLoss()(s, yes.float())
m = Own()
m{call}(s, yes)
"""
UPDATES = {
    "of its own": ("def update(self, preds, target): super().update(torch.sigmoid(preds), target)", set()),
    "handed on": ("def update(self, preds, target): super().update(preds, target)", {"FL501"}),
    "none": ("pass", {"FL501"}),
}


@pytest.mark.parametrize("update", UPDATES)
@pytest.mark.parametrize("call", ["", ".update"])
def test_a_metric_with_an_update(update, call, codes):
    body, wanted = UPDATES[update]
    assert codes(HEAD + OWN.format(body=body, call=call)) == wanted


@pytest.mark.parametrize(
    ("metric", "wanted"),
    [
        ("torchmetrics.Accuracy()", set()),
        ("torchmetrics.Accuracy(num_classes=2)", set()),
        ("torchmetrics.F1Score(task=kind)", set()),
    ],
)
def test_a_metric_whose_task_nobody_knows(metric, wanted, codes):
    program = "import sys, torchmetrics\nkind = sys.argv[1]\ns = nn.Linear(20, 2)(x)\nnn.CrossEntropyLoss()(s, (t > 1).long())\n"
    assert codes(f"{HEAD}{program}{metric}(s, (t > 1).long())\n") == wanted
