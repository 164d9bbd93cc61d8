import equinox as eqx
import jax

from attention import Head


class DistinctNet(eqx.Module):
    emb: eqx.nn.Embedding
    head: Head
    norm: eqx.nn.LayerNorm
    out: eqx.nn.Linear

    def __init__(self, vocab, n_classes, key, d=16):
        k1, k2, k3 = jax.random.split(key, 3)
        self.emb = eqx.nn.Embedding(vocab, d, key=k1)
        self.head = Head(d, k2)
        self.norm = eqx.nn.LayerNorm(d)
        self.out = eqx.nn.Linear(d, n_classes, key=k3)

    def __call__(self, tokens):
        x = jax.vmap(self.emb)(tokens)
        x = x + self.head(x)
        return self.out(self.norm(x.mean(0)))
