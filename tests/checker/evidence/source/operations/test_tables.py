"""Data sets, splits, files that stand in the program."""

from __future__ import annotations

import pytest

from fromlogits.checker.evidence.source.shapes import plain
from fromlogits.checker.evidence.source.tensor import Tensor

MADE = [
    (
        "sklearn.datasets.make_classification(n_samples=60, n_classes=2)[1]",
        {"shape": (60,), "low": 0, "high": 1, "form": "ids", "classes": 2},
    ),
    ("sklearn.datasets.make_classification(90, 8, n_informative=5, n_classes=3)[0]", {"shape": (90, 8), "integral": False}),
    ("sklearn.datasets.make_blobs(50, centers=4)[1]", {"high": 3, "classes": 4, "shape": (50,)}),
    ("sklearn.datasets.make_blobs(50)[1]", {"high": 2, "classes": 3}),
    ("sklearn.datasets.make_moons(40)[1]", {"shape": (40,), "classes": 2}),
    ("sklearn.datasets.make_circles(n_samples=40)[0]", {"shape": (40, 2)}),
    ("sklearn.datasets.make_hastie_10_2(400)[1]", {"shape": (400,), "low": -1, "high": 1, "form": None}),
    ("sklearn.datasets.make_multilabel_classification(30, n_classes=4)[1]", {"shape": (30, 4), "form": "multi_hot", "integral": True}),
    ("sklearn.datasets.make_regression(30, 5)[1]", {"shape": (30,), "integral": False, "form": None}),
    ("sklearn.datasets.make_regression(30, 5, n_targets=2)[1]", {"shape": (30, 2)}),
    ("sklearn.datasets.load_iris().target", {"shape": (150,), "classes": 3, "high": 2}),
    ("sklearn.datasets.load_digits(return_X_y=True)[1]", {"classes": 10, "high": 9}),
    ("sklearn.model_selection.train_test_split(np.arange(10) % 3)[0]", {"low": 0, "high": 2, "integral": True, "shape": (None,)}),
    ("np.array(sklearn.model_selection.train_test_split([0, 1, 2, 0, 1, 2])[0])", {"low": 0, "high": 2}),
    ("sklearn.model_selection.train_test_split(np.zeros((9, 4)), np.ones(9), test_size=3)[0]", {"shape": (None, 4), "high": 0}),
    ("sklearn.utils.shuffle(np.arange(5), np.ones(5))[0]", {"shape": (5,), "high": 4, "numbers": None}),
    ("sklearn.utils.resample(np.arange(5), n_samples=3)", {"low": 0, "high": 4, "shape": (None,)}),
    ("np.loadtxt(io.StringIO('1 2 0\\n3 4 1'))", {"shape": (2, 3), "low": 0, "high": 4}),
    ("np.loadtxt(io.StringIO('a,b\\n1,0\\n3,1'), delimiter=',', skiprows=1)[:, 1]", {"shape": (2,), "high": 1}),
]


@pytest.mark.parametrize(("program", "wanted"), MADE, ids=[program[:60] for program, _ in MADE])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in MADE], ids=[program[:60] for program, _ in MADE])
def test_it_is_true(program, true):
    true(program)


