"""Scores of instances, times or places, of which the mean or an extreme one is taken, every class for itself: they are still scores."""

from __future__ import annotations

import pytest

BAG = """\
bag, t, ids = torch.rand(8, 5, 4), torch.randint(0, 2, (8,)).float(), torch.randint(0, 3, (8,))
score, classes = nn.Linear(4, 1), nn.Linear(4, 3)
s = score(bag).squeeze(-1)
"""
PLACES = """\
image, ids = torch.rand(2, 3, 8, 8), torch.randint(0, 5, (2,))
m = nn.Conv2d(3, 5, 1)(image)
"""
JAX = """\
def loss(w, x, t):
    p = jnp.max(x @ w, axis=1)
    return -(t * jnp.log(p) + (1 - t) * jnp.log(1 - p)).mean()
jax.grad(loss)(jnp.zeros(4), jnp.ones((8, 5, 4)), jnp.ones(8))
"""

WRONG = {
    "the highest instance": (f"{BAG}F.binary_cross_entropy(s.max(1).values, t).backward()", {"FL102"}),
    "the highest, in a column": (f"{BAG}F.binary_cross_entropy(score(bag).amax(dim=1), t[:, None]).backward()", {"FL102"}),
    "the highest probability": (f"{BAG}F.binary_cross_entropy_with_logits(s.sigmoid().max(1).values, t).backward()", {"FL101"}),
    "the highest, cut": (
        f"{BAG}z = s.amax(1)\nF.binary_cross_entropy_with_logits(z, t).backward()\nprint((z > 0.5).float().mean())",
        {"FL502"},
    ),
    "the median": (f"{BAG}F.binary_cross_entropy(s.median(1).values, t).backward()", {"FL102"}),
    "the highest of each class": (f"{BAG}F.nll_loss(classes(bag).amax(1), ids).backward()", {"FL103"}),
    "the mean over places": (f"{PLACES}F.nll_loss(m.mean((2, 3)), ids).backward()", {"FL103"}),
    "the mean share over places": (f"{PLACES}F.cross_entropy(m.softmax(1).mean(dim=(2, 3)), ids).backward()", {"FL101"}),
    "places, axes kept": (f"{PLACES}F.nll_loss(m.amax((-2, -1), keepdim=True).flatten(1), ids).backward()", {"FL103"}),
    "in JAX": (JAX, {"FL102"}),
}

RIGHT = {
    "the highest instance": f"{BAG}z = s.max(1).values\nF.binary_cross_entropy_with_logits(z, t).backward()\nprint((z > 0).float(), (z.sigmoid() > 0.5).float())",
    "the highest probability": f"{BAG}F.binary_cross_entropy(s.sigmoid().amax(1), t).backward()",
    "the mean over places": f"{PLACES}F.cross_entropy(m.mean((2, 3)), ids).backward()",
    "the class that is chosen": f"{BAG}z = classes(bag).mean(1)\nF.cross_entropy(z, ids).backward()\nprint((z.softmax(1).amax(1) > 0.5).float())",
    "pieces of each class": "z = nn.Linear(4, 6)(torch.rand(8, 4)).view(8, 3, 2).amax(-1)\nF.cross_entropy(z, torch.randint(0, 3, (8,))).backward()",
    "attention over instances by hand": (
        f"{BAG}e = torch.exp(s - s.amax(1, keepdim=True))\na = e / e.sum(1, keepdim=True)\nF.cross_entropy(classes((a[..., None] * bag).sum(1)), ids).backward()"
    ),
    "brought between none and one": (
        f"{BAG}low, high = s.amin(1, keepdim=True), s.amax(1, keepdim=True)\n"
        "F.binary_cross_entropy((s - low) / (high - low + 1e-6), torch.randint(0, 2, (8, 5)).float()).backward()"
    ),
    "attention over channels": (
        f"{PLACES}a = torch.sigmoid(nn.Conv2d(2, 1, 7, padding=3)(torch.cat([m.mean(1, keepdim=True), m.amax(1, keepdim=True)], 1)))\n"
        "F.cross_entropy((m * a).amax((2, 3)), ids).backward()"
    ),
    "the best action": (
        "q = nn.Linear(4, 3)\nx = torch.rand(8, 4)\ntarget = 1 + 0.9 * q(x).amax(1)\n"
        "F.smooth_l1_loss(q(x).gather(1, torch.zeros(8, 1).long())[:, 0], target.detach()).backward()\nprint((q(x).amax(1) > 0.5).float())"
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_the_scale_is_what_it_was(case, codes):
    program, wanted = WRONG[case]
    assert codes(program) == wanted


@pytest.mark.parametrize("case", RIGHT)
def test_right_programs_are_left_alone(case, codes):
    assert codes(RIGHT[case]) == set()
