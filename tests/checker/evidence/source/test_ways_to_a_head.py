"""Ways in which programs come by a layer, its activation, or its labels: each with a right twin and a wrong one."""

from __future__ import annotations

import pytest

HEADS = {
    "counted while": "units, acts, i = [8, 3], ['relu', ACT], 0\nwhile i < len(units):\n    head = keras.layers.Dense(units[i], acts[i])\n    i += 1",
    "counted down": "acts, i = [ACT, 'relu'], 1\nwhile i >= 0:\n    head = keras.layers.Dense(3, acts[i])\n    i -= 1",
    "a chain of dictionaries": "from collections import ChainMap\ncfg = ChainMap({'act': ACT}, {'act': 'relu'})\nhead = keras.layers.Dense(3, cfg['act'])",
    "a layer's own record": "head = keras.layers.Dense.from_config({'units': 3, 'activation': ACT})",
    "a named tuple's default": "from collections import namedtuple\nSpec = namedtuple('Spec', 'units activation', defaults=[ACT])\n"
    "head = keras.layers.Dense(**Spec(3)._asdict())",
    "a named tuple changed": "from collections import namedtuple\nSpec = namedtuple('Spec', 'units activation')\n"
    "head = keras.layers.Dense(*Spec(3, 'relu')._replace(activation=ACT))",
    "a name put together": "head = keras.layers.Dense(3, {'soft_out': ACT}['soft_%s' % 'out'])",
}


@pytest.mark.parametrize("way", HEADS)
@pytest.mark.parametrize(("activation", "wanted"), [("'softmax'", set()), ("None", {"FL102"}), ("'relu'", {"FL108"})])
def test_ways_to_an_activation(way, activation, wanted, codes):
    program = (
        f"{HEADS[way].replace('ACT', activation)}\n"
        "model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(8, 'relu'), head])\n"
        "model.compile('adam', loss='sparse_categorical_crossentropy')\n"
    )
    assert codes(program) == wanted


def test_a_loss_from_its_record(codes):
    program = (
        "model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(3, 'softmax')])\n"
        "model.compile('adam', loss=keras.losses.CategoricalCrossentropy.from_config({'from_logits': True}))\n"
    )
    assert codes(program) == {"FL101"}


def test_toml(says):
    program = "import tomllib\ncfg = tomllib.loads('units = 3\\n[head]\\nact = \"softmax\"')\ny = [cfg['units'], cfg['head']['act']]\n"
    assert says(program) == [3, "softmax"]


def test_loops_that_nobody_counts(says):
    assert says("i, seen = 0, []\nwhile i < 3:\n    seen.append(i)\n    i += 1\nseen") == [0, 1, 2]
    assert says("i, seen = 0, []\nwhile i < 3:\n    i += 1\n    if i == 2:\n        break\n    seen.append(i)\nseen") == [1]


TEXTS = {
    "'%d-%s' % (3, 'a')": "3-a",
    "'%(n)03d%%' % {'n': 7}": "007%",
    "'%.2f' % 0.125": "0.12",
    "'%s' % 'word'": "word",
}


@pytest.mark.parametrize("program", TEXTS)
def test_texts_filled_in(program, says):
    assert says(program) == TEXTS[program]


TABLE = (
    "lines = {lines}\ndf = pd.read_csv(io.StringIO('a,kind\\n' + '\\n'.join(lines)))\n"
    "model = keras.Sequential([keras.layers.Input((1,)), keras.layers.Dense(3, 'softmax')])\n"
    "model.compile('adam', loss='sparse_categorical_crossentropy')\nmodel.fit(df[['a']].values, df['kind'].values)\n"
)
LINES = {
    "words by percent": ("['%.1f,%s' % (np.random.rand(), n) for n in ('x', 'y', 'z')]", {"FL205"}),
    "words by f-string": ("[f'{np.random.rand():.1f},{n}' for n in ('x', 'y', 'z')]", {"FL205"}),
    "numbers": ("['%.1f,%d' % (np.random.rand(), n) for n in (0, 1, 2)]", set()),
    "numbers from one": ("['%.1f,%d' % (np.random.rand(), n) for n in (1, 2, 3)]", {"FL204"}),
}


@pytest.mark.parametrize("case", LINES)
def test_tables_that_the_program_writes_itself(case, codes):
    lines, wanted = LINES[case]
    assert codes(TABLE.format(lines=lines)) == wanted


MODEL = """\
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(3, 'softmax')])
model.compile('adam', loss='sparse_categorical_crossentropy')
x, ids = np.random.rand(32, 4), np.random.randint(0, 3, 32)
rows = keras.utils.to_categorical(ids, 3)
def batches(labels):
    while True:
        pick = np.random.randint(0, 32, 8)
        yield x[pick], labels[pick]
"""
GIVEN = {
    "an endless generator of rows": ("model.fit(batches(rows), steps_per_epoch=2)", {"FL201"}),
    "an endless generator of ids": ("model.fit(batches(ids), steps_per_epoch=2)", set()),
    "validation as a list": ("model.fit(x, ids, validation_data=[x, rows])", {"FL203"}),
    "validation as a list of the same": ("model.fit(x, ids, validation_data=[x, ids])", set()),
    "a test of one batch": ("model.fit(x, ids)\nmodel.test_on_batch(x, rows)", {"FL203"}),
    "a data set put through a function": (
        "model.fit(tf.data.Dataset.from_tensor_slices((x, ids)).apply(lambda d: d.map(lambda a, b: (a, tf.one_hot(b, 3))).batch(8)))",
        {"FL201"},
    ),
}


