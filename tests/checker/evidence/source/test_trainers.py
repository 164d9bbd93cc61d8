"""Trainers: what Lightning and Hugging Face do with a module, its batches, its arguments and what it predicts."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

# -- Lightning: the constructor's arguments

KEPT = {
    "all": ("self.save_hyperparameters()", "self.hparams.width", 7),
    "by item": ("self.save_hyperparameters()", "self.hparams['width']", 7),
    "by default": ("self.save_hyperparameters()", "self.hparams.depth", 2),
    "keywords": ("self.save_hyperparameters()", "self.hparams.extra", "a"),
    "with a fallback": ("self.save_hyperparameters()", "self.hparams.get('rate', 0.5)", 0.5),
    "some": ("self.save_hyperparameters('width')", "self.hparams.get('depth', 'none')", "none"),
    "all but some": ("self.save_hyperparameters(ignore=['depth'])", "self.hparams.get('depth', 'none')", "none"),
    "a dictionary": ("self.save_hyperparameters({'width': 3})", "self.hparams.width", 3),
    "unpacked": ("self.save_hyperparameters()", "dict(**self.hparams)['width']", 7),
}


@pytest.mark.parametrize("way", KEPT)
def test_hyperparameters(way, says):
    call, value, wanted = KEPT[way]
    program = f"""
    import lightning as L

    class Net(L.LightningModule):
        def __init__(self, width, depth=2, **rest):
            super().__init__()
            {call}

        def kept(self):
            return {value}

    y = Net(7, extra="a").kept()
    """
    assert says(dedent(program)) == wanted


def test_hyperparameters_of_a_base_class(says):
    program = """
    import lightning as L

    class Base(L.LightningModule):
        def __init__(self, rate):
            super().__init__()
            self.save_hyperparameters()

    class Net(Base):
        def __init__(self, width, rate=0.1):
            super().__init__(rate)

    y = [Net(7).hparams.width, Net(7).hparams.rate]
    """
    assert says(dedent(program)) == [7, 0.1]


# -- Lightning: precision and data

NET = """
import lightning as L
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

class Net(L.LightningModule):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1), nn.Flatten(0))

    def training_step(self, batch, index):
        x, t = batch
        return LOSS

data = DataLoader(TensorDataset(torch.rand(64, 8), torch.ones(64)), batch_size=8)
L.Trainer(precision=PRECISION).fit(Net(), data)
"""
SIGMOID, LOGITS = "F.binary_cross_entropy(torch.sigmoid(self.net(x)), t)", "F.binary_cross_entropy_with_logits(self.net(x), t)"
APART = "F.binary_cross_entropy(torch.sigmoid(self.net(x).float()), t.float())"


@pytest.mark.parametrize(
    ("precision", "loss", "wanted"),
    [
        ("'bf16-true'", SIGMOID, {"FL402"}),
        ("'16-true'", SIGMOID, {"FL402"}),
        ("'16-mixed'", SIGMOID, {"FL402"}),
        ("16", SIGMOID, {"FL402"}),
        ("'32-true'", SIGMOID, set()),
        ("'64-true'", SIGMOID, set()),
        ("None", SIGMOID, set()),
        ("'bf16-true'", LOGITS, set()),
        ("'bf16-mixed'", LOGITS, set()),
        ("'bf16-true'", APART, set()),
    ],
)
def test_precision(precision, loss, wanted, codes):
    assert codes(NET.replace("LOSS", loss).replace("PRECISION", precision)) == wanted


DATA = """
import lightning as L
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

class Data(L.LightningDataModule):
    def setup(self, stage):
        self.rows = TensorDataset(torch.rand(64, 8), LABELS)

    def train_dataloader(self):
        return DataLoader(self.rows, batch_size=8)

class Net(L.LightningModule):
    def __init__(self):
        super().__init__()
        self.net = nn.Linear(8, 3)

    def training_step(self, batch, index):
        x, t = batch
        return F.nll_loss(F.log_softmax(self.net(x), 1), t)

L.Trainer().fit(GIVEN)
"""


@pytest.mark.parametrize("given", ["Net(), datamodule=Data()", "Net(), Data()", "model=Net(), datamodule=Data()"])
@pytest.mark.parametrize(
    ("labels", "wanted"),
    [("torch.randint(0, 3, (64,))", set()), ("torch.randint(0, 5, (64,))", {"FL204"}), ("torch.randint(1, 4, (64,))", {"FL204"})],
)
def test_a_data_module(given, labels, wanted, codes):
    assert codes(DATA.replace("LABELS", labels).replace("GIVEN", given)) == wanted


# -- Hugging Face

TICKETS = """
import numpy as np
import torch
from scipy.special import expit
from torch import nn
from torch.utils.data import Dataset
from transformers import RobertaConfig, RobertaForSequenceClassification, Trainer, TrainingArguments

class Tickets(Dataset):
    def __init__(self):
        self.tags = (torch.rand(40, 4) > 0.5).float()

    def __len__(self):
        return 40

    def __getitem__(self, i):
        return {"input_ids": torch.randint(0, 90, (12,)), "labels": self.tags[i]}

