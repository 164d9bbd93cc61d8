"""Padding: one more value, and places that nobody counted."""

from __future__ import annotations

import pytest

IMPORT = "from torch.nn.utils.rnn import pad_sequence\n"
TRUE = [
    IMPORT + "y = pad_sequence([torch.tensor([1, 2]), torch.tensor([3])], batch_first=True, padding_value=-1)",
    IMPORT + "y = pad_sequence([torch.tensor([1, 2]), torch.tensor([3]), torch.tensor([1])])",
    IMPORT + "y = pad_sequence([torch.rand(2, 4), torch.rand(3, 4)], True, 0.0)",
    "y = F.pad(torch.tensor([1, 2, 1]), (0, 2))",
    "y = F.pad(torch.tensor([1, 2, 1]), (0, 2), value=-1)",
    "y = F.pad(torch.tensor([[1.0, 2.0, 1.0]]), (1, 1), mode='replicate')",
    "y = np.pad(np.array([1, 2]), (0, 2), constant_values=7)",
    "y = np.pad(np.array([1, 2]), (0, 2))",
    "y = np.pad(np.array([1, 2]), (0, 1), mode='edge')",
    "y = jnp.pad(jnp.array([1, 2]), (0, 2), constant_values=-1)",
    "y = tf.pad(tf.constant([1, 2]), [[0, 2]], constant_values=-1)",
]


@pytest.mark.parametrize("program", TRUE)
def test_facts_hold(program, true):
    true(program)


BOUNDS = {
    IMPORT + "y = pad_sequence([torch.tensor([1, 2]), torch.tensor([3])], padding_value=-1)": (-1, 3),
    "y = F.pad(torch.tensor([1, 2, 1]), (0, 2), value=-1)": (-1, 2),
    "y = F.pad(torch.tensor([1, 2, 1]), (0, 2), mode='reflect')": (1, 2),
    "y = np.pad(np.array([1, 2]), (0, 2), constant_values=7)": (1, 7),
}


@pytest.mark.parametrize("program", BOUNDS)
def test_the_padding_is_one_of_the_numbers(program, facts):
    low, high = BOUNDS[program]
    assert facts(program, dict.fromkeys(("low", "high"))) == {"low": low, "high": high}


TAGS = """\
from torch.nn.utils.rnn import pad_sequence
tags = [torch.randint(0, 3, (n,)) for n in (3, 5, 2)]
y = pad_sequence(tags, batch_first=True, padding_value={mark})
z = nn.Linear(4, 3)(torch.rand(3, 5, 4))
"""
LOSSES = {
    ("F.cross_entropy(z.flatten(0, 1), y.flatten())", -1): {"FL204"},
    ("F.cross_entropy(z.flatten(0, 1), y.flatten(), ignore_index=-1)", -1): set(),
    ("F.cross_entropy(z[y != -1], y[y != -1])", -1): set(),
    ("F.cross_entropy(z.transpose(1, 2), y)", -100): set(),
    ("F.cross_entropy(z.transpose(1, 2), y, ignore_index=3)", 3): set(),
    ("F.cross_entropy(z.transpose(1, 2), y)", 3): {"FL204"},
}


@pytest.mark.parametrize(("loss", "mark"), LOSSES)
def test_labels_that_were_padded(loss, mark, codes):
    assert codes(TAGS.format(mark=mark) + loss) == LOSSES[loss, mark]
