from functools import cached_property

import jax
import numpy as np
from flax import linen as nn


class RiskNet(nn.Module):
    """Probability that a patient comes back within 30 days."""

    hidden: int = 16

    @nn.compact
    def __call__(self, x):
        h = nn.relu(nn.Dense(self.hidden)(x))
        return nn.sigmoid(nn.Dense(1)(h))[..., 0]


class Ward:
    def __init__(self, net, params, patients):
        self.net, self.params, self.patients = net, params, patients

    @cached_property
    def risk(self):
        return jax.jit(self.net.apply)(self.params, self.patients)

    def alarms(self, cut=0.6):
        return np.flatnonzero(self.risk > cut)
