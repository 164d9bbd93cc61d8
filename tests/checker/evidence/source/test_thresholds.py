"""Where scores are cut: a number that was meant as a probability, or one on their own scale."""

from __future__ import annotations

import pytest

TRAINED = """\
model = nn.Linear(20, 1)
x, t = torch.rand(8, 20), torch.ones(8, 1)
nn.BCEWithLogitsLoss()(model(x), t).backward()
"""

CUTS = {
    "a probability": ("model(x) > 0.7", {"FL502"}),
    "a probability by name": ("cut = 1 - 0.3\nmodel(x) > cut", {"FL502"}),
    "log-odds by a function": ("def logit(p):\n    return math.log(p / (1 - p))\nmodel(x) > logit(0.7)", set()),
    "log-odds turned round": ("model(x) > -math.log(1 / 0.7 - 1)", set()),
    "log-odds of each in turn": ("for p in (0.6, 0.7):\n    odds = p / (1 - p)\n    model(x) > math.log(odds)", set()),
    "log-odds in a list": ("cuts = [math.log(p / (1 - p)) for p in (0.6, 0.7)]\nfor cut in cuts:\n    model(x) >= cut", set()),
    "log-odds in an array": ("cuts = np.array([math.log(p / (1 - p)) for p in (0.6, 0.7)])\nmodel(x) >= cuts[0]", set()),
    "log-odds and a margin": ("model(x) > math.log(1.5) + 0.1", set()),
    "log-odds by math.log1p": ("model(x) > math.log1p(0.5)", set()),
    "a step": ("torch.heaviside(model(x) - 0.5, torch.tensor(0.0))", {"FL502"}),
    "a step at zero": ("torch.heaviside(model(x), torch.tensor(0.0))", set()),
    "back from log-odds": ("model(x) > 1 / (1 + math.exp(-math.log(0.6 / 0.4)))", {"FL502"}),
}


@pytest.mark.parametrize("cut", CUTS)
def test_cuts(cut, codes):
    program, wanted = CUTS[cut]
    assert codes(TRAINED + program) == wanted


def test_a_logarithm_is_a_number_like_any_other(says):
    assert says("n = int(math.log2(8)) + 1\n[n, round(math.log(2.0), 2), -math.log(1.0)]") == [4, 0.69, 0.0]


BEFORE_THE_SIGMOID = {
    "given to a loss of probabilities": "keras.losses.BinaryCrossentropy()(y, p)",
    "given to a loss of logits": "tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=p)",
}


@pytest.mark.parametrize("use", BEFORE_THE_SIGMOID)
def test_scores_whose_sigmoid_is_trained(use, codes):
    program = f"""
w = tf.Variable(tf.random.normal((6, 1)))
x = np.random.rand(60, 6).astype("float32")
y = (x[:, :1] > 0.5).astype("float32")
score = tf.matmul(x, w)
p = tf.sigmoid(score)
{BEFORE_THE_SIGMOID[use]}
"""
    assert "FL502" in codes(program + "score > 0.5")
    assert "FL502" not in codes(program + "p > 0.5")
    assert "FL502" not in codes(program + "score > 0")


CLASSES = "model = nn.Linear(20, 4)\nx, t = torch.rand(8, 20), torch.randint(0, 4, (8,))\nF.cross_entropy(model(x), t)\n"
LARGEST = {
    "of scores": ("best, which = model(x).max(1)\nwhich[best > 0.9]", {"FL502"}),
    "of scores, by amax": ("model(x).amax(dim=-1) > 0.9", {"FL502"}),
    "of probabilities": ("best, which = model(x).softmax(1).max(1)\nwhich[best > 0.9]", set()),
    "over rows": ("model(x).amax(dim=0) > 0.9", set()),
    "on the scale of scores": ("model(x).amax(dim=1) > 4", set()),
}


@pytest.mark.parametrize("case", LARGEST)
def test_the_score_of_the_chosen_class(case, codes):
    program, wanted = LARGEST[case]
    assert codes(CLASSES + program) == wanted


