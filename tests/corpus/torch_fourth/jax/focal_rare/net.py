import flax.linen as nn


class Screen(nn.Module):
    width: int = 32

    def setup(self):
        self.encode = nn.Sequential([nn.Dense(self.width), nn.silu, nn.Dense(self.width), nn.silu])
        self.flag = nn.Dense(1)

    def __call__(self, x):
        return self.flag(self.encode(x))
