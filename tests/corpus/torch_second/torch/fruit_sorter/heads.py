from dataclasses import dataclass

from torch import nn


@dataclass
class HeadSpec:
    name: str
    units: int
    activation: str = "none"


ACTIVATIONS = {
    "none": nn.Identity,
    "softmax": lambda: nn.Softmax(dim=-1),
    "sigmoid": nn.Sigmoid,
}

HEADS = [
    HeadSpec("kind", units=4),
    HeadSpec("bruised", units=1, activation="softmax"),
]


def make_head(spec, width):
    return nn.Sequential(nn.Linear(width, spec.units), ACTIVATIONS[spec.activation]())