@pytest.mark.parametrize(("cut", "wanted"), [(1e-6, set()), (0.1, {"FL501"})])
def test_a_cut_next_to_zero_is_one_of_scores(cut, wanted, codes):
    program = f"""
net = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
net.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True), metrics=[keras.metrics.F1Score(threshold={cut})])
"""
    assert codes(program) == wanted


@pytest.mark.parametrize(
    ("report", "wanted"),
    [
        ("tf.cast(net(x) + 0.5, tf.int32)", {"FL502"}),
        ("(net.predict(x) + 0.5).astype(int)", {"FL502"}),
        ("pd.cut(net.predict(x).ravel(), [-np.inf, 0.5, np.inf], labels=False)", {"FL502"}),
        ("pd.cut(net.predict(x).ravel(), [-np.inf, 0, np.inf], labels=False)", set()),
        ("pd.cut(net.predict(x).ravel(), [-4, -2, 0.5, 2, 4], labels=False)", set()),  # a histogram of scores
        ("tf.cast(tf.sigmoid(net(x)) + 0.5, tf.int32)", set()),
        ("tf.cast(net(x) + 0.5, tf.float32)", set()),
        ("np.logical_and(net.predict(x) > 0, t[:, 0] == 1)", {"FL301"}),
        ("(net.predict(x)[:, 0] > 0) & (t[:, 0] == 1)", set()),
    ],
)
def test_scores_made_whole_or_put_into_bins(report, wanted, codes):
    program = f"""
x, t = np.random.rand(60, 4), (np.random.rand(60, 1) > 0.5).astype("float32")
net = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
net.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True))
net.fit(x, t)
said = {report}
"""
    assert codes(program) == wanted


EDGES = """\
layer = nn.Linear(40, 8)
z = F.normalize(layer(torch.eye(40)), dim=-1) if {unit} else layer(torch.eye(40))
source, target = torch.randint(40, (2, 100))
score = (z[source] * z[target]).sum(dim=-1)
F.{loss}(score, torch.rand(100).round())
print([int(one > {cut}) for one in score])
"""


@pytest.mark.parametrize(
    ("loss", "cut", "unit", "wanted"),
    [
        ("binary_cross_entropy_with_logits", 0.5, False, {"FL502"}),
        ("binary_cross_entropy_with_logits", 0.0, False, set()),
        ("binary_cross_entropy", 0.5, False, {"FL102"}),
        ("mse_loss", 0.5, False, set()),
        ("mse_loss", 0.5, True, set()),
    ],
)
def test_products_of_what_a_layer_gives(loss, cut, unit, wanted, codes):
    """Two vectors of one layer, multiplied number by number: their sum is a raw score."""
    assert codes(EDGES.format(loss=loss, cut=cut, unit=unit)) == wanted


HEAD_OF_FIVE = """\
net = nn.Linear(4, 5)
x, y, t = torch.rand(20, 4), torch.randint(2, (20,)).float(), torch.rand(20)
out = net(x)
{trained}
{cut}
"""
ONE_LOSS = "(F.binary_cross_entropy_with_logits(out[:, 0], y) + F.mse_loss(out[:, 1], t)).backward()"
PARTS = {
    "the same": (ONE_LOSS, "out[:, 0] > 0.5", {"FL502"}),
    "the same, elsewhere": (ONE_LOSS, "net(torch.rand(3, 4))[:, 0] > 0.5", {"FL502"}),
    "the same, from behind": (ONE_LOSS, "out[:, -5] > 0.5", {"FL502"}),
    "among others": (ONE_LOSS, "out[:, :2] > 0.5", {"FL502"}),
    "all": (ONE_LOSS, "out > 0.5", {"FL502"}),
    "any": (ONE_LOSS, "for k in np.arange(5):\n    out[:, k] > 0.5", {"FL502"}),
    "another": (ONE_LOSS, "out[:, 1] > 0.5", set()),
    "others": (ONE_LOSS, "out[..., 1:] > 0.5", set()),
    "another of others": (ONE_LOSS, "out[:, 1:][:, 0].squeeze() > 0.5", set()),
    "the first of all but the last": (ONE_LOSS, "out[:, :-1][:, 0] > 0.5", {"FL502"}),
    "unpacked": (ONE_LOSS, "a, b, *rest = out.unbind(1)\nb > 0.5", set()),
    "unpacked, the same": (ONE_LOSS, "a, b, *rest = out.unbind(1)\na > 0.5", {"FL502"}),
    "split": ("yes, box = out.split([1, 4], dim=1)\nF.binary_cross_entropy_with_logits(yes[:, 0], y)", "box > 0.5", set()),
    "split, the same": ("yes, box = out.split([1, 4], dim=1)\nF.binary_cross_entropy_with_logits(yes[:, 0], y)", "yes > 0.5", {"FL502"}),
    "a width": ("F.gaussian_nll_loss(out[:, 0], t, F.softplus(out[:, 1]))", "out[:, 0] > 0.5", set()),
    "rows": ("F.binary_cross_entropy_with_logits(out[:9], torch.ones(9, 5))", "out[9:] > 0.5", {"FL502"}),
}


