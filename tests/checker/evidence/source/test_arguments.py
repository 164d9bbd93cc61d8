"""The command line: defaults, what stays open, and what a program gives itself."""

from __future__ import annotations

import pytest

PARSER = """\
import argparse

p = argparse.ArgumentParser()
p.add_argument("data", nargs="?", default="a.csv")
p.add_argument("-l", "--loss", default="bce", choices=["bce", "mse"])
p.add_argument("--units", type=int, default=10)
p.add_argument("--hidden", nargs="+", type=int, default=[32, 16])
p.add_argument("--metrics", nargs="*", default=["top1", "top3"])
p.add_argument("--probs", action="store_true")
p.add_argument("--no-bias", action="store_false", dest="bias")
p.add_argument("--path", type=open)
"""

GIVEN = [
    ("[]", "args.loss", "bce"),
    ("[]", "args.probs", False),
    ("[]", "args.bias", True),
    ("[]", "args.metrics", ["top1", "top3"]),
    ("[]", "args.data", "a.csv"),
    ("[]", "vars(args)['units']", 10),
    ("['--loss', 'mse']", "args.loss", "mse"),
    ("['-l', 'mse']", "args.loss", "mse"),
    ("['--units=3']", "args.units", 3),
    ("['--hidden', '8', '4']", "args.hidden", [8, 4]),
    ("['--metrics']", "args.metrics", []),
    ("['--probs', '--no-bias']", "(args.probs, args.bias)", (True, False)),
    ("'b.csv --loss mse'.split()", "(args.data, args.loss)", ("b.csv", "mse")),
    ("args=['--loss', 'mse']", "args.loss", "mse"),
]


@pytest.mark.parametrize(("words", "asked", "wanted"), GIVEN)
def test_what_a_program_gives_itself_is_not_open(words, asked, wanted, says):
    assert says(f"{PARSER}args = p.parse_args({words})\ny = {asked}") == wanted


OPEN = [
    ("p.parse_args()", "args.loss"),
    ("p.parse_args()", "args.probs"),
    ("p.parse_args(['--path', 'x'])", "args.path"),
    ("p.parse_args(['--other', 'x'])", "args.other"),
    ("p.parse_args(['--units', 'many'])", "args.loss"),  # an error; nothing is said of it
    ("p.parse_args(unheard_of)", "args.loss"),
]


@pytest.mark.parametrize(("parsed", "asked"), OPEN)
def test_what_stays_open(parsed, asked, says):
    from fromlogits.checker.evidence.source.values import Unknown

    assert isinstance(says(f"{PARSER}args = {parsed}\ny = {asked}"), Unknown)


def test_numbers_keep_their_default(says):
    assert says(f"{PARSER}args = p.parse_args()\ny = (args.units, args.hidden)") == (10, [32, 16])


KERAS = """
    import argparse
    import keras
    import numpy as np

    p = argparse.ArgumentParser()
    p.add_argument("--loss", default="{loss}")
    p.add_argument("--act", default="{act}")
    p.add_argument("--metrics", nargs="+", default={metrics})
    args = p.parse_args({words})
    METRICS = {{"top1": keras.metrics.SparseCategoricalAccuracy, "top3": keras.metrics.TopKCategoricalAccuracy}}
    x, y = np.random.rand(50, 4), np.random.randint(0, 3, 50)
    model = keras.Sequential([keras.layers.Dense(3, activation=args.act)])
    model.compile(loss={given}, metrics=[METRICS[m]() for m in args.metrics])
    model.fit(x, y)
"""
RIGHT = {
    "loss": "sparse_categorical_crossentropy",
    "act": "softmax",
    "metrics": "['top1']",
    "words": "",
    "given": "args.loss",
}

SAID = [
    ({}, set()),
    ({"loss": "categorical_crossentropy"}, {"FL202"}),
    ({"loss": "categorical_crossentropy", "words": "[]"}, {"FL202"}),
    ({"loss": "categorical_crossentropy", "words": "['--loss', 'sparse_categorical_crossentropy']"}, set()),
    ({"loss": "categorical_crossentropy", "given": "keras.losses.get(args.loss)"}, {"FL202"}),
    ({"loss": "categorical_crossentropy", "given": "getattr(keras.losses, args.loss)"}, {"FL202"}),
    ({"loss": "CategoricalCrossentropy", "given": "getattr(keras.losses, args.loss)()"}, {"FL202"}),
    ({"loss": "sparse", "given": "f'{args.loss}_categorical_crossentropy'"}, set()),
    ({"loss": "CE", "given": "'sparse_categorical_crossentropy' if args.loss.lower() == 'ce' else 'mse'"}, set()),
    ({"loss": "CE", "given": "'categorical_crossentropy' if args.loss.lower() == 'ce' else 'mse'"}, {"FL202"}),
    ({"loss": "sparse_x", "given": "'sparse_categorical_crossentropy' if 'sparse' in args.loss else 'mse'"}, set()),
    ({"loss": "dense", "given": "'sparse_categorical_crossentropy' if 'sparse' in args.loss else 'categorical_crossentropy'"}, {"FL202"}),
    ({"loss": "unheard_of"}, set()),
    ({"act": "linear"}, {"FL102"}),
    ({"act": "linear", "words": "['--act', 'softmax']"}, set()),
    ({"metrics": "['top1', 'top3']"}, {"FL503"}),
    ({"metrics": "['top1', 'top3']", "words": "['--metrics', 'top1']"}, set()),
]


