"""Fixing to a fixed point, where fixes bring new findings to light."""

from __future__ import annotations

import pytest

from fromlogits.checker.check import fix
from fromlogits.checker.settings import Settings

TWO_USES = """\
import torch
import fromlogits as fl
from torch import nn

model = nn.Sequential(nn.Linear(4, 3), nn.Softmax(dim=1))
x, y = torch.randn(8, 4), torch.randint(0, 3, (8,))
loss = nn.NLLLoss()(model(x), y)
told = fl.cross_entropy(model(x).detach(), y, kind="probabilities")
"""
ONE_MORE = """\
other = nn.Linear(4, 3)
criterion = nn.NLLLoss()
more = criterion(other(x), y)
"""


@pytest.fixture
def mended(tmp_path):
    """What is left of a program after fixing, and what was reported."""

    def of(text, *, unsafe=True):
        file = tmp_path / "program.py"
        file.write_text(text, encoding="utf-8")
        found = fix([str(file)], Settings(), unsafe=unsafe, write=True)
        return file.read_text(encoding="utf-8"), found

    return of


def test_fixes_that_undo_one_another_leave_the_file_alone(mended):
    """NLLLoss wants the logarithm, the cross-entropy of probabilities does not: each fix of the one breaks the other."""
    text, found = mended(TWO_USES)
    assert text == TWO_USES
    assert (found.applied, dict(found.changed)) == (0, {})
    (left,) = found.result.findings
    assert (left.code, left.where.row, left.fix) == ("FL103", 7, None)


def test_other_fixes_of_the_file_stay(mended):
    text, found = mended(TWO_USES + ONE_MORE)
    assert text == (TWO_USES + ONE_MORE).replace("criterion = nn.NLLLoss()", "criterion = nn.CrossEntropyLoss()")
    assert found.applied == 1
    assert [(left.code, left.where.row) for left in found.result.findings] == [("FL103", 7)]


def test_a_fix_that_brings_another_to_light_goes_on(mended):
    """The relu goes; then the loss is told that logits come."""
    text = (
        "import keras\n"
        'model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="relu")])\n'
        'model.compile("adam", loss="sparse_categorical_crossentropy")\n'
    )
    fixed, found = mended(text)
    assert "relu" not in fixed
    assert "from_logits=True" in fixed
    assert found.applied == 2
    assert found.result.findings == ()


def test_a_single_score_goes_to_a_binary_loss_and_not_to_one_that_is_always_zero(mended):
    text = (
        "import keras\n"
        "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense({units})])\n"
        "model.compile(optimizer='adam', loss='{loss}')\n"
    )
    told = "keras.losses.{}Crossentropy(from_logits=True)"
    for units, after in ((1, "Binary"), (3, "Categorical")):
        before = text.format(units=units, loss="categorical_crossentropy")
        fixed, found = mended(before)
        assert fixed == before.replace("'categorical_crossentropy'", told.format(after))
        assert found.result.findings == ()
    before = text.format(units=1, loss="categorical_crossentropy")
    fixed, found = mended(before, unsafe=False)
    assert fixed == before


TWICE = """\
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(8, 1)

    def forward(self, x):
        return torch.sigmoid(self.head(x))


def dice(logits, y):
    p = torch.sigmoid(logits)
    return 1 - 2 * (p * y).sum() / (p + y).sum()


net = Net()
x, y = torch.randn(16, 8), torch.rand(16, 1).round()
{use}
predicted = (torch.sigmoid(net(x)) > 0.5).float()
"""


def test_of_two_activations_the_one_goes_that_a_loss_cannot_have(mended):
    """The loss wants the first of the two gone; were the second one gone as well, the rest of the program would take scores for probabilities."""
    use = "loss = nn.BCEWithLogitsLoss()(net(x), y) + dice(net(x), y)\nloss.backward()"
    text, found = mended(TWICE.format(use=use))
    assert text == TWICE.format(use=use).replace("torch.sigmoid(self.head(x))", "self.head(x)")
    assert found.result.findings == ()


def test_of_two_activations_the_second_goes_where_nothing_else_is_wrong(mended):
    use = "loss = nn.BCELoss()(net(x), y) + dice(net(x), y)\nloss.backward()"
    text, found = mended(TWICE.format(use=use))
    expected = TWICE.format(use=use).replace("torch.sigmoid(logits)", "logits").replace("torch.sigmoid(net(x))", "net(x)")
    assert text == expected
    assert found.result.findings == ()


