import flax.linen as nn
from flax.linen.initializers import orthogonal

from distributions import Categorical


class ActorCritic(nn.Module):
    n_actions: int

    @nn.compact
    def __call__(self, obs):
        a = nn.tanh(nn.Dense(32, kernel_init=orthogonal(2**0.5))(obs))
        logits = nn.Dense(self.n_actions, kernel_init=orthogonal(0.01))(a)
        c = nn.tanh(nn.Dense(32)(obs))
        return Categorical(logits), nn.Dense(1)(c).squeeze(-1)
