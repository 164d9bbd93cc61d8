"""A softmax over another axis than the loss's: one finding, and no count of units that are no classes."""

from __future__ import annotations

import pytest

KERAS = """\
from keras import layers
x = np.random.rand(30, 8)
model = keras.Sequential([layers.Input((8,)), layers.Dense(40), layers.Reshape({shape}), layers.Softmax(axis={axis})])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(x, np.random.randint(0, {top}, (30, {places})))
"""
CASES = {
    "the last": ("(4, 10)", -1, 10, 4, set()),
    "the places": ("(4, 10)", 1, 10, 4, {"FL302"}),
    "the places, as many as classes": ("(4, 4, 3)", 1, 3, "4, 4", {"FL302"}),
    "the last, too few": ("(4, 10)", -1, 12, 4, {"FL204"}),
}


@pytest.mark.parametrize("case", CASES)
def test_keras_looks_at_the_last_axis(case, codes):
    shape, axis, top, places, wanted = CASES[case]
    program = KERAS.format(shape=shape, axis=axis, top=top, places=places)
    assert codes(program.replace("Dense(40)", "Dense(48)") if case.endswith("classes") else program) == wanted


TORCH = """\
net = nn.Sequential(nn.Conv2d(3, 5, 1), nn.LogSoftmax(dim={axis}))
nn.NLLLoss()(net(torch.rand(2, 3, 8, 8)), torch.randint(0, {top}, (2, 8, 8)))
"""


@pytest.mark.parametrize(("axis", "top", "wanted"), [(1, 5, set()), (1, 7, {"FL204"}), (2, 8, {"FL302"}), (-1, 5, {"FL302"})])
def test_torch_looks_at_the_second(axis, top, wanted, codes):
    assert codes(TORCH.format(axis=axis, top=top)) == wanted


TAGGED = """\
from keras import layers


class Tagger(keras.Model):
    def __init__(self):
        super().__init__()
        self.words, self.read = layers.Embedding(50, 8), layers.GRU(8, return_sequences=True)
        self.tag = layers.Dense({units}, activation='softmax')

    def call(self, x):
        return self.tag(self.read(self.words(x)))


model = Tagger()
model.compile(loss={loss!r})
model.fit(np.random.randint(0, 50, (20, 7)), {labels})
"""


@pytest.mark.parametrize(
    ("units", "labels", "loss", "wanted"),
    [
        (5, "np.where(np.random.rand(20, 7) < 0.5, 0, 5)", "sparse_categorical_crossentropy", {"FL204"}),
        (6, "np.where(np.random.rand(20, 7) < 0.5, 0, 5)", "sparse_categorical_crossentropy", set()),
        (5, "np.where(np.random.rand(20, 7) < 0.5, 0, -1)", "sparse_categorical_crossentropy", {"FL204"}),
        (5, "np.where(np.random.rand(20, 7) < 0.5, 0, 1)", "sparse_categorical_crossentropy", set()),
        (5, "np.where(np.random.rand(20, 7, 5) < 0.5, 0, 5)", "mse", set()),
    ],
)
def test_a_loss_that_takes_nothing_but_ids(units, labels, loss, wanted, codes):
    assert codes(TAGGED.format(units=units, labels=labels, loss=loss)) == wanted


PREDICTED = """
net = keras.Sequential([keras.Input((4,)), keras.layers.Dense({units})])
net.compile("adam", keras.losses.{loss}(from_logits=True))
z = net.predict(np.random.rand(60, 4))

def softmax(z, axis=0):
    z = np.exp(z - z.max())
    return z / z.sum(axis=axis)

{use}
"""
OVER_ROWS = {
    "softmax(z).argmax(1)": {"FL302"},
    "tf.argmax(tf.nn.softmax(z, axis=0), axis=1)": {"FL302"},
    "tf.nn.softmax(z, axis=0)": set(),
    "np.argmax(np.exp(z) / np.exp(z).sum(), axis=-1)": {"FL302"},
    "softmax(z[0])": set(),
    "[softmax(row) for row in z]": set(),
    "tf.nn.softmax(z, axis=-1)": set(),
    "softmax(z[:1])": set(),
}


@pytest.mark.parametrize("use", OVER_ROWS)
def test_a_softmax_over_the_rows_of_predictions(use, codes):
    assert codes(PREDICTED.format(units=3, loss="SparseCategoricalCrossentropy", use=use)) == OVER_ROWS[use]


