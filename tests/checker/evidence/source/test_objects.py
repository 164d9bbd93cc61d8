"""Objects that hold a state, and the metrics that a task chooses."""

from __future__ import annotations

import pytest

from fromlogits.checker.evidence.source.values import Constant

CATEGORIES = [
    ("keras.layers.CategoryEncoding(num_tokens=4, output_mode='one_hot')(np.array([0, 3, 1]))", (3, 4), "one_hot"),
    ("keras.layers.CategoryEncoding(num_tokens=4, output_mode='one_hot')(np.array([[0], [3]]))", (2, 4), "one_hot"),
    ("keras.layers.CategoryEncoding(num_tokens=4)(np.array([[0, 1], [3, 3]]))", (2, 4), "multi_hot"),
]


@pytest.mark.parametrize(("program", "shape", "form"), CATEGORIES)
def test_category_encoding(program, shape, form, facts, true):
    assert facts(program, {"shape": shape, "form": form}) == {"shape": shape, "form": form}
    true(program)


def test_a_lookup_counts_behind_the_place_for_unknown_names(facts, true):
    program = "keras.layers.StringLookup(vocabulary=['a', 'b', 'c'])(tf.constant(['c', 'a']))"
    assert facts(program, {"low": 0, "high": 0, "form": 0}) == {"low": None, "high": 3, "form": "ids"}
    true(program)


def test_layers_make_their_own_weights(facts):
    program = """\
class Head(keras.layers.Layer):
    def build(self, shape):
        self.w = self.add_weight(shape=(4, 3))

    def call(self, x):
        return x @ self.w

head = Head()
head.build((6, 4))
y = head(keras.ops.zeros((6, 4)))
"""
    wanted = {"kind": "logits", "units": 3, "shape": (6, 3), "learned": True}
    assert facts(program, wanted) == wanted


def test_weights_of_nnx_are_learned(facts):
    program = "from flax import nnx\nw = nnx.Param(jax.random.normal(jax.random.PRNGKey(0), (4, 3)))\ny = jnp.ones((6, 4)) @ w\n"
    assert facts(program, {"kind": 0, "units": 0}) == {"kind": "logits", "units": 3}


def test_an_optimizer_of_nnx_returns_nothing(read):
    value = read(
        "from flax import nnx\no = nnx.Optimizer(nnx.Linear(4, 3, rngs=nnx.Rngs(0)), optax.sgd(0.1), wrt=nnx.Param)\ny = o.update(g)"
    )["y"]
    assert isinstance(value, Constant)
    assert value.value is None