@pytest.mark.parametrize("case", GIVEN)
def test_ways_to_give_labels(case, codes):
    program, wanted = GIVEN[case]
    assert codes(MODEL + program) == wanted


METHODS = {
    "a framework's function": ("staticmethod(keras.losses.categorical_crossentropy)", "self.criterion(t, self.model(x))", {"FL102"}),
    "its arguments changed round": ("staticmethod(keras.losses.categorical_crossentropy)", "self.criterion(self.model(x), t)", {"FL303"}),
    "a function of the program": ("staticmethod(flipped)", "self.criterion(self.model(x), t)", {"FL102"}),
    "a classmethod that makes one": (
        "classmethod(lambda cls: keras.losses.CategoricalCrossentropy())",
        "self.criterion()(t, self.model(x))",
        {"FL102"},
    ),
}


@pytest.mark.parametrize("case", METHODS)
def test_methods_made_by_assignment(case, codes):
    made, use, wanted = METHODS[case]
    program = f"""
        def flipped(p, t):
            return keras.losses.categorical_crossentropy(t, p)

        class Trainer:
            criterion = {made}

            def __init__(self):
                self.model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(3)])

            def loss(self, x, t):
                return {use}

        Trainer().loss(np.random.rand(8, 4), np.eye(3)[np.random.randint(0, 3, 8)])
    """
    assert codes(program) == wanted


SOFTMAXES = {
    "keras.ops.softmax(z, axis=0)": {"FL302"},
    "tf.nn.softmax(z / 2.0, axis=0)": {"FL302"},
    "keras.ops.softmax(z, axis=-1)": set(),
    "keras.ops.transpose(keras.ops.softmax(keras.ops.transpose(z), axis=0))": set(),
    "keras.ops.stack([keras.ops.softmax(z[0], axis=0)])": set(),
    "tf.map_fn(lambda row: tf.nn.softmax(row, axis=0), z)": set(),
}


@pytest.mark.parametrize("softmax", SOFTMAXES)
def test_the_first_axis_of_a_model_is_its_batch(softmax, codes):
    program = f"""
        class Net(keras.Model):
            def __init__(self):
                super().__init__()
                self.scores = keras.layers.Dense(3)

            def call(self, x):
                z = self.scores(x)
                return {softmax}

        model = Net()
        model.compile("adam", loss="sparse_categorical_crossentropy")
    """
    assert codes(program) == SOFTMAXES[softmax]


EMPTIED = """
units = [16, 8, 3]
net = keras.Sequential()
{loop}
net.compile("adam", "sparse_categorical_crossentropy")
"""
LOOPS = {
    "while another name still adds some": (
        (
            "n, queue, made = 0, units, []\nwhile units:\n    n = units.pop()\n    made.append(n)\n    if n == 8:\n        queue.append(2)\n"
            "for n in made:\n    net.add(keras.layers.Dense(n, activation='softmax' if n == 2 else 'relu'))"
        ),
        {"FL108"},
    ),
    "while another name still adds the last": (
        (
            "n, queue, made = 0, units, []\nwhile units:\n    n = units.pop(0)\n    made.append(n)\n    if n == 3:\n        queue.append(2)\n"
            "for n in made:\n    net.add(keras.layers.Dense(n, activation='softmax' if n == 2 else 'relu'))"
        ),
        set(),
    ),
    "while there are some": (
        "while units:\n    n = units.pop(0)\n    net.add(keras.layers.Dense(n, activation='relu' if units else 'softmax'))",
        set(),
    ),
    "the last one too": ("while units:\n    net.add(keras.layers.Dense(units.pop(0), activation='relu'))", {"FL108"}),
    "until there are none": (
        (
            "while True:\n    n = units.pop(0)\n    net.add(keras.layers.Dense(n, activation='relu' if units else 'softmax'))\n"
            "    if not units:\n        break"
        ),
        set(),
    ),
}


@pytest.mark.parametrize("loop", LOOPS)
def test_layers_of_a_list_that_is_emptied(loop, codes):
    program, wanted = LOOPS[loop]
    assert codes(EMPTIED.format(loop=program)) == wanted


BY_NAME = """\
from argparse import ArgumentParser

import peft
from torchvision import models

parser = ArgumentParser()
parser.add_argument("--arch", default="resnet18")
net = {network}
loss = F.{loss}(net(torch.rand(2, 3, 64, 64)), torch.tensor([1, 2]))
loss.backward()
"""
FOUND = {
    "by name": ("models.get_model('resnet18', weights='DEFAULT', num_classes=7)", {"FL103"}),
    "by a name from the command line": ("models.get_model(parser.parse_args().arch)", {"FL103"}),
    "by a name that nobody knows": ("models.get_model(ARCH)", set()),
    "another library's": ("models.get_model('unheard_of')", set()),
    "from a repository": ("torch.hub.load('pytorch/vision:v0.10.0', 'resnet18', pretrained=True)", {"FL103"}),
    "from another's repository": ("torch.hub.load('somebody/nets', 'resnet18')", set()),
    "with adapters": ("peft.get_peft_model(models.resnet18(), peft.LoraConfig(r=8))", {"FL103"}),
    "traced": ("torch.fx.symbolic_trace(models.resnet18())", {"FL103"}),
}


@pytest.mark.parametrize("case", FOUND)
def test_networks_that_are_found(case, codes):
    network, wanted = FOUND[case]
    assert codes(BY_NAME.format(network=network, loss="nll_loss")) == wanted
    assert codes(BY_NAME.format(network=network, loss="cross_entropy")) == set()
