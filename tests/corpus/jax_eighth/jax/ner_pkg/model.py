from flax import linen as nn


class Tagger(nn.Module):
    vocab: int
    n_tags: int
    dim: int = 16

    @nn.compact
    def __call__(self, tokens):
        h = nn.Embed(self.vocab, self.dim)(tokens)
        h = nn.relu(nn.Conv(self.dim, kernel_size=(3,))(h))
        return nn.Dense(self.n_tags)(h)
