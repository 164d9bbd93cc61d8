"""How many elements lists have of which not each is told: comprehensions, loops that append, batches that a program collates itself."""

from __future__ import annotations

from textwrap import indent

import pytest

LISTS = {
    "np.array([float(row[0] > 0) for row in np.random.randn(700, 3)])": (700,),
    "np.array([0.5 * i for i in range(900)])": (900,),
    "np.array([a for _, a in enumerate(np.zeros(700))])": (700,),
    "np.array([a > b for a, b in zip(np.random.randn(700), np.random.randn(700))])": (700,),
    "np.array(list(np.random.randn(700)))": (700,),
    "torch.stack([torch.zeros(2) for _ in range(900)])": (900, 2),
    "np.array([a for a in np.random.randn(700) if a > 0])": (None,),
    "np.array([a for a, b in zip(np.random.randn(700), unknown)])": (None,),
    "np.array([a + b for a in np.random.randn(700) for b in range(600)])": (None,),
}
LOOPS = {
    "y.append(float(i))": (900,),
    "a = i % 2\ny.append(a)": (900,),
    "if i % 3:\n    y.append(1.0)": (None,),
    "if i % 3:\n    continue\ny.append(1.0)": (None,),
    "if i > unknown:\n    break\ny.append(1.0)": (None,),
    "y.append(1.0)\ny.append(2.0)": (None,),
    "y.append(1.0)\nmore(y)": (None,),
}


@pytest.mark.parametrize("made", LISTS)
def test_comprehensions(facts, made):
    assert facts(f"y = {made}", {"shape": None})["shape"] == LISTS[made]


@pytest.mark.parametrize("body", LOOPS)
def test_loops(facts, body):
    program = f"y = []\nfor i in range(900):\n{indent(body, '    ')}\ny = np.array(y)"
    assert facts(program, {"shape": None})["shape"] == LOOPS[body]


@pytest.mark.parametrize("after", ["y.append(1.0)", "y.extend([1.0, 2.0])", "y += [1.0]", "for i in range(900):\n    y.append(1.0)"])
def test_what_is_added_later(facts, after):
    program = f"y = []\nfor i in range(900):\n    y.append(1.0)\n{after}\ny = np.array(y)"
    assert facts(program, {"shape": None})["shape"] == (None,)


COLLATED = """\
rows = [(torch.randn(3), i % 2) for i in range(40)]
def collate(rows):
    {collate}
net = nn.Linear(3, 1)
for x, y in torch.utils.data.DataLoader(rows, 8, collate_fn=collate):
    z = net(x){flat}
    loss = (F.softplus(z) - z * y).mean()
    loss.backward()
"""


@pytest.mark.parametrize(
    "collate",
    [
        "x, y = zip(*rows)\n    return torch.stack(x), torch.tensor(y).float()",
        "return torch.stack([row[0] for row in rows]), torch.tensor([float(row[1]) for row in rows])",
    ],
)
@pytest.mark.parametrize(("flat", "wanted"), [("", {"FL301"}), (".squeeze(1)", set())])
def test_batches(codes, collate, flat, wanted):
    assert codes(COLLATED.format(collate=collate, flat=flat)) == wanted


@pytest.mark.parametrize(("against", "wanted"), [("torch.linspace(-1, 1, 20)", set()), ("torch.randint(0, 2, (20,))", {"FL301"})])
def test_a_grid_as_long_as_the_batch(codes, against, wanted):
    """Thresholds or centres, evenly spaced: every output meets each of them on purpose."""
    assert codes(f"z = nn.Linear(3, 1)(torch.rand(20, 3))\nprint((z >= {against}).float().mean(0))") == wanted