def test_of_two_fixes_for_one_use_the_first_may_cure_both(mended):
    """The loss takes scores: without the sigmoid nothing is left that would have to compete."""
    text = (
        "import torch\nfrom torch import nn\n\n\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
        "        self.out = nn.Linear(8, 4)\n        self.last = nn.Sigmoid()\n\n    def forward(self, x):\n"
        "        return self.last(self.out(x))\n\n\nloss = nn.CrossEntropyLoss()(Net()(torch.rand(5, 8)), torch.randint(0, 4, (5,)))\n"
    )
    fixed, found = mended(text)
    assert fixed == text.replace("self.last(self.out(x))", "self.out(x)")
    assert (found.applied, found.result.findings) == (1, ())


DIVERGENCE = """\
import torch.nn.functional as F
from torch import nn


def loss(student, teacher):
    soft = nn.Softmax(dim=1)
    return F.kl_div({given})
"""


@pytest.mark.parametrize("given", ["soft(student), soft(teacher)", "soft(student), soft(student).detach()"])
def test_what_makes_the_targets_too_stays(given, mended):
    text, found = mended(DIVERGENCE.format(given=given))
    assert (text, found.applied) == (DIVERGENCE.format(given=given), 0)
    assert [left.code for left in found.result.findings] == ["FL103"]


def test_an_output_that_is_no_target_becomes_a_logarithm(mended):
    text, _ = mended(DIVERGENCE.format(given="soft(student), F.softmax(teacher, dim=1)"))
    assert text == DIVERGENCE.format(given="soft(student), F.softmax(teacher, dim=1)").replace("nn.Softmax", "nn.LogSoftmax")


CUT = """\
import keras
import numpy as np

x, y = np.random.rand(64, 4), np.random.randint(0, 2, 64)
model = keras.Sequential([keras.Input((4,)), {hidden}keras.layers.Dense({units})])
model.compile("adam", loss="{loss}", metrics=["accuracy"])
model.fit(x, y)
chosen = {cut}
"""
BINARY_CUT = {"hidden": "", "units": 1, "loss": "binary_crossentropy"}


@pytest.mark.parametrize("cut", ["np.round(model.predict(x))", "(model.predict(x) > 0.5).astype(int)"])
def test_scores_that_are_cut_as_probabilities_are_made_some(mended, cut):
    text = CUT.format(**BINARY_CUT, cut=cut)
    fixed, found = mended(text)
    assert fixed == text.replace("Dense(1)", 'Dense(1, activation="sigmoid")')
    assert (found.applied, found.result.findings) == (1, ())
    assert mended(text, unsafe=False)[0] == text


def test_scores_of_several_classes_that_are_rounded_get_a_softmax(mended):
    text = CUT.format(hidden="", units=3, loss="sparse_categorical_crossentropy", cut="np.round(model.predict(x))")
    fixed, found = mended(text)
    assert fixed == text.replace("Dense(3)", 'Dense(3, activation="softmax")')
    assert found.result.findings == ()


@pytest.mark.parametrize("cut", ["model.predict(x)", "model.predict(x) > 0", "model.predict(x).argmax(-1)"])
def test_of_scores_that_are_not_cut_so_the_loss_is_told(mended, cut):
    fixed, found = mended(CUT.format(**BINARY_CUT, cut=cut), unsafe=False)
    assert "keras.losses.BinaryCrossentropy(from_logits=True)" in fixed
    assert "sigmoid" not in fixed
    assert found.result.findings == ()


def test_an_activation_is_not_given_to_a_layer_that_is_made_again_and_again(mended):
    text = CUT.format(**{**BINARY_CUT, "hidden": "*[keras.layers.Dense(1) for _ in range(2)], "}, cut="np.round(model.predict(x))")
    text = text.replace("keras.layers.Dense(1)])", "])")
    assert "sigmoid" not in mended(text)[0]