@pytest.mark.parametrize("case", PARTS)
def test_units_of_which_no_loss_takes_logits(case, codes):
    trained, cut, wanted = PARTS[case]
    assert codes(HEAD_OF_FIVE.format(trained=trained, cut=cut)) == wanted


OF_NO_KNOWN_RANK = """
import torch.nn as nn, torch.nn.functional as F
{net}
for x, y in loader:
    out = net(x){then}
    F.binary_cross_entropy_with_logits({trained}, y)
    {cut} > 0.5
"""
UNTOLD = {
    "another column": ("net = nn.Linear(8, 6)", "", "out[:, :4]", "out[:, 4]", set()),
    "the same columns": ("net = nn.Linear(8, 6)", "", "out[:, :4]", "out[:, :4]", {"FL502"}),
    "all columns": ("net = nn.Linear(8, 6)", "", "out", "out[:, 4]", {"FL502"}),
    "at the end": ("net = nn.Linear(8, 6)", "", "out[..., 4]", "out[..., 0]", set()),
    "at the end, the same": ("net = nn.Linear(8, 6)", "", "out[..., 4]", "out[..., 3:]", {"FL502"}),
    "on a third axis": ("net = nn.Linear(8, 6)", "", "out[:, :, 4]", "out[:, :, 0]", set()),
    "the last step of each": ("net = nn.Linear(8, 6)", "", "out[:, -1]", "out[:, -1]", {"FL502"}),
    "rows": ("net = nn.Linear(8, 6)", "", "out[m]", "out[~m]", {"FL502"}),
    "channels": ("net = nn.Conv2d(8, 6, 1)", "", "out[:, :4]", "out[:, 4:]", set()),
    "channels listed": ("net = nn.Conv2d(8, 6, 1)", "", "out[:, [0, 1]]", "out[:, [2, 3]]", set()),
    "of anchors": ("net = nn.Conv2d(8, 21, 1)", ".view(-1, 3, 7, 13, 13).permute(0, 1, 3, 4, 2)", "out[..., 4]", "out[..., 2]", set()),
    "of anchors, the same": (
        "net = nn.Conv2d(8, 21, 1)",
        ".view(-1, 3, 7, 13, 13).permute(0, 1, 3, 4, 2)",
        "out[..., 4]",
        "out[..., 4]",
        {"FL502"},
    ),
    "chunks": ("net = nn.Linear(8, 6)", ".chunk(2, dim=1)", "out[0]", "out[1]", set()),
    "parts of lengths": ("net = nn.Linear(8, 6)", ".split([4, 2], dim=-1)", "out[0]", "out[1]", set()),
    "parts of lengths, the same": ("net = nn.Linear(8, 6)", ".split([4, 2], dim=-1)", "out[0]", "out[0]", {"FL502"}),
    "selected": ("net = nn.Linear(8, 6)", "", "out.select(1, 0)", "out.select(1, 4)", set()),
    "selected, the same": ("net = nn.Linear(8, 6)", "", "out.select(1, 4)", "out.select(1, 4)", {"FL502"}),
    "narrowed": ("net = nn.Linear(8, 6)", "", "out.narrow(1, 0, 2)", "out.narrow(1, 2, 2)", set()),
    "as many as nobody knows": ("net = nn.Linear(8, k + 1)", "", "out[:, :k]", "out[:, k]", set()),
    "more units than anybody counts": ("net = nn.Linear(8, 10**30)", "[:, : 10**29]", "out[:, 4]", "out[:, 5]", set()),
    "an axis that is none": ("net = nn.Linear(8, 6)", "", "out.select(10**30, 0)", "out.select(10**30, 1)", set()),
    "a single unit": ("net = nn.Linear(8, 1)", "", "out[:, 0]", "out.squeeze(1)", {"FL502"}),
}


