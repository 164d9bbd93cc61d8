import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx
from sklearn.datasets import load_digits
from sklearn.metrics import f1_score
from sklearn.preprocessing import OneHotEncoder

X, t = load_digits(return_X_y=True)
X = jnp.asarray(X / 16, jnp.float32)
Y = OneHotEncoder(sparse_output=False).fit_transform(t[:, None])


class Net(nnx.Module):
    def __init__(self, rngs):
        self.a = nnx.Linear(64, 32, rngs=rngs)
        self.b = nnx.Linear(32, 10, rngs=rngs)

    def __call__(self, x):
        return self.b(nnx.leaky_relu(self.a(x)))


net = Net(nnx.Rngs(0))
opt = nnx.Optimizer(net, optax.adam(2e-3), wrt=nnx.Param)


@nnx.jit
def step(net, opt, x, y):
    value, grads = nnx.value_and_grad(lambda n: optax.softmax_cross_entropy(n(x), y).mean())(net)
    opt.update(net, grads)
    return value


for epoch in range(3):
    for lo in range(0, 1500, 100):
        value = step(net, opt, X[lo:lo + 100], Y[lo:lo + 100])
    guess = np.asarray(net(X[1500:])).argmax(axis=1)
    print(epoch, value, f1_score(Y[1500:], guess, average="macro"))