@pytest.mark.parametrize(
    "cut", ["model.predict(x)[:, 0] > 0.5", "model.predict(x).flatten().round()", "[int(one > 0.5) for one in model.predict(x)]"]
)
@pytest.mark.parametrize(
    ("units", "mended_units"),
    [
        ("1, None", '1, "sigmoid"'),
        ("1, activation=None", '1, activation="sigmoid"'),
        ('1, activation="linear", name="out"', '1, activation="sigmoid", name="out"'),
        ("1, activation=keras.activations.linear", '1, activation="sigmoid"'),
        ('1, name="out"', '1, name="out", activation="sigmoid"'),
    ],
)
def test_no_activation_that_is_written_down_is_replaced(mended, cut, units, mended_units):
    text = CUT.format(**{**BINARY_CUT, "units": units}, cut=cut)
    fixed, found = mended(text)
    assert fixed == text.replace(f"Dense({units})", f"Dense({mended_units})")
    assert found.result.findings == ()


BEHIND = """\
import keras
import numpy as np
from keras import layers

x, y = np.random.rand(64, 4), np.random.randint(0, 2, 64)
inputs = keras.Input((4,))
{head}
model = keras.Model(inputs, outputs)
model.compile("adam", loss="binary_crossentropy")
model.fit(x, y)
chosen = {cut}
"""


@pytest.mark.parametrize(
    ("head", "cut"),
    [
        ("outputs = layers.BatchNormalization()(layers.Dense(1)(inputs))", "model.predict(x) > 0.5"),
        ("outputs = layers.Dense(1)(inputs) * 2", "model.predict(x) > 0.5"),
        ("outputs = layers.Add()([layers.Dense(1)(inputs), layers.Dense(1)(inputs)])", "model.predict(x) > 0.5"),
        (
            "outputs = layers.Dense(1)(inputs)\nchances = keras.Model(inputs, layers.Activation('sigmoid')(outputs)).predict(x)",
            "model.predict(x) > 0.5",
        ),
        ("outputs = layers.Dense(1)(inputs)", "keras.ops.sigmoid(model.predict(x)) > 0.5, model.predict(x) > 0.5"),
    ],
)
def test_scores_that_more_is_made_of_stay_scores(mended, head, cut):
    text = BEHIND.format(head=head, cut=cut)
    fixed, found = mended(text)
    cut = cut.replace("model.predict(x) > 0.5", "model.predict(x) > 0.0")
    loss = "keras.losses.BinaryCrossentropy(from_logits=True)"
    assert fixed == BEHIND.format(head=head, cut=cut).replace('"binary_crossentropy"', loss)
    assert found.result.findings == ()


@pytest.mark.parametrize(
    ("made", "score"),
    [
        ("score = layers.Dense(4)", "score"),
        ("score: layers.Layer = layers.Dense(4)", "score"),
        ("score, other = layers.Dense(4), layers.Dense(3)", "score"),
        ("made = [layers.Dense(4)]", "made[0]"),
        ("made = {'score': layers.Dense(4)}", "made['score']"),
    ],
)
def test_a_layer_that_is_applied_twice_gets_no_activation(mended, made, score):
    head = f"{made}\noutputs = {score}(layers.Dense(4, activation='relu')(inputs))"
    once = BEHIND.format(head=head, cut="model.predict(x) > 0.5").replace("randint(0, 2, 64)", "randint(0, 2, (64, 4))")
    assert "layers.Dense(4, activation='sigmoid')" in mended(once)[0].replace('"', "'")
    fixed, found = mended(once.replace("(inputs))", f"({score}(inputs)))"))
    assert "sigmoid" not in fixed
    assert "BinaryCrossentropy(from_logits=True)" in fixed
    assert found.result.findings == ()


def test_a_loss_that_raises_takes_its_twin_and_the_cut_follows(mended):
    text = (
        "import torch\n"
        "from torch import nn\n\n"
        "x, y = torch.randn(8, 4), torch.randint(0, 2, (8, 1)).float()\n"
        "model, criterion = nn.Linear(4, 1), nn.BCELoss()\n"
        "loss = criterion(model(x), y)\n"
        "right = ((model(x) > 0.5) == y).float().mean()\n"
    )
    fixed, found = mended(text)
    assert fixed == text.replace("BCELoss", "BCEWithLogitsLoss").replace("> 0.5", "> 0.0")
    assert found.result.findings == ()