@pytest.mark.parametrize("case", UNTOLD)
def test_units_of_scores_of_no_known_rank(case, codes):
    net, then, trained, cut, wanted = UNTOLD[case]
    assert codes(OF_NO_KNOWN_RANK.format(net=net, then=then, trained=trained, cut=cut)) == wanted


OF_ANY_RANK = """\
net = keras.Sequential([keras.layers.Dense({units})])
net.compile("adam", keras.losses.{loss}(from_logits=True))
net.fit(np.load("x.npy"), np.load("y.npy"))
p = {output}
if {test}:
    ids = p.argmax(-1)
else:
    ids = (p > 0.5).astype("int32")
"""
PREDICTED = (
    'net.predict(np.load("x.npy"))',
    'np.concatenate([net.predict(np.load(name)) for name in open("names.txt")])',
    'np.concatenate([net.predict_on_batch(np.load("a.npy")), net.predict_on_batch(np.load("b.npy"))], axis=0)',
    'np.vstack([net.predict(np.load(name)) for name in open("names.txt")])',
)


@pytest.mark.parametrize("output", PREDICTED)
@pytest.mark.parametrize("test", ["p.shape[-1] > 1", "len(p.shape) >= 2 and p.shape[-1] > 1"])
@pytest.mark.parametrize(("units", "loss", "wanted"), [(10, "CategoricalCrossentropy", set()), (1, "BinaryCrossentropy", {"FL502"})])
def test_scores_of_several_classes_are_not_cut_where_the_shape_is_asked(output, test, units, loss, wanted, codes):
    assert codes(OF_ANY_RANK.format(units=units, loss=loss, output=output, test=test)) == wanted


@pytest.mark.parametrize(("units", "loss", "wanted"), [(10, "CategoricalCrossentropy", set())])
def test_a_batch_of_scores_of_several_classes_has_two_axes(units, loss, wanted, codes):
    assert codes(OF_ANY_RANK.format(units=units, loss=loss, output=PREDICTED[1], test="len(p.shape) >= 2")) == wanted


WRITTEN_INTO = {
    "probabilities of another kind": ("p[..., 1:] = special.softmax(p[..., 1:], -1)\np[..., 1:] > 0.5", set()),
    "nobody knows what": ("import lib\np[..., 1:] = lib.scaled(p)\np[..., 1:] > 0.5", set()),
    "a number": ("p[..., 0] = -1e9\np > 0.5", {"FL502"}),
    "other scores": ("p[..., 1:] = net.predict(x)[..., 1:]\np > 0.5", {"FL502"}),
    "of one of two models": (
        "import sys\nif sys.argv[1:]:\n    p = net.predict(x[:5])\np[..., 1:] = special.softmax(p[..., 1:], -1)\np > 0.5",
        set(),
    ),
}


@pytest.mark.parametrize("written", WRITTEN_INTO)
def test_scores_that_are_written_into(written, codes):
    program, wanted = WRITTEN_INTO[written]
    made = OF_ANY_RANK.format(units=10, loss="CategoricalCrossentropy", output="net.predict(x)", test="True")
    assert codes('x = np.load("x.npy")\n' + made + program) == wanted