def test_weights_of_rows_are_no_classes(codes):
    assert codes(PREDICTED.format(units=1, loss="BinaryCrossentropy", use="tf.nn.softmax(z, axis=0)")) == set()


@pytest.mark.parametrize(("axis", "wanted"), [(0, {"FL302"}), (-2, {"FL302"}), (1, set()), (-1, set())])
def test_a_loss_that_looks_for_classes_along_the_batch(axis, wanted, codes):
    program = f"""
z = keras.layers.Dense(3)(np.random.rand(20, 8))
y = keras.utils.to_categorical(np.random.randint(0, 3, 20), 3)
keras.losses.categorical_crossentropy(y, z, from_logits=True, axis={axis})
"""
    assert codes(program) == wanted


def test_a_matrix_of_scores_turned_round(codes):
    program = """
a, b = keras.layers.Dense(16)(np.random.rand(20, 8)), keras.layers.Dense(16)(np.random.rand(20, 8))
z = tf.matmul(a, b, transpose_b=True)
tf.nn.sparse_softmax_cross_entropy_with_logits(tf.range(20), z)
tf.nn.sparse_softmax_cross_entropy_with_logits(tf.range(20), tf.transpose(z))
"""
    assert codes(program) == set()


SEQUENCE = """\
net = nn.Sequential(nn.Linear(4, 8), nn.Linear(8, 5))
x, y = torch.rand(16, 30, 4), torch.randint(0, 5, (16, 30))
F.cross_entropy(net(x).transpose(1, 2), y)
"""
ROWS = "net = nn.Linear(4, 5)\nx, y = torch.rand(16, 4), torch.randint(0, 5, (16,))\nF.cross_entropy(net(x), y)\n"
PIXELS = "net = nn.Conv2d(3, 5, 1)\nx, y = torch.rand(4, 3, 8, 8), torch.randint(0, 5, (4, 8, 8))\nF.cross_entropy(net(x), y)\n"
ELSEWHERE = {
    "over time": (SEQUENCE + "print(torch.softmax(net(x), dim=1).argmax(2))", {"FL302"}),
    "over time, the best and its share": (SEQUENCE + "share, best = net(x).softmax(1).max(-1)", {"FL302"}),
    "over the rows of several passes, averaged": (
        ROWS + "p = torch.stack([net(x) for _ in range(8)]).softmax(dim=1)\nprint(p.mean(0).argmax(1), p.std(0))",
        {"FL302"},
    ),
    "over classes in several passes, averaged": (
        ROWS + "p = torch.stack([net(x) for _ in range(8)]).softmax(dim=2)\nprint(p.mean(0).argmax(1), p.std(0))",
        set(),
    ),
    "which pass is the surest of a class": (
        ROWS + "print(torch.stack([net(x) for _ in range(8)]).softmax(dim=0).mean(1).argmax(0))",
        set(),
    ),
    "when each class is": (SEQUENCE + "print(torch.softmax(net(x), dim=1), net(x).softmax(1).argmax(1))", set()),
    "the mean where it matters": (SEQUENCE + "z = net(x)\nprint((z.softmax(1) * z).sum(1))", set()),
    "over classes": (SEQUENCE + "print(torch.softmax(net(x), dim=2), net(x).softmax(-1))", set()),
    "over the batch": (ROWS + "print(net(x).softmax(0).argmax(1))", {"FL302"}),
    "examples drawn for each class": (ROWS + "print(torch.multinomial(net(x).softmax(0).T, 2))", set()),
    "of a single row": (ROWS + "print(net(x[0]).softmax(0), net(x)[0].softmax(dim=0), torch.softmax(net(x[:1]).squeeze(0), 0))", set()),
    "row by row": (ROWS + "for row in net(x):\n    print(row.softmax(dim=0))", set()),
    "over pixels": (PIXELS + "print(net(x).softmax(dim=-1).argmax(1))", {"FL302"}),
    "of one picture": (PIXELS + "print(net(x)[0].softmax(dim=0), net(x).softmax(1))", set()),
    "of others": (
        (
            "a, c = nn.Linear(8, 5), nn.Linear(8, 5)\nx = torch.rand(4, 20, 8)\n"
            "F.cross_entropy((a(x).softmax(dim=1) * c(x)).sum(1), torch.randint(0, 5, (4,)))"
        ),
        set(),
    ),
    "of its own, pooled": (
        "c = nn.Linear(8, 5)\ns = c(torch.rand(4, 20, 8))\nF.cross_entropy((s.softmax(dim=1) * s).sum(1), torch.randint(0, 5, (4,)))",
        set(),
    ),
    "each with each": (
        (
            "s = nn.Linear(8, 16)(torch.rand(32, 8)) @ nn.Linear(6, 16)(torch.rand(32, 6)).T\ny = torch.arange(32)\n"
            "F.cross_entropy(s, y) + F.cross_entropy(s.T, y)\nprint(s.softmax(dim=0))"
        ),
        set(),
    ),
}
UNKNOWN = """\
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.flat, self.head = nn.Flatten({start}), nn.Linear(784, 10)

    def forward(self, x):
        return {squash}(self.head({rows}), dim={axis})


def train(net, loader):
    for x, y in loader:
        F.nll_loss(net(x), y)


train(Net(), loader())
"""
TWO_AXES = [
    "x.view(-1, 784)",
    "x.view(x.size(0), -1)",
    "x.flatten(1)",
    "x.flatten(start_dim=1)",
    "torch.flatten(x, 1)",
    "torch.flatten(x, start_dim=1)",
    "self.flat(x)",
]
ANY_AXES = [
    "x",
    "x.to('cpu')",
    "x.view(-1)",
    "x.view(shape)",
    "x.flatten()",
    "x.view(torch.float32)",
    "x.view(784, *more)",
    "x.reshape(-1, n)",
    "torch.flatten(x, 1, 2)",
]


