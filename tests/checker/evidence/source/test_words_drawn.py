"""Words that data choose from a list are words; settings that a number chooses are not."""

from __future__ import annotations

import pytest

PROGRAM = """
import enum, random
class Stage(enum.IntEnum):
    WAKE = 0
    LIGHT = 1
    DEEP = 2
class Grade(enum.IntEnum):
    LOW = 1
    MIDDLE = 2
    HIGH = 3
NAMES, TABLE = ["a", "b", "c"], {{0: "a", 1: "b", 2: "c"}}
IDS = {{"a": 0, "b": 1, "c": 2}}
k, x = np.random.randint(0, 3, 200), np.random.rand(200, 4)
y = {labels}
net = keras.Sequential([keras.Input((4,)), keras.layers.Dense({units}, activation="softmax")])
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(x, y)
"""
CASES = [
    ("np.array([NAMES[i] for i in k])", 3, {"FL205"}),
    ("np.array([NAMES[int(i)] for i in k])", 3, {"FL205"}),
    ("np.array([TABLE[i] for i in k])", 3, {"FL205"}),
    ("np.array([NAMES.index(n) for n in [NAMES[i] for i in k]])", 3, set()),
    ("np.array([IDS[n] for n in [NAMES[i] for i in k]])", 3, set()),
    ("np.random.default_rng(0).choice(list(Stage), size=200)", 3, set()),
    ("np.random.default_rng(0).choice(list(Stage), size=200)", 2, {"FL207"}),
    ("np.array([random.choice(list(Stage)) for _ in range(200)])", 2, {"FL207"}),
    ("np.array(random.choices(list(Stage), k=200))", 2, {"FL207"}),
    ("np.random.default_rng(0).choice(list(Grade), size=200)", 3, {"FL204"}),
]


@pytest.mark.parametrize(("labels", "units", "wanted"), CASES)
def test_labels(labels, units, wanted, codes):
    assert codes(PROGRAM.format(labels=labels, units=units)) == wanted


@pytest.mark.parametrize("opened", ["[", "dict(enumerate(["])
def test_settings_that_a_number_chooses(opened, codes):
    closed = "]" if opened == "[" else "]))"
    program = f"""
acts, losses = {opened}"softmax", "sigmoid"{closed}, {opened}"categorical_crossentropy", "binary_crossentropy"{closed}
i = np.random.randint(0, 2)
net = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation=acts[i])])
net.compile("adam", losses[i])
"""
    assert codes(program) == set()


TOLD_BY_WORDS = """
k, x = np.random.randint(0, 3, 60), np.random.rand(60, 4)
names = np.array(["a", "b", "c"])[k]
listed = [["a", "b", "c"][i] for i in k]
ids = {{n: i for i, n in enumerate(sorted(set(names)))}}
rows = {{0: [1, 0, 0], 1: [0, 1, 0], 2: [0, 0, 1]}}
y = {labels}
net = keras.Sequential([keras.Input((4,)), keras.layers.Dense({units}, activation="softmax")])
net.compile("adam", {loss!r})
net.fit(x, y)
"""
SPARSE, DENSE = "sparse_categorical_crossentropy", "categorical_crossentropy"
OF_WORDS = [
    ("np.array([ids[n] for n in names])", 3, SPARSE, set()),
    ("np.array([ids[n] for n in names])", 3, DENSE, {"FL202"}),
    ("np.array([ids[n] for n in names])", 2, SPARSE, {"FL207"}),
    ("np.array(list(map(ids.get, listed)))", 3, DENSE, {"FL202"}),
    ("np.array(list(map(ids.__getitem__, listed)))", 3, DENSE, {"FL202"}),
    ("np.array([sorted(set(listed)).index(n) for n in listed])", 2, SPARSE, {"FL207"}),
    ("np.array([{n: i for i, n in enumerate(set(listed), 1)}[n] for n in listed])", 3, SPARSE, {"FL204"}),
    ("np.array([rows[i] for i in k])", 3, SPARSE, {"FL201"}),
    ("np.array([rows[i] for i in k])", 3, DENSE, set()),
    ("np.fromiter((i % 3 for i in range(60)), dtype=int)", 3, DENSE, {"FL202"}),
    ("np.fromiter((i % 3 for i in range(60)), dtype=int)", 3, SPARSE, set()),
]


@pytest.mark.parametrize(("labels", "units", "loss", "wanted"), OF_WORDS)
def test_ids_of_words(labels, units, loss, wanted, codes):
    assert codes(TOLD_BY_WORDS.format(labels=labels, units=units, loss=loss)) == wanted