@pytest.mark.parametrize(("changes", "wanted"), SAID, ids=[str(changes) for changes, _ in SAID])
def test_words_by_default(changes, wanted, codes):
    assert codes(KERAS.format(**{**RIGHT, **changes})) == wanted


def test_choices_that_agree_with_each_other_are_silent(codes):
    program = """
        import argparse
        import torch
        from torch import nn

        p = argparse.ArgumentParser()
        p.add_argument("--loss", choices=["bce", "bce_logits"], default="{default}")
        args = p.parse_args()

        def criterion(name):
            if name == "bce":
                return nn.BCELoss()
            elif name == "bce_logits":
                return nn.BCEWithLogitsLoss()
            raise ValueError(name)

        out = nn.Linear(4, 1)(torch.rand(8, 4))
        if args.loss == "{sigmoid}":
            out = out.sigmoid()
        criterion(args.loss)(out, torch.randint(0, 2, (8, 1)).float()).backward()
    """
    for default in ("bce", "bce_logits"):
        assert codes(program.format(default=default, sigmoid="bce")) == set()
    assert codes(program.format(default="bce", sigmoid="bce_logits")) == {"FL102"}
    assert codes(program.format(default="bce_logits", sigmoid="bce_logits")) == {"FL101"}


WIDTH = """
import argparse
from keras import layers
p = argparse.ArgumentParser()
p.add_argument("--units", type=int, {declared})
a = p.parse_args()
net = keras.Sequential([keras.Input((4,)), layers.Dense(a.units, activation={activation})])
net.compile("adam", {loss})
"""
BY_UNITS = '"binary_crossentropy" if a.units == 1 else "sparse_categorical_crossentropy"'


@pytest.mark.parametrize(
    ("declared", "activation", "loss", "wanted"),
    [
        ("default=1, choices=(1, 2)", '"softmax"', BY_UNITS, {"FL106"}),
        ("default=1", '"softmax"', BY_UNITS, set()),  # whoever trains on more classes says how many
        ("default=1", '"softmax" if a.units > 1 else "sigmoid"', BY_UNITS, set()),
        ("default=2, choices=(1, 2)", '"softmax"', BY_UNITS, set()),
        ("required=True", '"softmax"', BY_UNITS, set()),
    ],
)
def test_a_number_that_has_few_choices(declared, activation, loss, wanted, codes):
    assert codes(WIDTH.format(declared=declared, activation=activation, loss=loss)) == wanted


COUNTED = """
import argparse
import torch
from torch import nn
from torchvision import datasets, transforms
p = argparse.ArgumentParser()
p.add_argument("--classes", type=int, default=10)
p.add_argument("--data", {declared})
a = p.parse_args()
data = {{"cifar10": datasets.CIFAR10, "cifar100": datasets.CIFAR100}}
if a.data == "cifar100":
    chosen = datasets.CIFAR100(".", transform=transforms.ToTensor())
else:
    chosen = datasets.CIFAR10(".", transform=transforms.ToTensor())
for x, y in torch.utils.data.DataLoader(chosen, 32):
    nn.functional.cross_entropy(nn.Sequential(nn.Flatten(), nn.Linear(3072, {units}))(x), y)
"""


@pytest.mark.parametrize(
    ("declared", "units", "wanted"),
    [
        ("required=True", "a.classes", set()),  # whoever says which data says how many classes
        ("choices=list(data)", "a.classes", set()),
        ('default="cifar10"', "a.classes", set()),
        ('default="cifar100"', "a.classes", {"FL207"}),
        ("required=True", "20", {"FL207"}),
    ],
)
def test_a_number_beside_what_must_be_said(declared, units, wanted, codes):
    assert codes(COUNTED.format(declared=declared, units=units)) == wanted