@pytest.mark.parametrize("rows", TWO_AXES)
def test_rows_of_data_that_nobody_knows(rows, codes):
    """However many axes they had, they have two now: the first is the batch's."""
    program = UNKNOWN.format(start="", squash="F.log_softmax", rows=rows, axis="{axis}")
    assert codes(program.format(axis=0)) == {"FL302"}
    assert codes(program.format(axis=1)) == codes(program.format(axis=-1)) == set()


@pytest.mark.parametrize("rows", ANY_AXES)
def test_one_row_may_stand_alone(rows, codes):
    assert codes(UNKNOWN.format(start="", squash="F.log_softmax", rows=rows, axis=0)) == set()


def test_flat_from_a_later_axis(codes):
    program = UNKNOWN.format(start=2, squash="F.log_softmax", rows="self.flat(x)", axis="{axis}")
    assert codes(program.format(axis=2).replace("net(x), y", "net(x).transpose(1, 2), y")) == set()
    assert codes(program.format(axis=0).replace("net(x), y", "net(x).transpose(1, 2), y")) == {"FL302"}


@pytest.mark.parametrize(("rows", "wanted"), [("x", set()), ("jnp.ones((4, 8, 8))", {"FL302"})])
def test_fewer_axes_are_left_by_haiku(rows, wanted, codes):
    """`hk.Flatten` takes a row that stands alone as it is."""
    program = f"""
import haiku as hk


def forward(x):
    return hk.Linear(10)(hk.Flatten()(x))


net = hk.without_apply_rng(hk.transform(forward))


def loss(weights, x, y):
    z = net.apply(weights, {rows})
    print(jax.nn.softmax(z, axis=0).argmax(-1))
    return optax.softmax_cross_entropy_with_integer_labels(z, y).mean()
"""
    assert codes(program) == wanted


