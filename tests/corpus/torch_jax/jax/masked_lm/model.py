from flax import nnx


class Bigram(nnx.Module):
    def __init__(self, vocab, d, *, rngs):
        self.embed = nnx.Embed(vocab, d, rngs=rngs)
        self.norm = nnx.LayerNorm(d, rngs=rngs)
        self.proj = nnx.Linear(d, vocab, rngs=rngs)

    def __call__(self, tokens):
        return self.proj(self.norm(self.embed(tokens)))
