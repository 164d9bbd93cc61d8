from flax import linen as nn


class Network(nn.Module):
    n_classes: int
    hidden: int

    @nn.compact
    def __call__(self, x):
        x = nn.Dense(self.hidden)(x)
        x = nn.relu(x)
        return nn.Dense(self.n_classes)(x)
