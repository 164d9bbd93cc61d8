"""What labels pick out of an output, in every framework, and how many classes rows made of them have."""

from __future__ import annotations

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

WRONG = {
    "gather batch dims": (
        """\
x = tf.ones((8, 3)); y = tf.constant([2, 1, 1, 2, 1, 2, 1, 1])
w = tf.Variable(tf.zeros([3, 2]))
with tf.GradientTape() as tape:
    logp = tf.nn.log_softmax(x @ w)
    loss = -tf.reduce_mean(tf.gather(logp, y, batch_dims=1))
g = tape.gradient(loss, w)
""",
        "FL204",
    ),
    "torch gather": (
        """\
import torch
x = torch.ones((8, 3)); y = torch.tensor([2, 1, 1, 2, 1, 2, 1, 1])
net = torch.nn.Linear(3, 2)
logp = torch.log_softmax(net(x), 1)
loss = -logp.gather(1, y[:, None]).mean()
loss.backward()
""",
        "FL204",
    ),
    "torch range": (
        """\
import torch
x = torch.ones((4, 3)); y = torch.tensor([2, 1, [0, 1], 2])
net = torch.nn.Linear(3, 3)
logp = torch.log_softmax(net(x), 1)
loss = -logp[range(4), y].mean()
loss.backward()
""",
        "FL203",
    ),
    "eight in ten columns": (
        """\
from sklearn.datasets import load_digits
x, y = load_digits(n_class=8, return_X_y=True)
Y = jax.nn.one_hot(y, 10)
g = jax.grad(lambda w: optax.softmax_cross_entropy(x @ w, Y).mean())(jnp.zeros((64, 10)))
""",
        "FL207",
    ),
}
RIGHT = {
    "gather nd": """\
x = tf.ones((8, 3)); y = tf.constant([0, 1, 1, 0, 1, 0, 1, 1])
w = tf.Variable(tf.zeros([3, 2]))
with tf.GradientTape() as tape:
    logp = tf.nn.log_softmax(x @ w)
    idx = tf.stack([tf.range(8), y], axis=1)
    loss = -tf.reduce_mean(tf.gather_nd(logp, idx))
g = tape.gradient(loss, w)
""",
    "gather batch dims": """\
x = tf.ones((8, 3)); y = tf.constant([0, 1, 1, 0, 1, 0, 1, 1])
w = tf.Variable(tf.zeros([3, 2]))
with tf.GradientTape() as tape:
    logp = tf.nn.log_softmax(x @ w)
    loss = -tf.reduce_mean(tf.gather(logp, y, batch_dims=1))
g = tape.gradient(loss, w)
""",
    "torch gather": """\
import torch
x = torch.ones((8, 3)); y = torch.tensor([2, 1, 1, 2, 1, 2, 1, 1])
net = torch.nn.Linear(3, 2)
logp = torch.log_softmax(net(x), 1)
loss = -logp.gather(1, (y - 1)[:, None]).mean()
loss.backward()
""",
    "torch positives of pairs": """\
import torch
import torch.nn.functional as F
a = torch.nn.Linear(3, 4)(torch.ones(8, 3)); b = torch.nn.Linear(3, 4)(torch.ones(8, 3))
z = torch.cat([a, b]); s = z @ z.T
s = s.masked_fill(torch.eye(16, dtype=torch.bool), float("-inf"))
logp = s.log_softmax(1)
i = torch.arange(16)
loss = -logp[i, (i + 8) % 16].mean()
loss.backward()
""",
    "eight in eight columns": """\
from sklearn.datasets import load_digits
x, y = load_digits(n_class=8, return_X_y=True)
Y = jax.nn.one_hot(y, 8)
g = jax.grad(lambda w: optax.softmax_cross_entropy(x @ w, Y).mean())(jnp.zeros((64, 8)))
""",
}


FLAT = ["[:, 0]", ".squeeze(1)", ".view(-1)", ".flatten()", ".reshape(20)"]
COLUMN = """\
net = nn.Sequential(nn.Linear(3, 4){tail})
p = net(torch.randn(20, 3))
y = torch.randint(0, 4, (20,))
loss = (torch.logsumexp(p, dim=1) - p.gather(1, y[:, None]){flat}).mean()
loss.backward()
"""


@pytest.mark.parametrize("flat", FLAT)
def test_a_picked_column_made_flat(codes, flat):
    assert codes(COLUMN.format(tail=", nn.Softmax(dim=1)", flat=flat)) == {"FL101"}
    assert codes(COLUMN.format(tail="", flat=flat)) == set()


TIMES = """\
z = nn.Linear(3, 4)(torch.randn(20, 3))
log_p = F.log_softmax(z, dim=1)
y = torch.randint(0, 4, (20, 1))
loss = -({product}).sum(1).mean()
loss.backward()
"""