TWO_OUTPUTS = """\
import keras
import numpy as np

x = keras.Input((4,))
first = keras.layers.Dense(3{first})(x)
second = keras.layers.Dense(3{second})(x)
model = keras.Model(x, [first, second])
loss = {loss}
model.compile(loss=[loss, loss])
model.fit(np.random.rand(8, 4), [{labels}, keras.utils.to_categorical(np.random.randint(0, 3, 8), 3)])
"""
IDS, ROWS = "np.random.randint(0, 3, 8)", "keras.utils.to_categorical(np.random.randint(0, 3, 8), 3)"
SOFTMAX = ', activation="softmax"'


SHARED = [
    ("", SOFTMAX, "keras.losses.CategoricalCrossentropy()", ROWS, "FL102"),
    ("", SOFTMAX, '"categorical_crossentropy"', ROWS, "FL102"),
    (SOFTMAX, "", "keras.losses.CategoricalCrossentropy(from_logits=True)", ROWS, "FL101"),
    (SOFTMAX, SOFTMAX, "keras.losses.CategoricalCrossentropy()", IDS, "FL202"),
]


@pytest.mark.parametrize(("first", "second", "loss", "labels", "code"), SHARED)
def test_a_loss_that_is_right_for_one_output_is_not_changed_for_another(mended, first, second, loss, labels, code):
    text = TWO_OUTPUTS.format(first=first, second=second, loss=loss, labels=labels).replace("[loss, loss]", loss)
    after, found = mended(text, unsafe=False)
    assert after == text
    assert [left.code for left in found.result.findings] == [code]


def test_a_loss_that_is_wrong_for_both_outputs_is_mended_at_once(mended):
    loss = "keras.losses.CategoricalCrossentropy({})"
    after, found = mended(TWO_OUTPUTS.format(first="", second="", loss=loss.format(""), labels=ROWS), unsafe=False)
    assert after == TWO_OUTPUTS.format(first="", second="", loss=loss.format("from_logits=True"), labels=ROWS)
    assert not found.result.findings
    assert mended(after, unsafe=False)[0] == after


ONE_UNIT = """\
import keras
import numpy as np

x, y = np.random.rand(64, 4), {labels}
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1{activation})])
model.compile(loss="categorical_crossentropy")
model.fit(x, y)
"""


@pytest.mark.parametrize("activation", [', activation="softmax"', ', activation="sigmoid"', ""], ids=["softmax", "sigmoid", "none"])
def test_one_unit_takes_a_binary_loss_where_the_labels_may_be_binary(mended, activation):
    several, rows = "np.random.randint(0, 10, 64)", "keras.utils.to_categorical(np.random.randint(0, 2, 64), 2)"
    for labels in (several, rows):
        text = ONE_UNIT.format(labels=labels, activation=activation)
        left, found = mended(text)
        assert left == text
        assert found.result.findings
    for labels in ("np.random.randint(0, 2, 64)", "np.load('y.npy')"):
        left, found = mended(ONE_UNIT.format(labels=labels, activation=activation))
        assert "inaryCrossentropy" in left or "binary_crossentropy" in left
        assert not found.result.findings


SHARED_LOSS = """\
import keras


def decoder(activation):
    return keras.Sequential([keras.Input((4,)), keras.layers.Dense(8), keras.layers.Activation(activation)])


def loss_of(x, code, decode):
    return keras.losses.binary_crossentropy(x, decode(code))


def train(x, code):
    sounds = keras.Sequential([keras.Input((4,)), keras.layers.Dense(8), keras.layers.Activation("tanh")])
    loss_of(x, code, sounds)
    {pictures}
"""


def test_a_loss_that_others_give_probabilities_keeps_the_activation_before_it(mended):
    """Without it raw scores would reach the loss, which nobody may tell of them."""
    text = SHARED_LOSS.format(pictures='loss_of(x, code, decoder("sigmoid"))')
    left, found = mended(text)
    assert left == text
    assert [finding.code for finding in found.result.findings] == ["FL108"]


def test_a_loss_of_its_own_is_told_of_what_is_left(mended):
    left, found = mended(SHARED_LOSS.format(pictures="return None"))
    assert "tanh" not in left
    assert "from_logits=True" in left
    assert not found.result.findings
