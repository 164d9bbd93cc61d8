"""Which numbers are left beside a mark far from the others."""

from __future__ import annotations

import pytest

MASK = "m = np.zeros((6, 6), dtype=np.int64)\nm[2:4] = 4\nm[0] = 255\n"

CASES = [
    (f"{MASK}m", {"low": 0, "high": 255, "among": frozenset({0, 4, 255})}),
    (f"{MASK}m[m == 255] = 0\nm", {"low": 0, "high": 4, "among": frozenset({0, 4})}),
    (f"{MASK}m[m == 255] = -100\nm", {"low": -100, "high": 4}),
    (f"{MASK}m[m > 4] = 5\nm", {"low": 0, "high": 5}),
    (f"{MASK}m[m < 4] = 3\nm", {"low": 3, "high": 255}),
    (f"{MASK}m[np.isin(m, [255])] = 0\nm", {"low": 0, "high": 4}),
    (f"{MASK}m[np.isin(m, [4])] = 300\nm", {"low": 0, "high": 300}),
    (f"{MASK}t = torch.tensor(m)\nt.masked_fill(torch.isin(t, torch.tensor([255])), -1)", {"low": -1, "high": 4}),
    (f"{MASK}m[(m == 255) | (m == 4)] = 0\nm", {"high": 0}),
    (f"{MASK}m[1:] = 7\nm", {"high": 255}),
    (f"{MASK}kept = m != 255\nm[~kept] = 0\nm", {"low": 0, "high": 4}),
    (f"{MASK}np.stack([m, m])[0]", {"high": 255, "among": frozenset({0, 4, 255})}),
    (f"{MASK}np.where(m == 255, 0, m)", {"low": 0, "high": 4}),
    (f"{MASK}np.where(m != 255, m, 0)", {"low": 0, "high": 4}),
    (f"{MASK}np.where(m == 255, m, 0)", {"low": 0, "high": 255}),
    (f"{MASK}np.where(m[0] == 255, 0, m[0])", {"low": 0, "high": 4}),
    (f"{MASK}np.where(np.isin(m, [0, 4]), m, 0)", {"high": 4}),
    (f"{MASK}np.where(np.random.rand(6, 6) > 0.5, m, 1)", {"low": 0, "high": 255}),
    (f"{MASK}m[m != 255]", {"low": 0, "high": 4}),
    (f"{MASK}m[m >= 4]", {"low": 4, "high": 255}),
    (f"{MASK}t = torch.tensor(m)\nt.masked_fill(t == 255, 1)", {"low": 0, "high": 4}),
    (f"{MASK}t = torch.tensor(m)\nt.masked_fill(t.float() > 4, 1)", {"low": 0, "high": 4}),
    (f"{MASK}t = torch.tensor(m)\nt.masked_fill(t < 0, 1)", {"low": 0, "high": 255}),
    (f"{MASK}t = torch.tensor(m)\ntorch.where(t < 5, t, torch.full_like(t, -1))", {"low": -1, "high": 4}),
    ("t = np.concatenate([np.random.randint(0, 4, 90), np.full(9, 255)])\nt[t != 255]", {"low": 0, "high": 3}),
    ("t = np.array([0, 1, 255, 2])\nt[t == 255] = 0\nt", {"low": 0, "high": 2}),
    ("t = np.array([0, 1, 255, 2])\nt[t != 255]", {"low": 0, "high": 2}),
    ("t = np.random.randint(0, 4, 400)\nt[t == 3] = 0\nt", {"low": 0, "high": 2, "among": None}),
    ("t = np.random.randint(0, 9000, 400)\nt[t == 8999] = 0\nt", {"low": 0, "high": 8998}),
    ("t = np.zeros(400, dtype=int)\nt[3:9] = 9000\nt[t == 9000] = 1\nt", {"low": 0, "high": 1}),
    ("t = np.arange(9000) + np.ones(9000, dtype=int)\nt[t == 9000] = 0\nt", {"high": None}),
    ("t = np.array([0.0, 1.0, np.nan])\nnp.where(np.isnan(t), 0, t)", {"low": 0, "high": 1}),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program[-50:] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES[:-1]], ids=[program[-50:] for program, _ in CASES[:-1]])
def test_it_is_true(program, true):
    true(program)


HEAD = """\
net = nn.Conv2d(3, 5, 1)
x = torch.rand(2, 3, 6, 6)
def mask():
    m = np.zeros((2, 6, 6), dtype=np.int64)
    m[:, 2:4] = 4
    m[:, 0] = 255
    return m
m = mask()
t = torch.tensor(m)
"""

VOIDS = {
    "left in": ("F.cross_entropy(net(x), t)", {"FL204"}),
    "ignored": ("F.cross_entropy(net(x), t, ignore_index=255)", set()),
    "written over": ("m[m == 255] = 0\nF.cross_entropy(net(x), torch.tensor(m))", set()),
    "marked as torch does": ("t[t == 255] = -100\nF.cross_entropy(net(x), t)", set()),
    "marked otherwise": ("t[t == 255] = -1\nF.cross_entropy(net(x), t)", {"FL204"}),
    "replaced": ("F.cross_entropy(net(x), torch.tensor(np.where(m == 255, 0, m)))", set()),
    "replaced, made anew for the comparison": ("F.cross_entropy(net(x), torch.tensor(np.where(mask() == 255, 0, mask())))", set()),
    "filled": ("F.cross_entropy(net(x), t.masked_fill(t == 255, 0))", set()),
    "left out": ("keep = t != 255\nF.cross_entropy(net(x).permute(0, 2, 3, 1)[keep], t[keep])", set()),
    "cut off": ("F.cross_entropy(net(x), t.clamp(max=4))", set()),
    "other pixels written over": ("m[m == 0] = 1\nF.cross_entropy(net(x), torch.tensor(m))", {"FL204"}),
}


@pytest.mark.parametrize("void", VOIDS)
def test_pixels_without_a_class(void, codes):
    program, wanted = VOIDS[void]
    assert codes(HEAD + program) == wanted


@pytest.mark.parametrize(
    ("kept", "wanted"),
    [
        ("tf.where(tf.math.is_finite(y), y, 0.0)", set()),
        ("np.where(np.isfinite(y), y, 0.0)", set()),
        ("keras.ops.where(keras.ops.isfinite(y), y, 0.0)", set()),
        ("jnp.where(jax.lax.is_finite(y), y, 0.0)", set()),
        ("tf.where(tf.math.is_inf(y), 0.0, y)", {"FL205"}),
        ("y", {"FL205"}),
    ],
)
def test_what_is_finite_is_not_missing(kept, wanted, codes):
    program = f"""
y = (np.random.rand(60, 1) > 0.5).astype("float32")
y[::7] = np.nan
net = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1, activation="sigmoid")])
net.compile("adam", "binary_crossentropy")
net.fit(np.random.rand(60, 4), {kept})
"""
    assert codes(program) == wanted