SCORED = "z = nn.Linear(4, 3)(torch.rand(6, 4))\nt = torch.randint(0, 3, (6,))\n"
TASKS = [
    ("import torchmetrics\ntorchmetrics.Accuracy(task='binary')(z, t)", "torchmetrics.classification.BinaryAccuracy", "probabilities", 0.5),
    (
        "import torchmetrics\ntorchmetrics.F1Score('multilabel', num_labels=3)(z, t)",
        "torchmetrics.classification.MultilabelF1Score",
        "probabilities",
        0.5,
    ),
    (
        "import torchmetrics\ntorchmetrics.Accuracy(task='multiclass', num_classes=3)(z, t)",
        "torchmetrics.classification.MulticlassAccuracy",
        None,
        None,
    ),
    (
        "from torchmetrics.functional import accuracy\naccuracy(z, t, task='binary', threshold=0.3)",
        "torchmetrics.functional.classification.binary_accuracy",
        "probabilities",
        0.3,
    ),
    (
        "from torchmetrics.functional import accuracy\naccuracy(z, t, 'multiclass', num_classes=3)",
        "torchmetrics.functional.classification.multiclass_accuracy",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("program", "name", "expects", "threshold"), TASKS)
def test_the_metric_that_the_task_chooses(program, name, expects, threshold, read):
    ledger = read(f"{SCORED}{program}\ny = 0").reader.ledger
    metrics = [metric for entry in ledger.entries.values() for _, case in entry.variants for metric in case.metrics]
    assert [(metric.name, metric.expects, metric.threshold) for metric in metrics] == [(name, expects, threshold)]


def test_many_metrics_take_the_arguments_that_each_one_names(read):
    program = "from flax import nnx\nm = nnx.MultiMetric(accuracy=nnx.metrics.Accuracy(), loss=nnx.metrics.Average('loss'))\nm.update(loss=1.0, logits=z, labels=t)\ny = 0"
    ledger = read(f"{SCORED}{program}").reader.ledger
    metrics = [metric for entry in ledger.entries.values() for _, case in entry.variants for metric in case.metrics]
    assert [(metric.name, metric.expects, metric.output.kind) for metric in metrics] == [("flax.nnx.metrics.Accuracy", None, "logits")]


ENCODED = [
    ("sklearn.preprocessing.LabelEncoder().fit_transform(['b', 'a', 'b'])", {"form": "ids", "classes": 2, "high": 1, "dtype": "int64"}),
    ("sklearn.preprocessing.OrdinalEncoder().fit_transform([['b'], ['a']])", {"shape": (2, 1), "dtype": "float64", "low": 0}),
    (
        "sklearn.preprocessing.OneHotEncoder(sparse_output=False).fit_transform(np.array(['b', 'a', 'b']).reshape(-1, 1))",
        {"shape": (3, 2), "form": "one_hot"},
    ),
    ("sklearn.preprocessing.OneHotEncoder(sparse_output=False, drop='first').fit_transform([['b'], ['a']])", {"form": None, "high": 1}),
    ("sklearn.preprocessing.OneHotEncoder().fit_transform([['b', 1], ['a', 2]]).toarray()", {"form": None, "integral": True}),
    ("sklearn.preprocessing.LabelBinarizer(neg_label=-1).fit_transform([0, 1, 2])", {"form": None, "low": -1}),
    ("sklearn.preprocessing.MultiLabelBinarizer().fit_transform([[0, 1], [2]])", {"form": "multi_hot", "shape": (None, None)}),
    ("sklearn.preprocessing.StandardScaler().fit_transform(np.random.rand(6, 2))", {"shape": (6, 2), "low": None}),
    (
        "e = sklearn.preprocessing.LabelEncoder().fit(['a', 'b', 'c'])\ny = e.transform(['c', 'a'])",
        {"classes": 3, "high": 2, "shape": (2,)},
    ),
    ("e = sklearn.preprocessing.LabelEncoder()\ne.fit(['a', 'b', 'c'])\ny = np.zeros(len(e.classes_))", {"shape": (3,)}),
]


@pytest.mark.parametrize(("program", "wanted"), ENCODED, ids=[program[:80] for program, _ in ENCODED])
def test_encoders(program, wanted, facts, true):
    assert facts(program, wanted) == wanted
    true(program)


WEIGHTS = {
    "a dictionary": "w = nn.ParameterDict({'out': nn.Parameter(torch.randn(3, 5))})\nz = x @ w['out']",
    "a dictionary, by name": "w = nn.ParameterDict({'out': nn.Parameter(torch.randn(3, 5))})\nz = x @ w.out",
    "filled later": "w = nn.ParameterDict()\nw['out'] = nn.Parameter(torch.randn(3, 5))\nz = x @ w.out",
    "a list": "z = x\nfor w in nn.ParameterList([nn.Parameter(torch.randn(3, 4)), nn.Parameter(torch.randn(4, 5))]):\n    z = z @ w",
    "a list, filled later": "w = nn.ParameterList()\nw.append(nn.Parameter(torch.randn(3, 5)))\nz = x @ w[0]",
    "modules, by name": "w = nn.ModuleDict({'out': nn.Linear(3, 5)})\nz = w.out(x)",
    "modules, filled later": "w = nn.ModuleDict()\nw['out'] = nn.Linear(3, 5)\nz = w.out(x)",
}


@pytest.mark.parametrize("way", WEIGHTS)
def test_containers_of_weights(way, codes):
    program = "x, y = torch.rand(8, 3), torch.randint(0, 5, (8,))\n" + WEIGHTS[way]
    assert codes(program + "\nF.cross_entropy(z, y)") == set()
    assert codes(program + "\nF.cross_entropy(z.softmax(1), y)") == {"FL101"}


TIED = "e = nn.Embedding(10, 4)\ny = torch.randint(0, {top}, (8,))\nh = torch.rand(8, 4)\n"
SCORES = ["h @ e.weight.T", "h @ e.weight.t()", "F.linear(h, e.weight)", "torch.einsum('nd,vd->nv', h, e.weight)"]


@pytest.mark.parametrize("scores", SCORES)
def test_scores_by_the_weights_of_an_embedding(scores, codes):
    """One score for every word, not for every number that a word has."""
    assert codes(f"{TIED.format(top=10)}print(F.cross_entropy({scores}, y))") == set()
    assert codes(f"{TIED.format(top=12)}print(F.cross_entropy({scores}, y))") == {"FL204"}
    assert codes(f"{TIED.format(top=10)}print(F.cross_entropy(({scores}).softmax(-1), y))") == {"FL101"}


FORWARD = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 3)

    def scores(self, x):
        return self.layer(x)

    def forward(self, x):
        return self.scores(x).softmax(-1)


net = Net()
{before}
F.cross_entropy({net}(torch.rand(6, 4)), torch.randint(0, 3, (6,))).backward()
"""


@pytest.mark.parametrize(
    ("before", "net", "wanted"),
    [
        ("", "net", {"FL101"}),
        ("net.forward = net.scores", "net", set()),
        ("net.forward = lambda x: net.layer(x)", "net", set()),
        ("net.forward = net.forward", "net", {"FL101"}),
        ("held = nn.DataParallel(net)", "held.module", {"FL101"}),
        ("held = nn.DataParallel(net)", "held.module.scores", set()),
        ("held = torch.optim.swa_utils.AveragedModel(net)", "held.module", {"FL101"}),
    ],
)
def test_what_a_module_is_called_by(before, net, wanted, codes):
    assert codes(FORWARD.format(before=before, net=net)) == wanted


CALLED = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 3)

    def forward(self, x):
        return self.layer(x){forward}

    def __call__(self, *given):
        return {call}


F.cross_entropy(Net()(torch.rand(6, 4)), torch.randint(0, 3, (6,))).backward()
"""


@pytest.mark.parametrize(
    ("forward", "call", "wanted"),
    [
        ("", "super().__call__(*given)", set()),
        (".softmax(-1)", "super().__call__(*given)", {"FL101"}),
        ("", "super().__call__(*given).softmax(-1)", {"FL101"}),
        (".softmax(-1)", "self.layer(*given)", set()),
    ],
)
def test_a_module_that_says_what_calling_it_does(forward, call, wanted, codes):
    assert codes(CALLED.format(forward=forward, call=call)) == wanted


@pytest.mark.parametrize(("forward", "call", "wanted"), [("", ".softmax(-1)", {"FL101"}), (".softmax(-1)", "", set())])
def test_a_forward_of_its_own_is_called_by_that(forward, call, wanted, codes):
    program = CALLED.format(forward=forward, call=f"super().__call__(*given){call}").replace("F.cross_entropy(Net()", "F.cross_entropy(net")
    assert codes(program.replace("F.cross_entropy", "net = Net()\nnet.forward = net.layer\nF.cross_entropy")) == wanted