@pytest.mark.parametrize(
    ("product", "wanted"),
    [
        ("y * log_p", {"FL202"}),
        ("F.one_hot(y[:, 0], 4) * log_p", set()),
        ("y.float() * log_p.gather(1, torch.randint(0, 4, (20, 1)))", set()),  # rewards, and the actions that they were given for
    ],
)
def test_a_column_times_logarithms(tmp_path, product, wanted):
    """As a folder, where the one word of losses in the file is log_softmax."""
    imports = "import torch\nimport torch.nn.functional as F\nfrom torch import nn\n"
    (tmp_path / "train.py").write_text(imports + TIMES.format(product=product))
    assert {one.code for one in check([str(tmp_path)], Settings(), hints=True).findings} == wanted


@pytest.mark.parametrize("name", WRONG)
def test_wrong(codes, name):
    program, wanted = WRONG[name]
    assert codes(program) == set(wanted.split())


@pytest.mark.parametrize("name", RIGHT)
def test_right(codes, name):
    assert codes(RIGHT[name]) == set()


STEPS = """
net = nn.Linear(4, 3)
x, y = torch.rand(6, 8, 4), torch.randint(0, 3, (6, 8))
def cost(p, y):
    return -(F.one_hot(y, 3) * p).sum(-1).mean()
loss = {start}
for t in range(6):
    loss += cost(net(x[t]).{output}(-1), y[t])
(loss / 6).backward()
"""


@pytest.mark.parametrize(
    ("start", "output", "wanted"),
    [("0.0", "softmax", {"FL103"}), ("0", "softmax", {"FL103"}), ("0.0", "log_softmax", set()), ("1.0", "softmax", set())],
)
def test_added_up_over_steps(start, output, wanted, codes):
    """One minus the probability of the right class has a floor, and is a loss of its own."""
    assert codes(STEPS.format(start=start, output=output)) == wanted


MASKED = """
import torch
x, n, k = torch.randn(8, 50, 20), torch.randint(10, 50, (8,)), torch.randint(0, 6, (8, 50))
logp = torch.nn.Linear(20, 6)(x).log_softmax(-1)
mask = {mask}
loss = -({left} * mask).sum() / mask.sum()
loss.backward()
"""
MASKS = {
    "by length": "(torch.arange(50)[None] < n[:, None]).float()",
    "by what stands there": "(torch.randint(0, 90, (8, 50)) > 0).float()",
}
LEFT = {
    "picked": "logp.gather(2, k.unsqueeze(2)).squeeze(2)",
    "picked, the place taken": "torch.gather(logp, -1, k[..., None])[..., 0]",
    "summed under one-hot rows": "(torch.nn.functional.one_hot(k, 6) * logp).sum(-1)",
    "of one class": "logp[:, :, 1]",
    "the greatest": "logp.max(-1).values",
}


@pytest.mark.parametrize("mask", MASKS)
@pytest.mark.parametrize("left", LEFT)
def test_a_mask_over_what_is_left_of_the_classes_is_no_labels(mask, left, codes):
    assert codes(MASKED.format(mask=MASKS[mask], left=LEFT[left])) == set()


def test_several_yes_in_a_row_of_classes_are_labels(codes):
    assert codes(MASKED.format(mask="(torch.randn(8, 50, 6) > 0).float()", left="logp")) == {"FL206"}


@pytest.mark.parametrize(("rows", "wanted"), [("> 0).float()", {"FL206"}), ("> 0).float().softmax(1)", set())])
def test_rows_over_scores_of_data_that_nobody_knows(rows, wanted, codes):
    program = f"""
from somewhere import x
logp = F.log_softmax(nn.Linear(20, 6)(x), dim=1)
loss = -((torch.randn(8, 6) {rows} * logp).sum(1).mean()
loss.backward()
"""
    assert codes(program) == wanted


STEPS_AT_ONCE = """
x, k = tf.ones((8, 50, 3)), tf.zeros((8, 50), tf.int32)
w = tf.Variable(tf.zeros([3, 4]))
with tf.GradientTape() as tape:
    p = tf.nn.{activation}(x @ w)
    loss = -tf.reduce_mean(tf.gather(p, k, batch_dims=2) * tf.cast(tf.range(50)[None] < 20, tf.float32))
g = tape.gradient(loss, w)
"""


@pytest.mark.parametrize(("activation", "wanted"), [("softmax", {"FL103"}), ("log_softmax", set())])
def test_a_pick_at_every_step(activation, wanted, codes):
    assert codes(STEPS_AT_ONCE.format(activation=activation)) == wanted
