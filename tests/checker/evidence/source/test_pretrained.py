"""Hugging Face's models take a loss by themselves: which one, over how many labels."""

from __future__ import annotations

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

HEAD = """\
from transformers import AutoConfig, AutoModelForSequenceClassification, AutoModelForTokenClassification
from transformers import BertConfig, BertForSequenceClassification
ids = torch.ones(4, 3).long()
"""
MANY = "problem_type='multi_label_classification'"
CASES = {
    "two labels by default": ("BertForSequenceClassification(BertConfig(vocab_size=9))", "torch.tensor([0, 1, 2, 0])", {"FL204"}),
    "two by default, right": ("BertForSequenceClassification(BertConfig(vocab_size=9))", "torch.tensor([0, 1, 1, 0])", set()),
    "as many as names": (
        "BertForSequenceClassification(BertConfig(id2label=dict(enumerate('abc'))))",
        "torch.tensor([0, 1, 2, 0])",
        set(),
    ),
    "told": ("AutoModelForSequenceClassification.from_pretrained('x', num_labels=3)", "torch.tensor([0, 1, 2, 0])", set()),
    "counted from one": ("AutoModelForSequenceClassification.from_pretrained('x', num_labels=3)", "torch.tensor([1, 2, 3, 1])", {"FL204"}),
    "a checkpoint's own count": ("AutoModelForSequenceClassification.from_pretrained('x')", "torch.tensor([0, 1, 9, 0])", set()),
    "a configuration": (
        "AutoModelForSequenceClassification.from_pretrained('x', config=AutoConfig.from_pretrained('x', num_labels=2))",
        "torch.tensor([0, 1, 2, 0])",
        {"FL204"},
    ),
    "ids of one for many": (
        f"AutoModelForSequenceClassification.from_pretrained('x', num_labels=3, {MANY})",
        "torch.randint(0, 3, (4,)).float()",
        {"FL202"},
    ),
    "many": (
        f"AutoModelForSequenceClassification.from_pretrained('x', num_labels=3, {MANY})",
        "torch.randint(0, 2, (4, 3)).float()",
        set(),
    ),
    "a number": ("AutoModelForSequenceClassification.from_pretrained('x', num_labels=1)", "torch.tensor([0.5, 3.0, 1.0, 2.0])", set()),
    "tokens left out": (
        "AutoModelForTokenClassification.from_pretrained('x', num_labels=3)",
        "torch.tensor([[0, 1, -100]] * 4)",
        set(),
    ),
    "tokens marked by -1": (
        "AutoModelForTokenClassification.from_pretrained('x', num_labels=3)",
        "torch.tensor([[0, 1, -1]] * 4)",
        {"FL204"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_its_own_loss(case, codes):
    model, labels, wanted = CASES[case]
    assert codes(f"{HEAD}model = {model}\nprint(model(input_ids=ids, labels={labels}).loss)") == wanted


def test_scores_that_its_loss_takes_are_cut(codes):
    model = f"AutoModelForSequenceClassification.from_pretrained('x', num_labels=3, {MANY})"
    program = f"{HEAD}model = {model}\nout = model(input_ids=ids, labels=torch.randint(0, 2, (4, 3)).float())\nprint(out.logits > 0.5)"
    assert codes(program) == {"FL502"}


CUT = """\
from transformers import AutoModelForSequenceClassification, Trainer
from rows import rows
model = AutoModelForSequenceClassification.from_pretrained('x', {told})
def compute_metrics(pair):
    found, truth = pair
    return {{"equal": (({cut}) == truth).mean()}}
Trainer(model, train_dataset=rows(), eval_dataset=rows(), compute_metrics=compute_metrics).train()
"""
TOLD = {
    f"num_labels=3, {MANY}": {"FL502"},
    f"num_labels=len(rows()), {MANY}": {"FL502"},
    "num_labels=3": {"FL502"},
    "num_labels=3, problem_type='regression'": set(),
    "num_labels=1": set(),
    "num_labels=len(rows())": set(),
}


@pytest.mark.parametrize("told", TOLD)
def test_a_trainer_of_a_model_that_takes_its_own_loss(tmp_path, told):
    """As a folder, where a file is only read if it has a word of losses: the name of the model is one."""
    for cut, wanted in (("found > 0.5", TOLD[told]), ("1 / (1 + np.exp(-found)) > 0.5", set())):
        (tmp_path / "train.py").write_text("import numpy as np\n" + CUT.format(told=told, cut=cut))
        assert {one.code for one in check([str(tmp_path)], Settings(), hints=True).findings} == wanted


def test_a_loop_that_passes_whole_batches(codes):
    program = f"""{HEAD}from rows import rows
model = AutoModelForSequenceClassification.from_pretrained('x', num_labels=3, {MANY})
for batch in rows():
    out = model(**batch)
    out.loss.backward()
print(out.logits {{cut}})
"""
    assert codes(program.format(cut="> 0.5")) == {"FL502"}
    assert codes(program.format(cut="> 0")) == set()


def test_a_loop_that_takes_a_loss_of_its_own(codes):
    """What it passes on may hold labels; only the model's own loss tells that it took one."""
    program = f"""{HEAD}from rows import rows
model = AutoModelForSequenceClassification.from_pretrained('x', num_labels=3)
for batch in rows():
    labels = batch.pop("labels")
    out = model(**batch, labels={{passed}})
    torch.nn.functional.mse_loss(out.logits, labels).backward()
print(out.logits > 0.5)
"""
    assert codes(program.replace(", labels={passed}", "")) == set()
    assert codes(program.format(passed="None")) == set()
    assert codes(program.format(passed="labels")) == {"FL502"}


WHOLE = """\
from scipy.special import softmax
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer
model = AutoModelForSequenceClassification.from_pretrained('x', num_labels=3)
"""
ONE_TEXT = """\
tokenizer = AutoTokenizer.from_pretrained('x')
def spoken(text):
    out = model(**tokenizer(text, return_tensors='pt'))
    return softmax(out.logits.detach().numpy())[0]
print(spoken('good'))
"""
ALL_ROWS = "Trainer(model, None, compute_metrics=lambda pair: {'sure': softmax(pair.predictions).max(1).mean()}).evaluate()\n"


@pytest.mark.parametrize(
    ("program", "wanted"), [(ONE_TEXT, set()), (ALL_ROWS, {"FL302"}), (ALL_ROWS.replace("predictions", "predictions, axis=-1"), set())]
)
def test_a_softmax_over_everything(codes, program, wanted):
    """Of one text that is the softmax over the classes; of all the rows that a trainer predicts it is not."""
    assert codes(WHOLE + program) == wanted
