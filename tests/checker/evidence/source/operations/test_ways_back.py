"""What labels go through on their way, and still are what they were."""

from __future__ import annotations

import pytest

WINE = """\
from sklearn.datasets import load_wine
wine = load_wine()
m = torch.tensor(np.hstack([wine.data, wine.target[:, None]]), dtype=torch.float32)
m = m[torch.randperm(len(m))[:140]]
"""
GRADES = "t = pd.DataFrame(np.random.rand(600, 4))\nt['grade'] = pd.cut(np.random.randn(600), bins=3, labels=[4, 5, 6]).astype(int)\n"
SCORED = "F.cross_entropy(nn.Linear(4, {units})(torch.rand(600, 4)), torch.tensor(t['grade'].values{shift}))"
SHARES = "table = torch.tensor([(34, 5.7, 40.0, 60.0), (51, 4.2, 25.0, 75.0)])\n"

CASES = {
    "a column of a part": (WINE + "for r in m.split(35):\n    F.cross_entropy(nn.Linear(13, 3)(r[:, :-1]), r[:, -1])", {"FL205"}),
    "a column of a chunk, cast": (
        WINE + "for r in m.chunk(4):\n    F.cross_entropy(nn.Linear(13, 3)(r[:, :-1]), r[:, -1].long())",
        set(),
    ),
    "as many units as grades": (GRADES + SCORED.format(units="t['grade'].nunique()", shift=""), {"FL204"}),
    "as many units as different grades": (GRADES + SCORED.format(units="len(t['grade'].unique())", shift=""), {"FL204"}),
    "grades from zero": (GRADES + SCORED.format(units="t['grade'].nunique()", shift=" - 4"), set()),
    "some columns of a table": (SHARES + "F.cross_entropy(nn.Linear(2, 2)(table[:, :2]), table[:, 2:])", {"FL206"}),
    "some columns of a table, divided": (SHARES + "F.cross_entropy(nn.Linear(2, 2)(table[:, :2]), table[:, 2:] / 100)", set()),
    "ids spread like scores": (
        "z = nn.Linear(4, 3)(torch.rand(8, 4))\nF.binary_cross_entropy_with_logits(z, torch.randint(0, 3, (8,)).float()[:, None].expand_as(z))",
        {"FL204"},
    ),
    "truths spread like scores": (
        "z = nn.Linear(4, 3)(torch.rand(8, 4))\nF.binary_cross_entropy_with_logits(z, torch.randint(0, 2, (8,)).float()[:, None].expand_as(z))",
        set(),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_labels_on_their_way(case, codes):
    program, wanted = CASES[case]
    assert codes(program) == wanted


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        (
            "import string\nL = string.ascii_lowercase\ntorch.tensor([[L.index(c) for c in w] for w in ['ab', 'ba']])",
            {"numbers": ((0, 1), (1, 0))},
        ),
        ("torch.tensor(['abc'.find(input()) for _ in range(4)])", {"shape": (4,), "low": None, "high": 2, "integral": True}),
        ("np.array(['aba'.count('a')])", {"numbers": (2,)}),
    ],
)
def test_places_in_texts(program, wanted, facts):
    assert facts(program, wanted) == wanted


TRAINED = "net = nn.Linear(2, 3)\nx, t = torch.rand(8, 2), torch.randint(0, 3, (8,))\nF.cross_entropy(net(x), t)\n"


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        ("F.softmax(net(x))", {"FL302"}),
        ("nn.Softmax()(net(x)).max(1)", {"FL302"}),
        ("F.softmax(net(x), 1)", set()),
        ("F.softmax(net(x)[0])", set()),
        ("F.softmax(torch.rand(4, 4))", set()),
        ("F.log_softmax(F.softmax(net(x), 1), 1)", {"FL105"}),
        ("F.logsigmoid(torch.sigmoid(net(x)))", {"FL105"}),
        ("F.softmax(F.log_softmax(net(x), 1), 1)", set()),
    ],
)
def test_scores_shown(program, wanted, codes):
    assert codes(TRAINED + program) == wanted


@pytest.mark.parametrize(
    ("net", "wanted"),
    [
        ("nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.LogSoftmax(1))", {"FL108"}),
        ("nn.Sequential(nn.Linear(4, 3), nn.Tanh(), nn.LogSoftmax(1))", {"FL108"}),
        ("nn.Sequential(nn.Linear(4, 3), nn.LeakyReLU(), nn.LogSoftmax(1))", set()),  # every score can still be reached
        ("nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3), nn.LogSoftmax(1))", set()),
        ("lambda x, m=nn.Linear(4, 3): F.log_softmax(9 * torch.tanh(m(x)), 1)", set()),
        ("lambda x, m=nn.Linear(4, 3): F.log_softmax(F.relu(m(x.view(8, 1, 4))).mean(1), 1)", set()),
    ],
)
def test_scores_bent_before_the_softmax(net, wanted, codes):
    assert codes(f"net = {net}\nF.nll_loss(net(torch.rand(8, 4)), torch.randint(0, 3, (8,)))") == wanted


