from flax import linen as nn


class StateNet(nn.Module):
    n_states: int
    normalise: bool = False

    @nn.compact
    def __call__(self, readings):
        h = nn.Dense(32)(readings)
        h = nn.LayerNorm()(nn.relu(h))
        out = nn.Dense(self.n_states)(h)
        if self.normalise:
            out = nn.softmax(out)
        return out