PAIR = "d = tf.data.Dataset.from_tensor_slices((np.zeros((20, 4)), np.arange(20) % 3))\n"
GENERATOR = "def rows():\n    for i in range(9):\n        yield np.zeros(4), i % 2\n\n\n"
ELEMENTS = [
    (f"{PAIR}d", (4,), (), 0, 2),
    (f"{PAIR}d.batch(5)", (None, 4), (None,), 0, 2),
    (f"{PAIR}d.shuffle(20).batch(5).prefetch(1)", (None, 4), (None,), 0, 2),
    (f"{PAIR}d.map(lambda a, b: (a, b + 1))", (4,), (), 1, 3),
    (f"{PAIR}d.batch(5).map(lambda a, b: (a, tf.one_hot(b, 3)))", (None, 4), (None, 3), 0, 1),
    (f"{PAIR}d.batch(5).unbatch()", (4,), (), 0, 2),
    (f"{PAIR}d.filter(lambda a, b: b > 0).take(3)", (4,), (), 1, 2),
    (f"{PAIR}tf.data.Dataset.zip((d.map(lambda a, b: a), tf.data.Dataset.range(9)))", (4,), (), 0, 8),
    (f"{GENERATOR}tf.data.Dataset.from_generator(rows, output_types=(tf.float32, tf.int32))", (4,), (), None, None),
    (f"{PAIR}sets = torch.utils.data.TensorDataset(torch.zeros(20, 4), torch.arange(20) % 3)\nsets", (4,), (), 0, 2),
    ("keras.utils.timeseries_dataset_from_array(np.zeros((20, 4)), np.arange(20) % 3, 5)", (None, 5, 4), (None,), 0, 2),
    (
        "tf.keras.preprocessing.timeseries_dataset_from_array(np.zeros(20), np.zeros((20, 2)), sequence_length=5)",
        (None, 5),
        (None, 2),
        0,
        0,
    ),
    ("keras.utils.timeseries_dataset_from_array(np.zeros((20, 4)), np.arange(20) % 3, 5, batch_size=None)", (5, 4), (), 0, 2),
    ("tf.keras.preprocessing.sequence.TimeseriesGenerator(np.zeros((20, 4)), np.arange(20) % 3, 5)", (None, 5, 4), (None,), 0, 2),
    ("torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.zeros(9, 4), torch.ones(9)), 3)", (None, 4), (None,), 1, 1),
    (
        "s = torch.utils.data.TensorDataset(torch.zeros(9, 4), torch.ones(9))\na, b = torch.utils.data.random_split(s, [6, 3])\nb",
        (4,),
        (),
        1,
        1,
    ),
]


@pytest.mark.parametrize(("program", "data", "labels", "low", "high"), ELEMENTS, ids=[case[0][-60:] for case in ELEMENTS])
def test_elements_of_data_sets(program, data, labels, low, high, read):
    names = read(f"{program.rpartition(chr(10))[0]}\nz = {program.rpartition(chr(10))[2]}\nfor x, y in z:\n    pass")
    x, y = names["x"], names["y"]
    assert isinstance(x, Tensor)
    assert isinstance(y, Tensor)
    assert (plain(x.shape), plain(y.shape), y.low, y.high) == (data, labels, low, high)


FOLDERS = [
    ("keras.utils.image_dataset_from_directory('d')", (None,), "ids", "int32"),
    (
        "keras.utils.image_dataset_from_directory('d', label_mode='categorical', class_names=['a', 'b', 'c'])",
        (None, 3),
        "one_hot",
        "float32",
    ),
    ("keras.utils.image_dataset_from_directory('d', label_mode='binary')", (None, 1), "ids", "float32"),
    ("keras.utils.image_dataset_from_directory('d', subset='both')[0]", (None,), "ids", "int32"),
    ("keras.preprocessing.image.ImageDataGenerator().flow_from_directory('d')", (None, None), "one_hot", "float32"),
    ("keras.preprocessing.image.ImageDataGenerator().flow_from_directory('d', class_mode='binary')", (None,), "ids", "float32"),
]


@pytest.mark.parametrize(("program", "shape", "form", "dtype"), FOLDERS, ids=[case[0][:90] for case in FOLDERS])
def test_labels_from_folders(program, shape, form, dtype, read):
    labels = read(f"for x, y in {program}:\n    pass")["y"]
    assert (plain(labels.shape), labels.form, labels.dtype) == (shape, form, dtype)


def test_what_a_target_transform_makes_is_the_label(read):
    program = "import torchvision\n\ns = torchvision.datasets.MNIST('d', target_transform={})\nfor x, y in s:\n    pass\n"
    plainly = read(program.format("None"))["y"]
    shifted = read(program.format("lambda label: label + 1"))["y"]
    unknown = read(program.format("transforms"))["y"]
    assert (plainly.low, plainly.high, plainly.classes) == (0, 9, 10)
    assert (shifted.low, shifted.high) == (1, 10)
    assert not isinstance(unknown, Tensor)


def test_positions_from_folds(read):
    names = read(
        "for a, b in sklearn.model_selection.KFold(3).split(np.zeros((9, 2))):\n    x = np.zeros((9, 2))[a]\n    y = np.arange(9)[b]"
    )
    assert names["x"].rank == 2
    assert (names["y"].rank, names["y"].low, names["y"].high) == (1, 0, 8)
