"""Data sets put together of others, and how their items become batches."""

from __future__ import annotations

import pytest

HEAD = """\
from torch.utils.data import ChainDataset, ConcatDataset, DataLoader, Dataset, IterableDataset, StackDataset, TensorDataset, default_collate
net = nn.Linear(3, 4)
ids = torch.randint(0, 4, (8,)){cast}
rows = TensorDataset(torch.rand(8, 3), ids)


class Own(Dataset):
    def __len__(self):
        return 8

    def __getitem__(self, i):
        return torch.rand(3), ids[i]


"""
LOOPS = {
    "one behind the other": "for x, y in DataLoader(ConcatDataset([rows, rows]), 4):\n    print(F.cross_entropy(net(x), y))",
    "added": "for x, y in DataLoader(rows + rows, 4):\n    print(F.cross_entropy(net(x), y))",
    "two of its own, added": "for x, y in DataLoader(Own() + Own(), 4):\n    print(F.cross_entropy(net(x), y))",
    "side by side": "for x, y in DataLoader(StackDataset(torch.rand(8, 3), ids), 4):\n    print(F.cross_entropy(net(x), y))",
    "by name": "for b in DataLoader(StackDataset(x=torch.rand(8, 3), y=ids), 4):\n    print(F.cross_entropy(net(b['x']), b['y']))",
    "collated": "x, y = default_collate([rows[0], rows[1]])\nprint(F.cross_entropy(net(x), y))",
}


@pytest.mark.parametrize("loop", LOOPS)
def test_put_together(loop, codes):
    assert codes(HEAD.format(cast="") + LOOPS[loop]) == set()
    assert codes(HEAD.format(cast=".float()") + LOOPS[loop]) == {"FL205"}


NUMBERS = {
    "fractions": ("[(torch.rand(3), 1.0), (torch.rand(3), 3.0)]", {"FL205"}),
    "whole": ("[(torch.rand(3), 1), (torch.rand(3), 3)]", set()),
    "whole, too large": ("[(torch.rand(3), 1), (torch.rand(3), 4)]", {"FL204"}),
}


@pytest.mark.parametrize("case", NUMBERS)
def test_numbers_of_python(case, codes):
    items, wanted = NUMBERS[case]
    assert codes(f"{HEAD.format(cast='')}for x, y in DataLoader({items}, 2):\n    print(F.cross_entropy(net(x), y))") == wanted
    assert codes(f"{HEAD.format(cast='')}x, y = default_collate({items})\nprint(F.cross_entropy(net(x), y))") == wanted


COLLATED = """
import functools


class Rows:
    def __init__(self, less):
        self.less = less

    def __call__(self, items):
        x, k = zip(*items)
        return torch.stack(x), torch.tensor(k) - self.less

    def method(self, items):
        return self(items)


def taken(items, less):
    return Rows(less)(items)


for x, y in DataLoader([(torch.rand(3), 1), (torch.rand(3), 4)], 2, collate_fn={collate}):
    print(F.cross_entropy(net(x), y))
"""


@pytest.mark.parametrize("collate", ["Rows({})", "functools.partial(taken, less={})", "Rows({}).method", "lambda items: taken(items, {})"])
def test_whoever_makes_the_batch(collate, codes):
    assert codes(HEAD.format(cast="") + COLLATED.format(collate=collate.format(0))) == {"FL204"}
    assert codes(HEAD.format(cast="") + COLLATED.format(collate=collate.format(1))) == set()


NETS = "class Taken(nn.Module):\n    def forward(self, items):\n        return taken(items, {})\n\n\n"


def test_a_batch_that_somebody_else_makes(codes):
    """What a stranger's function, or a class, makes of it, nobody knows; a framework's puts together what is there."""
    for collate, wanted in (("unheard_of", set()), ("default_collate", {"FL204"}), ("Rows", set())):
        assert codes(HEAD.format(cast="") + COLLATED.format(collate=collate)) == wanted
    for less, wanted in ((0, {"FL204"}), (1, set())):
        assert codes(HEAD.format(cast="") + NETS.format(less) + COLLATED.format(collate="Taken()")) == wanted
        twice = f"functools.partial(functools.partial(taken), less={less})"
        assert codes(HEAD.format(cast="") + COLLATED.format(collate=twice)) == wanted


STREAM = """
class Stream(IterableDataset):
    def __iter__(self):
        for i in range({rounds}):
            yield torch.rand(3), i % 4 + {first}


for x, y in DataLoader(Stream(), batch_size=8):
    print(F.cross_entropy(net(x), y))
"""


@pytest.mark.parametrize("rounds", [8, 40, 1000])
def test_counted_as_they_come(rounds, codes):
    """However often a loop goes round, what it counts lies between where it begins and where it ends."""
    assert codes(HEAD.format(cast="") + STREAM.format(rounds=rounds, first=0)) == set()
    assert codes(HEAD.format(cast="") + STREAM.format(rounds=rounds, first=1)) == {"FL204"}


def test_batches_are_torchs(facts):
    loop = "for x, y in DataLoader([(torch.rand(3), 1.0), (torch.rand(3), 3.0)], 2):\n    break\n"
    assert facts(HEAD.format(cast="") + loop, dict.fromkeys(("dtype", "low", "high"))) == {"dtype": "float64", "low": 1, "high": 3}


