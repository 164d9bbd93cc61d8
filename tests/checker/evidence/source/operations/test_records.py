"""Records: dataclasses, named tuples, and what is made of them."""

from __future__ import annotations

import pytest

ROW = "from dataclasses import *\n\n\n@dataclass\nclass Row:\n    width: float\n    kind: int = 2\n\n\n"
NESTED = ROW + "@dataclass\nclass Pair:\n    rows: list\n    best: Row\n\n\n"
NAMED = "from typing import NamedTuple\n\n\nclass Row(NamedTuple):\n    width: float\n    kind: int = 2\n\n\n"
BASE = ROW + "@dataclass\nclass Longer(Row):\n    name: str = 'a'\n\n\n"

SAID = [
    (ROW + "astuple(Row(1.5))", (1.5, 2)),
    (ROW + "asdict(Row(1.5, kind=0))", {"width": 1.5, "kind": 0}),
    (ROW + "[f.name for f in fields(Row)]", ["width", "kind"]),
    (ROW + "[getattr(Row(1.5), f.name) for f in fields(Row(1.5))]", [1.5, 2]),
    (ROW + "astuple(replace(Row(1.5), kind=9))", (1.5, 9)),
    (ROW + "Row(1.5).__dict__", {"width": 1.5, "kind": 2}),
    (NESTED + "asdict(Pair([Row(1.0)], Row(2.0, 3)))", {"rows": [{"width": 1.0, "kind": 2}], "best": {"width": 2.0, "kind": 3}}),
    (NESTED + "astuple(Pair([], Row(2.0)))", ([], (2.0, 2))),
    (BASE + "astuple(Longer(1.0))", (1.0, 2, "a")),
    (NAMED + "tuple(Row(1.5))", (1.5, 2)),
    (NAMED + "Row(1.5)[1]", 2),
    (NAMED + "Row(1.5)[:1]", (1.5,)),
    (NAMED + "a, b = Row(1.5)\ny = b", 2),
    (NAMED + "Row(1.5)._asdict()", {"width": 1.5, "kind": 2}),
    (NAMED + "Row(1.5)._replace(kind=7).kind", 7),
    (NAMED + "Row(1.5)._fields", ("width", "kind")),
]


@pytest.mark.parametrize(("program", "wanted"), SAID, ids=[program[-50:] for program, _ in SAID])
def test_what_is_read(program, wanted, says):
    assert says(program) == wanted
    names: dict[str, object] = {"__name__": "__main__"}
    lines = program.splitlines()
    if not lines[-1].startswith("y = "):
        lines[-1] = f"y = {lines[-1]}"
    exec("\n".join(lines), names)  # noqa: S102 the programs stand in these tests
    assert names["y"] == wanted


DRAWN = (
    ROW
    + "import random\n\nrnd = random.Random(3)\nrows = [Row(rnd.uniform(1, 2), rnd.randint(1, 3)) for _ in range(400)]\n"
    + "many = []\nfor _ in range(400):\n    many.append(Row(rnd.gauss(0, 1), rnd.randrange(3)))\n"
)
LABELS = [
    (DRAWN + "np.array([r.kind for r in rows])", {"low": 1, "high": 3, "integral": True}),
    (DRAWN + "np.array([astuple(r)[1] for r in rows])", {"low": 1, "high": 3, "integral": True}),
    (DRAWN + "np.array([asdict(r)['kind'] for r in many])", {"low": 0, "high": 2}),
    (DRAWN + "np.array([rnd.choice([0, 1, 5]) for _ in range(300)])", {"low": 0, "high": 5, "integral": True}),
    (DRAWN + "np.array(rnd.choices(['a', 'b'], k=50))", {"strings": True, "shape": (50,)}),
    (DRAWN + "np.array([rows[i].kind for i in np.random.randint(0, 400, 90)])", {"low": 1, "high": 3}),
]


@pytest.mark.parametrize(("program", "wanted"), LABELS, ids=[program[-60:] for program, _ in LABELS])
def test_labels_out_of_records(program, wanted, facts, true):
    assert facts(program, wanted) == wanted
    true(program)


LEARN = """
    import random
    from dataclasses import astuple, dataclass
    import keras
    import numpy as np

    @dataclass
    class Passenger:
        age: float
        outcome: {kind}

    rnd = random.Random(0)
    people = []
    for _ in range(100):
        saved = rnd.random() < 0.5
        people.append(Passenger(rnd.uniform(1, 80), {label}))
    rows = [astuple(p) for p in people]
    x, y = np.array([r[:1] for r in rows]), np.array([{taken} for r in rows])
    model = keras.Sequential([keras.layers.Dense(1, activation="sigmoid")])
    model.compile(loss="binary_crossentropy")
    model.fit(x, y)
"""


def test_words_in_records_are_no_labels(codes):
    assert codes(LEARN.format(kind="str", label="'saved' if saved else 'lost'", taken="r[1]")) == {"FL205"}
    assert codes(LEARN.format(kind="str", label="'saved' if saved else 'lost'", taken="int(r[1] == 'saved')")) == set()
    assert codes(LEARN.format(kind="int", label="int(saved)", taken="r[1]")) == set()