ALIKE = "m = nn.Linear(4, 3)\nx, ids = torch.rand(8, 4), torch.randint(0, 3, (8,))\nrows = F.one_hot(ids, 3).float()\nz = m(x)\n"


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        ("z.argmax(1) == ids.argmax(1)", {"FL503"}),
        ("torch.eq(z.argmax(-1), torch.argmax(ids, dim=-1))", {"FL503"}),
        ("z.argmax(1) == rows.argmax(1)", set()),
        ("z.argmax(1) == ids", set()),
        ("p = z.softmax(1)\n(-(rows * p.log() + (1 - rows) * (1 - p).log()).mean()).backward()", {"FL107", "FL401"}),
        ("p = torch.sigmoid(z)\n(-(rows * p.log() + (1 - rows) * (1 - p).log()).mean()).backward()", {"FL401"}),
    ],
)
def test_rows_and_ids(program, wanted, codes):
    assert codes(ALIKE + program) == wanted


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        ("torch.tensor([ord(c) - ord('a') for c in 'abz'])", {"numbers": (0, 1, 25)}),
        ("torch.tensor([ord(input()) for _ in range(3)])", {"shape": (3,), "low": None, "integral": True}),
        ("np.array([chr(97 + i) for i in range(2)])", {"words": frozenset("ab")}),
    ],
)
def test_numbers_of_characters(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize(
    ("made", "labels", "wanted"),
    [
        ("nnx.metrics.Accuracy()", "rows", {"FL503"}),
        ("nnx.metrics.Accuracy()", "rows.argmax(-1)", set()),
        ("nnx.MultiMetric(loss=nnx.metrics.Average('loss'), accuracy=nnx.metrics.Accuracy())", "rows", {"FL503"}),
    ],
)
def test_an_accuracy_of_flax(made, labels, wanted, codes):
    program = f"""\
from flax import nnx
net = nnx.Linear(4, 3, rngs=nnx.Rngs(0))
rows = jax.nn.one_hot(np.random.randint(0, 3, 80), 3)
metric = {made}
metric.update(logits=net(jnp.ones((80, 4))), labels={labels})
"""
    assert codes(program) == wanted


IDS = "ids = torch.randint(0, 4, (8,))\ni = torch.arange(4).float()\n"
ROWS = {
    "a number off": ("torch.full((8, 4), 0.1).scatter_(1, ids[:, None], 0.9)", {"FL206"}),
    "what is left over": ("torch.full((8, 4), 0.1 / 3).scatter_(1, ids[:, None], 0.9)", set()),
    "filled": ("torch.empty(8, 4).fill_(0.1 / 4).scatter_(1, ids.unsqueeze(1), 0.9)", {"FL206"}),
    "less the farther away": ("torch.exp(-(i[None] - ids[:, None]).abs() / 2)", {"FL206"}),
    "less with the square": ("torch.exp(-0.5 * (i[None] - ids[:, None]) ** 2)", {"FL206"}),
    "divided by the sum": ("torch.exp(-(i[None] - ids[:, None]) ** 2)\nt = t / t.sum(1, keepdim=True)", set()),
    "by a softmax": ("(-(i[None] - ids[:, None]).abs()).softmax(1)", set()),
    "a yes or a no for each": ("torch.randint(0, 2, (8, 4)).float()", {"FL206"}),
}


@pytest.mark.parametrize("row", ROWS)
def test_soft_labels(row, codes):
    made, wanted = ROWS[row]
    assert codes(f"{IDS}t = {made}\nF.cross_entropy(nn.Linear(5, 4)(torch.rand(8, 5)), t)") == wanted


def test_what_falls_off_is_no_label_elsewhere(codes):
    near = f"{IDS}t = torch.exp(-(i[None] - ids[:, None]).abs())\n"
    assert codes(f"{near}F.binary_cross_entropy_with_logits(nn.Linear(5, 4)(torch.rand(8, 5)), t)") == set()
    assert codes(f"{near}F.cross_entropy(nn.Linear(4, 3)(t), torch.randint(0, 3, (8,)))") == set()


@pytest.mark.parametrize(("cut", "wanted"), [("z - 0.5 > 0", {"FL502"}), ("z - 2.5 > 0", set()), ("z + 0.5 > 0", set())])
def test_scores_less_a_probability(cut, wanted, codes):
    head = "z = nn.Linear(4, 1)(torch.rand(8, 4)).squeeze(1)\nF.binary_cross_entropy_with_logits(z, torch.ones(8))\n"
    assert codes(head + cut) == wanted