CHANGED = """\
from torch.utils.data import DataLoader
from torchvision.datasets import MNIST
numbers = MNIST(".")
{change}
net = nn.Sequential(nn.Flatten(), nn.Linear(784, 2))
for x, y in DataLoader(numbers, 32):
    print(F.cross_entropy(net(x), y))
"""


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ("numbers.targets = numbers.targets % 2", set()),
        ("numbers.targets -= 8", set()),
        ("numbers.targets[numbers.targets > 1] = 1", set()),
        ("numbers.target_transform = lambda label: label % 2", set()),
        ("numbers.transform = None", {"FL207"}),
    ],
)
def test_labels_that_the_program_puts_in_place_of_a_data_sets(change, wanted, codes):
    assert codes(CHANGED.format(change=change)) == wanted


OF_ONES_OWN = """\
from torch.utils.data import DataLoader
from torchvision.datasets import MNIST
class Few(MNIST):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        {change}
net = nn.Sequential(nn.Flatten(), nn.Linear(784, 2))
for x, y in DataLoader(Few("."), 32):
    print(F.cross_entropy(net(x), y))
"""


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ("self.targets = [0 if label == 3 else 1 for label in self.targets]", set()),
        ("self.targets = self.targets % 2", set()),
        ("self.targets[self.targets < 5] = 0", set()),
        ("self.data[self.targets < 5] = 0", {"FL207"}),
        ("self.data = self.data[:100]", {"FL207"}),
    ],
)
def test_labels_that_a_class_of_ones_own_puts_in_place_of_a_data_sets(change, wanted, codes):
    assert codes(OF_ONES_OWN.format(change=change)) == wanted


SPLIT = """\
from torch.utils.data import DataLoader
from torchvision.datasets import EMNIST
net = nn.Sequential(nn.Flatten(), nn.Linear(784, {units}))
for x, y in DataLoader(EMNIST(".", {options}), 32):
    print(F.cross_entropy(net(x), y))
"""


@pytest.mark.parametrize(
    ("units", "options", "wanted"),
    [
        (26, "split='letters'", {"FL204"}),
        (27, "split='letters'", set()),  # the first is never asked for
        (26, "split='letters', target_transform=lambda label: label - 1", set()),
        (47, "'balanced'", set()),
        (10, "split='byclass'", {"FL207"}),
        (10, "split='digits'", set()),
        (10, "split=chosen", set()),
    ],
)
def test_classes_of_a_split(units, options, wanted, codes):
    assert codes(SPLIT.format(units=units, options=options)) == wanted


ONE_BY_ONE = """
data = {data}
net = {net}
for x, y in {batches}:
    {loss}
"""
BATCHES = {
    "tensorflow": (
        "tf.data.Dataset.from_tensor_slices((np.random.rand(9, 1).astype('float32'), np.random.rand(9).astype('float32')))",
        "keras.layers.Dense(1)",
        "data.shuffle(9).batch({})",
        "tf.reduce_mean(tf.square(net(x) - y))",
    ),
    "torch": (
        "torch.utils.data.TensorDataset(torch.rand(9, 1), torch.rand(9))",
        "nn.Linear(1, 1)",
        "torch.utils.data.DataLoader(data, batch_size={})",
        "(net(x) - y).pow(2).mean()",
    ),
}


@pytest.mark.parametrize("framework", BATCHES)
@pytest.mark.parametrize(("size", "wanted"), [(1, set()), (3, {"FL301"})])
def test_batches_of_one(framework, size, wanted, codes):
    data, net, batches, loss = BATCHES[framework]
    assert codes(ONE_BY_ONE.format(data=data, net=net, batches=batches.format(size), loss=loss)) == wanted


KINDS = """
from torch.utils.data import DataLoader

photos = torchvision.datasets.CIFAR100("data", train=False, transform=torchvision.transforms.ToTensor())
labels = []
for _, label in DataLoader({data}, batch_size=32):
    if isinstance(label, torch.Tensor):
        labels.extend(label)
    else:
        labels.append(label)
net = nn.Sequential(nn.Flatten(), nn.Linear(3072, {units}))
F.cross_entropy(net(torch.rand(10000, 3, 32, 32)), torch.stack(labels))
"""


@pytest.mark.parametrize(
    ("data", "units", "wanted"),
    [
        ("photos", 100, set()),
        ("photos", 10, {"FL207"}),
        ("[(np.zeros(3), np.int64(i)) for i in range(100)]", 100, set()),
    ],
)
def test_a_batch_is_of_tensors(data, units, wanted, codes):
    assert codes("import torchvision\n" + KINDS.format(data=data, units=units)) == wanted


@pytest.mark.parametrize("data", ["Own()[0]", "rows[0]"])
def test_an_item_is_no_data_set_of_mixed_labels(data, codes):
    """Of an image beside a label, neither stands for the other; whether a branch that takes them for rows is ever run, nobody says."""
    assert codes(f"{HEAD.format(cast='')}for x, y in DataLoader({data}, 4):\n    print(F.cross_entropy(net(x), y))") == set()