SPANS = "z = nn.Linear(16, 2)(torch.rand(4, 20, 16))\na = torch.randint(0, 20, (4, 2))\n"
PLACES = {
    "one after the other": SPANS + "F.cross_entropy(z[..., 0], a[:, 0]) + F.cross_entropy(z[..., 1], a[:, 1])\nprint(z.softmax(dim=1))",
    "both at once": SPANS + "F.cross_entropy(z, a)\nprint(z.softmax(dim=1))",
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_whatever_becomes_of_it(case, codes):
    program, wanted = ELSEWHERE[case]
    assert codes(program) == wanted


@pytest.mark.parametrize("case", PLACES)
def test_units_that_are_no_classes(case, codes):
    """Where an answer begins and where it ends: the places compete, not the two units."""
    assert codes(PLACES[case]) == set()


WEIGHED = """\
layer = tf.keras.layers.Dense({units})
x = tf.ones((20, 10, 5))
with tf.GradientTape() as tape:
    a = tf.nn.softmax(layer(x), axis=1)
    loss = {loss}
"""
ENTROPY = "-tf.reduce_mean(a * tf.math.log(a + 1e-9))"


@pytest.mark.parametrize(
    ("units", "loss", "wrong"),
    [
        (1, ENTROPY, set()),
        (4, ENTROPY, set()),  # of four heads that attend
        (4, "-tf.reduce_mean(tf.one_hot(np.zeros((20, 10), int), 4) * tf.math.log(a + 1e-9))", {"FL302"}),
    ],
    ids=["one head", "four heads", "labels"],
)
def test_an_entropy_is_no_loss_of_classes(units, loss, wrong, codes):
    """How spread shares of time are; labels say that the units are classes."""
    assert codes(WEIGHED.format(units=units, loss=loss)) - {"FL401"} == wrong


ALL_AT_ONCE = """\
from scipy.special import softmax
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.features, self.classes = nn.Conv2d(3, 8, 3), nn.Linear(8, 10)

    def forward(self, x):
        return self.classes(self.features(x).mean((2, 3)))


net = Net()
print(softmax(net({x}).detach().numpy(){axis}))
"""


@pytest.mark.parametrize(
    ("x", "axis", "wanted"),
    [
        ("torch.rand(4, 3, 9, 9)", "", {"FL302"}),
        ("torch.rand(4, 3, 9, 9)", ", axis=1", set()),
        ("torch.rand(1, 3, 9, 9)", "", set()),
        ("read('picture.png').unsqueeze(0)", "", set()),  # one picture, as likely as not
        ("read('picture.png')[None]", "", set()),
    ],
)
def test_a_softmax_over_everything_is_right_for_one_row(x, axis, wanted, codes):
    assert codes(ALL_AT_ONCE.format(x=x, axis=axis)) == wanted


MOVED = """\
def over(x, axis):
    return F.softmax(x.transpose(axis, 0).contiguous()).transpose(axis, 0)


p = over(nn.Linear(8, 4)({x}), {axis})
loss = -(F.one_hot({ids}, 4) * torch.log(p + 1e-9)).sum(-1).mean()
"""
LOOKED_AT = {
    "three axes, of which it takes the first": ("torch.rand(2, 6, 8)", -1, "torch.randint(0, 4, (2, 6))", False),
    "three axes, and another one in front": ("torch.rand(2, 6, 8)", 1, "torch.randint(0, 4, (2, 6))", True),
    "two axes, of which it takes the last": ("torch.rand(6, 8)", -1, "torch.randint(0, 4, (6,))", True),
    "who knows how many": ("unheard_of", -1, "unheard_of", False),
}


@pytest.mark.parametrize("case", LOOKED_AT)
def test_classes_moved_to_where_torch_looks(case, codes):
    x, axis, ids, wanted = LOOKED_AT[case]
    assert ("FL302" in codes(MOVED.format(x=x, axis=axis, ids=ids))) is wanted


POINTING = """\
z = nn.Linear(7, 3)(torch.rand(6, 7))
rows, units = torch.randint(0, 6, (3,)), torch.randint(0, 3, (6,))
print({loss})
"""


@pytest.mark.parametrize(
    ("loss", "wanted"),
    [
        ("F.nll_loss(F.log_softmax(z, dim=0).t(), rows)", set()),
        ("F.nll_loss(F.log_softmax(z.t(), dim=1), rows)", set()),
        ("torch.distributions.Categorical(F.softmax(z, dim=0).t()).log_prob(rows)", set()),
        ("F.nll_loss(F.log_softmax(z, dim=0), units)", {"FL302"}),
        ("F.nll_loss(F.log_softmax(z, dim=0).t().t(), units)", {"FL302"}),
        ("torch.distributions.Categorical(F.softmax(z, dim=0)).log_prob(units)", {"FL302"}),
    ],
)
def test_units_that_point_at_rows(loss, wanted, codes):
    assert codes(POINTING.format(loss=loss)) == wanted


PROTOTYPES = """\
net = keras.layers.Dense(8)
prototypes, queries = net(np.random.rand(5, 4)), net(np.random.rand(25, 4))
distances = tf.reduce_mean(tf.square(prototypes[:, None] - queries[None]), axis=2)
labels = tf.one_hot(tf.repeat(tf.range(5), 5), depth=5)
loss = -tf.reduce_mean(tf.reduce_sum(labels * {logarithms}, axis=-1))
"""


@pytest.mark.parametrize(
    ("logarithms", "wanted"),
    [
        ("tf.transpose(tf.nn.log_softmax(-distances))", {"FL302"}),
        ("tf.nn.log_softmax(tf.transpose(-distances))", set()),
        ("tf.transpose(tf.nn.log_softmax(-distances, axis=0))", set()),
    ],
)
def test_a_softmax_over_the_examples_has_no_count_of_classes(logarithms, wanted, codes):
    assert codes(PROTOTYPES.format(logarithms=logarithms)) == wanted