TRAINER

def compute_metrics(p):
METRICS

config = RobertaConfig(num_labels=UNITS)
trainer = Own(model=RobertaForSequenceClassification(config), args=TrainingArguments("out"), train_dataset=Tickets(), eval_dataset=Tickets(),
              compute_metrics=compute_metrics)
trainer.train()
"""
PLAIN = "Own = Trainer"
WEIGHTED = """
class Own(Trainer):
    def __init__(self, *args, weight=None, **kwargs):
        super().__init__(*args, **kwargs)

    def compute_loss(self, model, inputs, return_outputs=False, **kwargs):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        loss = nn.BCEWithLogitsLoss()(outputs.logits, labels)
        return (loss, outputs) if return_outputs else loss
"""
REGRESSION = WEIGHTED.replace("nn.BCEWithLogitsLoss()", "nn.MSELoss()")
PREDICTED = {
    "scores cut as probabilities": ("logits, labels = p\nreturn ((logits > 0.5) == labels).mean()", {"FL502"}),
    "by attribute": ("return ((p.predictions > 0.5) == p.label_ids).mean()", {"FL502"}),
    "rounded": ("return (np.round(p.predictions) == p.label_ids).mean()", {"FL502"}),
    "cut at zero": ("logits, labels = p\nreturn ((logits > 0) == labels).mean()", set()),
    "probabilities": ("logits, labels = p\nreturn ((expit(logits) > 0.5) == labels).mean()", set()),
    "the largest": ("logits, labels = p\nreturn (logits.argmax(-1) == labels.argmax(-1)).mean()", set()),
}


def _tickets(trainer, metrics, units=4):
    program = TICKETS.replace("TRAINER", trainer).replace("METRICS", indent(metrics, "    "))
    return program.replace("UNITS", str(units))


@pytest.mark.parametrize("trainer", [PLAIN, WEIGHTED], ids=["the model's loss", "a loss of its own"])
@pytest.mark.parametrize("predicted", PREDICTED)
def test_what_is_predicted(trainer, predicted, codes):
    metrics, wanted = PREDICTED[predicted]
    assert codes(_tickets(trainer, metrics)) == wanted


def test_a_regression_is_cut_where_it_likes(codes):
    metrics = PREDICTED["scores cut as probabilities"][0]
    assert codes(_tickets(PLAIN, metrics, units=1)) == set()
    assert codes(_tickets(REGRESSION, metrics, units=1)) == set()


KEPT_OF_OUTPUTS = {
    "probabilities": ("lambda scores, labels: scores.sigmoid()", "", set()),
    "scores": ("lambda scores, labels: scores", "", {"FL502"}),
    "nothing said": ("None", "", {"FL502"}),
    "nothing, whatever is asked for": ("None if unheard_of else None", "", {"FL502"}),
    "probabilities, as the trainer has it": (
        "None",
        """def __init__(self, *given, **more):
        super().__init__(*given, **more)
        self.preprocess_logits_for_metrics = lambda scores, labels: scores.sigmoid()""",
        set(),
    ),
    "a step of its own": ("None", "def prediction_step(self, *given):\n        return step(*given)", set()),
}


@pytest.mark.parametrize("way", KEPT_OF_OUTPUTS)
def test_what_is_kept_for_the_metrics(way, codes):
    kept, step, wanted = KEPT_OF_OUTPUTS[way]
    program = _tickets(f"class Own(Trainer):\n    {step or 'pass'}", PREDICTED["scores cut as probabilities"][0])
    assert codes(program.replace("compute_metrics=", f"preprocess_logits_for_metrics={kept}, compute_metrics=")) == wanted


def test_labels_of_a_data_set_reach_the_loss(codes):
    program = _tickets(WEIGHTED.replace("nn.BCEWithLogitsLoss()", "nn.CrossEntropyLoss()"), "return {}")
    assert codes(program) == {"FL206"}
    ids = program.replace("self.tags[i]", "i % 4").replace('"labels"', '"label"', 1)
    assert codes(ids) == set()
    assert codes(ids.replace("i % 4", "i % 5")) == {"FL204"}


# -- Lightning: what it calls around the steps

CALLED = """
import lightning as L
from lightning.pytorch.callbacks import Callback
from torch.utils.data import DataLoader, TensorDataset

class Net(L.LightningModule):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 1)
        self.kept = []

    def forward(self, x):
        return self.layer(x)

    def training_step(self, batch, i):
        return F.binary_cross_entropy_with_logits(self(batch[0]), batch[1])

    def validation_step(self, batch, i):
        self.kept.append(self(batch[0]))
        return {"scores": self(batch[0])}

OWN

class Look(Callback):
    def on_train_epoch_start(self, trainer, pl_module):
        self.cut = 0.5

HOOK

