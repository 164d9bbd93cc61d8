import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import make_multilabel_classification

TAGS = ("dark", "funny", "romantic", "slow", "violent")


class Tagger(nnx.Module):
    def __init__(self, n_in: int, tags=TAGS, *, rngs: nnx.Rngs):
        self.tags = len(tags)
        self.hidden = nnx.Linear(n_in, 40, rngs=rngs)
        self.dropout = nnx.Dropout(0.1, rngs=rngs)
        self.out = nnx.Linear(40, len(tags), rngs=rngs)

    def __call__(self, x):
        h = self.dropout(nnx.elu(self.hidden(x)))
        return jax.nn.softmax(self.out(h), axis=-1)


def elementwise_bce(p, y):
    p = jnp.clip(p, 1e-6, 1 - 1e-6)
    return -(y * jnp.log(p) + (1 - y) * jnp.log(1 - p))


X, Y = make_multilabel_classification(500, 18, n_classes=len(TAGS), n_labels=2, random_state=0)
X, Y = jnp.asarray(X / 8.0), jnp.asarray(Y, jnp.float32)
net = Tagger(18, rngs=nnx.Rngs(0, dropout=1))
opt = nnx.Optimizer(net, optax.lion(1e-3), wrt=nnx.Param)


@nnx.jit
def step(net, opt):
    value, grads = nnx.value_and_grad(lambda net: elementwise_bce(net(X), Y).mean())(net)
    opt.update(net, grads)
    return value


net.train()
for i in range(100):
    value = step(net, opt)
net.eval()
found = net(X) > 0.5
print(value, dict(zip(TAGS, (found & (Y == 1)).sum(0).tolist())))
