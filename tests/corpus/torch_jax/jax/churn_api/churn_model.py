from flax import linen as nn


class ChurnModel(nn.Module):
    hidden: int = 16

    def setup(self):
        self.trunk = nn.Sequential([nn.Dense(self.hidden), nn.swish])
        self.score = nn.Dense(1)

    def logits(self, x):
        return self.score(self.trunk(x)).squeeze(axis=-1)

    def __call__(self, x):
        return nn.sigmoid(self.logits(x))
