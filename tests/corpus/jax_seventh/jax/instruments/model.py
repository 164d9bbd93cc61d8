from flax import linen as nn


class Block(nn.Module):
    width: int
    act: callable = nn.relu

    @nn.compact
    def __call__(self, x):
        return self.act(nn.Dense(self.width)(x))


class Ear(nn.Module):
    n_classes: int

    def setup(self):
        self.trunk = nn.Sequential([Block(32), Block(32)])
        self.top = Block(self.n_classes, act=nn.sigmoid)

    def __call__(self, mel):
        return self.top(self.trunk(mel))
