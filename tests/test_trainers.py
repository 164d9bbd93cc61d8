"""Where people train: the callbacks in the trainers themselves, and the extension in a real IPython."""

from __future__ import annotations

import logging
import pickle
import warnings

import pytest
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 as everyone calls it
from torch.utils.data import DataLoader, TensorDataset

import fromlogits as fl

LOSS, LOSS_CODE = F.cross_entropy, F.cross_entropy.__code__


@pytest.fixture(autouse=True)
def quiet():
    for name in ("lightning", "lightning.pytorch", "transformers"):
        logging.getLogger(name).setLevel(logging.ERROR)
    yield
    assert F.cross_entropy is LOSS
    assert F.cross_entropy.__code__ is LOSS_CODE  # whatever happened, the guard is gone


@pytest.fixture
def rows():
    torch.manual_seed(0)
    return TensorDataset(torch.randn(32, 8), torch.randint(0, 5, (32,)))


# --- Lightning


def fitted(rows, callback, *, softmax, raises=None):
    from lightning.pytorch import LightningModule, Trainer, seed_everything

    class Classifier(LightningModule):
        def __init__(self):
            super().__init__()
            self.head = nn.Sequential(nn.Linear(8, 5), *([nn.Softmax(1)] if softmax else []))
            self.seen = []

        def training_step(self, batch, _):
            x, y = batch
            if raises is not None:
                raise raises
            loss = F.cross_entropy(self.head(x), y)
            self.seen.append(loss.item())
            return loss

        def validation_step(self, batch, _):
            x, y = batch
            F.nll_loss(self.head(x), y)

        def configure_optimizers(self):
            return torch.optim.SGD(self.parameters(), lr=0.1)

    seed_everything(3, verbose=False)
    module, loader = Classifier(), DataLoader(rows, batch_size=8)
    trainer = Trainer(
        max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False, enable_model_summary=False,
        callbacks=[callback] if callback is not None else [],
    )  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        trainer.fit(module, loader, loader)
    return module.seen


def test_lightning(rows, tmp_path):
    from fromlogits.lightning import ContractCallback

    callback = ContractCallback(report=str(tmp_path / "page.html"))
    seen = fitted(rows, callback, softmax=True)
    assert sorted(finding.code for finding in callback.findings) == ["FL101", "FL103"]
    assert {finding.where.file for finding in callback.findings} == {__file__}
    assert seen == fitted(rows, None, softmax=True)  # nothing of the training changes
    assert "FL101" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_lightning_stops_at_the_line(rows):
    from fromlogits.lightning import ContractCallback

    with pytest.raises(fl.ContractError, match="FL103 log-scale-mismatch"):
        fitted(rows, ContractCallback("stop"), softmax=True)


def test_lightning_hides_no_exception(rows):
    from fromlogits.lightning import ContractCallback

    with pytest.raises(KeyError, match="mine"):
        fitted(rows, ContractCallback(), softmax=False, raises=KeyError("mine"))


def test_lightning_callbacks_can_be_saved():
    from fromlogits.lightning import ContractCallback

    assert pickle.loads(pickle.dumps(ContractCallback("stop", 5)))._attached.watch.batches == 5  # noqa: S301 its own


# --- Hugging Face


class Data(torch.utils.data.Dataset):
    def __init__(self, shift):
        generator = torch.Generator().manual_seed(0)
        self.ids = torch.randint(5, 90, (16, 12), generator=generator)
        self.labels = torch.arange(16) % 3 + shift

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, place):
        return {"input_ids": self.ids[place], "labels": self.labels[place]}


def trained(callback, folder, *, shift=0, softmax=False):
    from transformers import BertConfig, BertForSequenceClassification, Trainer, TrainingArguments, set_seed

    set_seed(1)
    small = {"vocab_size": 100, "hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    model = BertForSequenceClassification(BertConfig(**small, num_labels=3))
    if softmax:
        model.classifier = nn.Sequential(model.classifier, nn.Softmax(-1))
    arguments = TrainingArguments(
        str(folder), num_train_epochs=2, per_device_train_batch_size=4, use_cpu=True, report_to=[], save_strategy="no", disable_tqdm=True,
        logging_steps=1,
    )  # fmt: skip
    trainer = Trainer(model, arguments, train_dataset=Data(shift), callbacks=[callback] if callback is not None else [])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        trainer.train()
    return [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]


def test_transformers(tmp_path):
    from fromlogits.transformers import ContractCallback

    callback = ContractCallback()
    losses = trained(callback, tmp_path, softmax=True)
    assert [finding.code for finding in callback.findings] == ["FL101"]
    assert callback.findings[0].where.file == __file__
    assert losses == trained(None, tmp_path, softmax=True)
    right = ContractCallback("stop")
    trained(right, tmp_path)
    assert right.findings == []


def test_transformers_stops(tmp_path):
    from fromlogits.transformers import ContractCallback

    with pytest.raises(fl.ContractError, match="FL204 label-out-of-range: label 3 has no class"):
        trained(ContractCallback("stop"), tmp_path, shift=1)


# --- notebooks


@pytest.fixture
def shell():
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()

    def run(source):
        with capture_output() as captured:
            result = shell.run_cell(source)
        assert result.success, result
        return captured

    yield run
    run("%unload_ext fromlogits")
    InteractiveShell.clear_instance()


def test_a_notebook(shell):
    shell("%load_ext fromlogits")
    first = shell("import torch\nz, y = torch.randn(32, 5), torch.arange(32) % 5\nloss = torch.nn.functional.cross_entropy(z, y)")
    assert first.outputs == []
    assert shell("%fromlogits report").stdout == "nothing found: 1 loss looked at\n"
    second = shell("loss = torch.nn.functional.cross_entropy(z.softmax(1), y)")
    (shown,) = second.outputs
    assert "FL101 probabilities-as-logits" in shown.data["text/html"]
    assert "they disagree: FL101" in shown.data["text/plain"]
    assert len(shell("%fromlogits report").outputs) == 1
    shell("%fromlogits off")
    assert shell("loss = torch.nn.functional.nll_loss(z, y)").outputs == []
    shell("%fromlogits on")
    (third,) = shell("loss = torch.nn.functional.nll_loss(z, y) * 2").outputs
    assert "FL103" in third.data["text/html"]
    assert "not known; use %fromlogits on, off or report" in shell("%fromlogits loud").stdout
    shell("%unload_ext fromlogits")
    assert shell("loss = torch.nn.functional.nll_loss(z, y) * 3").outputs == []
    shell("%load_ext fromlogits")