data = DataLoader(TensorDataset(torch.rand(9, 4), torch.ones(9, 1)), 3)
L.Trainer(callbacks=CALLBACKS).fit(Net(), data, data)
"""

HOOKS = {
    "the module and the batch": ("def on_validation_batch_end(self, trainer, module, outputs, batch, i, j=0):", "module(batch[0])"),
    "what the step gave": ("def on_validation_batch_end(self, trainer, module, outputs, batch, i, j=0):", "outputs['scores']"),
    "before a batch": ("def on_train_batch_start(self, trainer, pl_module, batch, batch_idx):", "pl_module.layer(batch[0])"),
    "what it keeps": ("def on_train_batch_end(self, trainer, pl_module, *rest):", "pl_module(torch.rand(2, 4)) - self.cut + 0.5"),
    "the end of an epoch": ("def on_train_epoch_end(self, trainer, net):", "net(torch.rand(2, 4))"),
    "the end of it all": ("def on_train_end(self, trainer, net):", "net(torch.rand(2, 4))"),
}

OWN_HOOKS = {
    "a batch": ("def on_validation_batch_end(self, outputs, batch, i):", "outputs['scores']"),
    "an epoch": ("def on_validation_epoch_end(self):", "torch.cat(self.kept)"),
    "an epoch, as it was": ("def validation_epoch_end(self, outputs):", "torch.cat([one['scores'] for one in outputs])"),
}


def _called(own="", hook="", callbacks="[Look()]"):
    return CALLED.replace("OWN", indent(own, "    ")).replace("HOOK", indent(hook, "    ")).replace("CALLBACKS", callbacks)


@pytest.mark.parametrize("hook", HOOKS)
def test_a_callback_sees_the_module(hook, codes):
    head, scores = HOOKS[hook]
    cut = f"{head}\n    self.seen = ({scores} > 0.5)"
    assert codes(_called(hook=cut)) == {"FL502"}
    assert codes(_called(hook=cut, callbacks="Look()")) == {"FL502"}
    assert codes(_called(hook=cut, callbacks="None")) == set()
    assert codes(_called(hook=f"{head}\n    self.seen = (torch.sigmoid({scores}) > 0.5)")) == set()


@pytest.mark.parametrize("hook", OWN_HOOKS)
def test_a_module_sees_what_its_steps_left(hook, codes):
    head, scores = OWN_HOOKS[hook]
    assert codes(_called(own=f"{head}\n    self.seen = ({scores} > 0.5)")) == {"FL502"}
    assert codes(_called(own=f"{head}\n    self.seen = ({scores} > 0)")) == set()


ON_THE_WAY = """
import lightning as L


class Data(L.LightningDataModule):
    def train_dataloader(self):
        return torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.rand(8, 3), torch.arange(8) % 4 + 1), 4)

    {of_data}


class Net(L.LightningModule):
    def __init__(self):
        super().__init__()
        self.net = nn.Linear(3, 4)

    {of_module}

    def training_step(self, batch, place):
        x, y = batch
        return F.cross_entropy(self.net(x), y)


L.Trainer().fit(Net(), datamodule=Data())
"""
NOTHING_DONE = "pass"
TRANSFERS = {
    "before": "def on_before_batch_transfer(self, batch, place): return batch[0], batch[1] - {less}",
    "on the way": "def transfer_batch_to_device(self, batch, device, place): return batch[0].to(device), batch[1].to(device) - {less}",
    "after": "def on_after_batch_transfer(self, batch, place): return batch[0], batch[1] - {less}",
}


@pytest.mark.parametrize("hook", TRANSFERS)
def test_what_is_done_to_a_batch_on_its_way(hook, codes):
    done, undone = TRANSFERS[hook].format(less=1), TRANSFERS[hook].format(less=0)
    assert codes(ON_THE_WAY.format(of_data=done, of_module=NOTHING_DONE)) == set()
    assert codes(ON_THE_WAY.format(of_data=NOTHING_DONE, of_module=done)) == set()
    assert codes(ON_THE_WAY.format(of_data=NOTHING_DONE, of_module=undone)) == {"FL204"}
    assert codes(ON_THE_WAY.format(of_data=done, of_module=done)) == set()  # the module's is not called


FIRST = {
    "before": "def on_before_batch_transfer(self, batch, place): x, y = super().on_before_batch_transfer(batch, place); return x, y - {less}",
    "on the way": "def transfer_batch_to_device(self, batch, device, place):\n"
    "        x, y = super().transfer_batch_to_device(batch, device, dataloader_idx=place)\n        return x, y - {less}",
}


@pytest.mark.parametrize("hook", FIRST)
def test_a_hook_that_first_does_what_the_framework_does(hook, codes):
    done, undone = FIRST[hook].format(less=1), FIRST[hook].format(less=0)
    assert codes(ON_THE_WAY.format(of_data=done, of_module=NOTHING_DONE)) == set()
    assert codes(ON_THE_WAY.format(of_data=NOTHING_DONE, of_module=done)) == set()
    assert codes(ON_THE_WAY.format(of_data=undone, of_module=NOTHING_DONE)) == {"FL204"}
    assert codes(ON_THE_WAY.format(of_data=NOTHING_DONE, of_module=undone)) == {"FL204"}
