import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import make_multilabel_classification
from sklearn.metrics import average_precision_score

X, Y = make_multilabel_classification(n_samples=600, n_features=25, n_classes=4, n_labels=2, random_state=9)
X = jnp.asarray((X - X.mean(0)) / X.std(0), jnp.float32)
Y = jnp.asarray(Y, jnp.float32)


class Tagger(nnx.Module):
    def __init__(self, din, dmid, dout, *, rngs):
        self.inp = nnx.Linear(din, dmid, rngs=rngs)
        self.bn = nnx.BatchNorm(dmid, rngs=rngs)
        self.out = nnx.Linear(dmid, dout, rngs=rngs)

    def __call__(self, x):
        return self.out(nnx.relu(self.bn(self.inp(x))))


def tag_loss(tags, scores):
    return optax.sigmoid_binary_cross_entropy(tags, scores).sum(axis=-1).mean()


@nnx.jit
def train_step(model, optimizer, x, y):
    def objective(m):
        return tag_loss(y, m(x))
    value, grads = nnx.value_and_grad(objective)(model)
    optimizer.update(model, grads)
    return value


model = Tagger(25, 48, 4, rngs=nnx.Rngs(params=1))
optimizer = nnx.Optimizer(model, optax.adam(1e-3), wrt=nnx.Param)
for epoch in range(10):
    perm = jax.random.permutation(jax.random.key(epoch), 500)
    for idx in perm.reshape(-1, 50):
        value = train_step(model, optimizer, X[idx], Y[idx])
    if epoch % 3 == 0:
        print(epoch, value)
model.eval()
print("mAP", average_precision_score(Y[500:], nnx.sigmoid(model(X[500:])), average="macro"))
