"""Modules, transforms, loops and batches of JAX, each with the same slip in it, and without."""

from __future__ import annotations

import pytest

WRONG = {
    "sib linen einsum head": (
        """\
from flax import linen as nn
class M(nn.Module):
    @nn.compact
    def __call__(self, x):
        k = self.param("k", nn.initializers.lecun_normal(), (4, 3))
        b = self.param("b", nn.initializers.zeros, (3,))
        return nn.softmax(jnp.einsum("nd,dk->nk", x, k) + b)
x = np.ones((50, 4)); y = np.zeros(50, int)
m = M()
p = m.init(jax.random.key(0), x)
def loss(p):
    return optax.softmax_cross_entropy_with_integer_labels(m.apply(p, x), y).mean()
g = jax.grad(loss)(p)
""",
        "FL101",
    ),
    "sib nnx param": (
        """\
from flax import nnx
class M(nnx.Module):
    def __init__(self, rngs):
        self.w = nnx.Param(jax.random.normal(rngs.params(), (4, 3)))
        self.b = nnx.Param(jnp.zeros(3))
    def __call__(self, x):
        return jax.nn.softmax(x @ self.w + self.b)
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
m = M(nnx.Rngs(0))
def loss(m):
    return optax.softmax_cross_entropy_with_integer_labels(m(x), y).mean()
g = nnx.grad(loss)(m)
""",
        "FL101",
    ),
    "nnx param value": (
        """\
from flax import nnx
class M(nnx.Module):
    def __init__(self, rngs):
        self.w = nnx.Param(jax.random.normal(rngs.params(), (4, 3)))
        self.b = nnx.Param(jnp.zeros(3))
    def __call__(self, x):
        return jax.nn.softmax(x @ self.w.value + self.b.value[None])
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
m = M(nnx.Rngs(0))
def loss(m):
    return optax.softmax_cross_entropy_with_integer_labels(m(x), y).mean()
g = nnx.grad(loss)(m)
""",
        "FL101",
    ),
    "nnx linear general": (
        """\
from flax import nnx
class M(nnx.Module):
    def __init__(self, rngs):
        self.l = nnx.LinearGeneral(4, (3,), rngs=rngs)
        self.e = nnx.Einsum("nd,dk->nk", (3, 3), rngs=rngs)
    def __call__(self, x):
        return jax.nn.softmax(self.e(self.l(x)))
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
m = M(nnx.Rngs(0))
g = nnx.grad(lambda m: optax.softmax_cross_entropy_with_integer_labels(m(x), y).mean())(m)
""",
        "FL101",
    ),
    "nnx split merge": (
        """\
from flax import nnx
m = nnx.Sequential(nnx.Linear(4, 8, rngs=nnx.Rngs(0)), nnx.relu, nnx.Linear(8, 3, rngs=nnx.Rngs(0)), nnx.softmax)
graphdef, state = nnx.split(m)
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(state):
    model = nnx.merge(graphdef, state)
    return optax.softmax_cross_entropy_with_integer_labels(model(x), y).mean()
g = jax.grad(loss)(state)
""",
        "FL101",
    ),
    "nnx split params rest": (
        """\
from flax import nnx
m = nnx.Sequential(nnx.Linear(4, 8, rngs=nnx.Rngs(0)), nnx.relu, nnx.Linear(8, 3, rngs=nnx.Rngs(0)), nnx.softmax)
graphdef, params, rest = nnx.split(m, nnx.Param, ...)
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(params):
    model = nnx.merge(graphdef, params, rest)
    return optax.softmax_cross_entropy_with_integer_labels(model(x), y).mean()
g = jax.grad(loss)(params)
""",
        "FL101",
    ),
    "nnx functional call": (
        """\
from flax import nnx
m = nnx.Sequential(nnx.Linear(4, 8, rngs=nnx.Rngs(0)), nnx.relu, nnx.Linear(8, 3, rngs=nnx.Rngs(0)), nnx.softmax)
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
@nnx.jit
def step(m, opt, x, y):
    g = nnx.grad(lambda m: optax.softmax_cross_entropy_with_integer_labels(jax.vmap(m)(x), y).mean())(m)
    opt.update(m, g)
opt = nnx.Optimizer(m, optax.adam(1e-3), wrt=nnx.Param)
step(m, opt, x, y)
""",
        "FL101",
    ),
    "nnx scan": (
        """\
from flax import nnx
class M(nnx.Module):
    def __init__(self, rngs):
        self.cell = nnx.LSTMCell(4, 16, rngs=rngs)
        self.rnn = nnx.RNN(self.cell)
        self.head = nnx.Linear(16, 3, rngs=rngs)
    def __call__(self, x):
        return nnx.softmax(self.head(self.rnn(x)[:, -1]))
x = jnp.ones((50, 7, 4)); y = jnp.zeros(50, int)
m = M(nnx.Rngs(0))
g = nnx.grad(lambda m: optax.softmax_cross_entropy_with_integer_labels(m(x), y).mean())(m)
""",
        "FL101",
    ),
    "linen scan cell": (
        """\
from flax import linen as nn
class M(nn.Module):
    @nn.compact
    def __call__(self, x):
        h = nn.RNN(nn.GRUCell(16))(x)
        h = nn.LayerNorm()(h[:, -1, :])
        return nn.softmax(nn.Dense(3)(h))
x = np.ones((50, 7, 4)); y = np.zeros(50, int)
m = M()
p = m.init(jax.random.key(0), x)
g = jax.grad(lambda p: optax.softmax_cross_entropy_with_integer_labels(m.apply(p, x), y).mean())(p)
""",
        "FL101",
    ),
    "linen nn.scan": (
        """\
import functools
from flax import linen as nn
class Step(nn.Module):
    @functools.partial(nn.scan, variable_broadcast="params", in_axes=1, out_axes=1, split_rngs={"params": False})
    @nn.compact
    def __call__(self, carry, x):
        return nn.OptimizedLSTMCell(16)(carry, x)
class M(nn.Module):
    @nn.compact
    def __call__(self, x):
        carry = nn.OptimizedLSTMCell(16, parent=None).initialize_carry(jax.random.key(0), x[:, 0].shape)
        _, h = Step()(carry, x)
        return nn.softmax(nn.Dense(3)(h[:, -1]))
x = np.ones((50, 7, 4)); y = np.zeros(50, int)
m = M()
p = m.init(jax.random.key(0), x)
g = jax.grad(lambda p: optax.softmax_cross_entropy_with_integer_labels(m.apply(p, x), y).mean())(p)
""",
        "FL101",
    ),
    "linen vmap ensemble": (
        """\
from flax import linen as nn
class M(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.softmax(nn.Dense(3)(x))
E = nn.vmap(M, variable_axes={"params": 0}, split_rngs={"params": True}, in_axes=None, out_axes=0, axis_size=4)
x = np.ones((50, 4)); y = np.zeros(50, int)
m = E()
p = m.init(jax.random.key(0), x)
def loss(p):
    out = m.apply(p, x).mean(0)
    return optax.softmax_cross_entropy_with_integer_labels(out, y).mean()
g = jax.grad(loss)(p)
""",
        "FL101",
    ),
    "linen remat": (
        """\
from flax import linen as nn
class M(nn.Module):
    @nn.remat
    @nn.compact
    def __call__(self, x):
        return nn.softmax(nn.Dense(3)(x))
x = np.ones((50, 4)); y = np.zeros(50, int)
m = M()
p = m.init(jax.random.key(0), x)
g = jax.grad(lambda p: optax.softmax_cross_entropy_with_integer_labels(m.apply(p, x), y).mean())(p)
""",
        "FL101",
    ),
    "linen bind": (
        """\
from flax import linen as nn
class M(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.softmax(nn.Dense(3)(x))
x = np.ones((50, 4)); y = np.zeros(50, int)
m = M()
p = m.init(jax.random.key(0), x)
def loss(p):
    bound = m.bind(p)
    return optax.softmax_cross_entropy_with_integer_labels(bound(x), y).mean()
g = jax.grad(loss)(p)
""",
        "FL101",
    ),
    "linen init_with_output tabulate": (
        """\
from flax import linen as nn
class M(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.softmax(nn.Dense(3)(x))
x = np.ones((50, 4)); y = np.zeros(50, int)
m = M()
out, p = m.init_with_output(jax.random.key(0), x)
print(m.tabulate(jax.random.key(0), x))
fwd = jax.jit(m.apply)
g = jax.grad(lambda p: optax.softmax_cross_entropy_with_integer_labels(fwd(p, x), y).mean())(p)
""",
        "FL101",
    ),
    "linen apply mutable intermediates": (
        """\
from flax import linen as nn
class M(nn.Module):
    @nn.compact
    def __call__(self, x):
        h = nn.Dense(8)(x)
        self.sow("intermediates", "h", h)
        return nn.softmax(nn.Dense(3)(h))
x = np.ones((50, 4)); y = np.zeros(50, int)
m = M()
p = m.init(jax.random.key(0), x)
def loss(p):
    out, inter = m.apply(p, x, mutable="intermediates")
    return optax.softmax_cross_entropy_with_integer_labels(out, y).mean()
g = jax.grad(loss)(p)
""",
        "FL101",
    ),
    "eqx nested linear apply vmap partial": (
        """\
import equinox as eqx, functools
model = eqx.nn.MLP(4, 3, 8, 2, final_activation=jax.nn.softmax, key=jax.random.key(0))
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(model, x, y):
    one = lambda a, b: optax.softmax_cross_entropy_with_integer_labels(model(a), b)
    return jax.vmap(one)(x, y).mean()
g = eqx.filter_grad(loss)(model, x, y)
""",
        "FL101",
    ),
    "eqx state batchnorm": (
        """\
import equinox as eqx
class M(eqx.Module):
    l: eqx.nn.Linear
    bn: eqx.nn.BatchNorm
    def __init__(self, key):
        self.l = eqx.nn.Linear(4, 3, key=key)
        self.bn = eqx.nn.BatchNorm(3, "batch")
    def __call__(self, x, state):
        h, state = self.bn(self.l(x), state)
        return jax.nn.softmax(h), state
model, state = eqx.nn.make_with_state(M)(jax.random.key(0))
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(model, state, x, y):
    out, state = jax.vmap(model, axis_name="batch", in_axes=(0, None), out_axes=(0, None))(x, state)
    return optax.softmax_cross_entropy_with_integer_labels(out, y).mean(), state
(v, state), g = eqx.filter_value_and_grad(loss, has_aux=True)(model, state, x, y)
""",
        "FL101",
    ),
    "eqx dropout keys": (
        """\
import equinox as eqx
class M(eqx.Module):
    l: eqx.nn.Linear
    drop: eqx.nn.Dropout
    def __init__(self, key):
        self.l = eqx.nn.Linear(4, 3, key=key)
        self.drop = eqx.nn.Dropout(0.1)
    def __call__(self, x, *, key=None, inference=False):
        return jax.nn.softmax(self.l(self.drop(x, key=key, inference=inference)))
model = M(jax.random.key(0))
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(model, x, y, key):
    out = jax.vmap(lambda a, k: model(a, key=k))(x, jax.random.split(key, 50))
    return optax.softmax_cross_entropy_with_integer_labels(out, y).mean()
g = eqx.filter_grad(loss)(model, x, y, jax.random.key(1))
""",
        "FL101",
    ),
    "value_and_grad argnums tuple": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w, b, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(x @ w + b), y).mean()
v, (gw, gb) = jax.value_and_grad(loss, argnums=(0, 1))(jnp.zeros((4, 3)), jnp.zeros(3), x, y)
""",
        "FL101",
    ),
    "jax.vjp": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    return optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(x @ w), y).mean()
v, pull = jax.vjp(loss, jnp.zeros((4, 3)))
g = pull(1.0)
""",
        "FL101",
    ),
    "jax.linearize jvp": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    return optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(x @ w), y).mean()
w = jnp.zeros((4, 3))
v, t = jax.jvp(loss, (w,), (w,))
""",
        "FL101",
    ),
    "tree leaves weights": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
params = {"a": {"w": jnp.zeros((4, 3)), "b": jnp.zeros(3)}}
def loss(params):
    l2 = sum(jnp.sum(p ** 2) for p in jax.tree.leaves(params))
    out = jax.nn.softmax(x @ params["a"]["w"] + params["a"]["b"])
    return optax.softmax_cross_entropy(out, jax.nn.one_hot(y, 3)).mean() + 1e-4 * l2
g = jax.grad(loss)(params)
""",
        "FL101",
    ),
    "ravel pytree": (
        """\
from jax.flatten_util import ravel_pytree
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
params = {"w": jnp.zeros((4, 3)), "b": jnp.zeros(3)}
flat, unravel = ravel_pytree(params)
def loss(flat):
    p = unravel(flat)
    out = jax.nn.softmax(x @ p["w"] + p["b"])
    return optax.softmax_cross_entropy(out, jax.nn.one_hot(y, 3)).mean()
g = jax.grad(loss)(flat)
""",
        "FL101",
    ),
    "lax scan train": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(x @ w), y).mean()
def step(carry, batch):
    w, s = carry
    v, g = jax.value_and_grad(loss)(w, *batch)
    u, s = tx.update(g, s, w)
    return (optax.apply_updates(w, u), s), v
tx = optax.sgd(0.1)
w = jnp.zeros((4, 3))
(w, s), vs = jax.lax.scan(step, (w, tx.init(w)), (x.reshape(5, 10, 4), y.reshape(5, 10)))
""",
        "FL101",
    ),
    "while loop": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    return optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(x @ w), y).mean()
def body(c):
    i, w = c
    return i + 1, w - 0.1 * jax.grad(loss)(w)
i, w = jax.lax.while_loop(lambda c: c[0] < 10, body, (0, jnp.zeros((4, 3))))
""",
        "FL101",
    ),
    "optax minimise lbfgs": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    return optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(x @ w), y).mean()
solver = optax.lbfgs()
w = jnp.zeros((4, 3))
s = solver.init(w)
vg = optax.value_and_grad_from_state(loss)
for _ in range(10):
    v, g = vg(w, state=s)
    u, s = solver.update(g, s, w, value=v, grad=g, value_fn=loss)
    w = optax.apply_updates(w, u)
""",
        "FL101",
    ),
    "jax scipy minimize": (
        """\
from jax.scipy.optimize import minimize
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    return optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(x @ w.reshape(4, 3)), y).mean()
r = minimize(loss, jnp.zeros(12), method="BFGS")
""",
        "FL101",
    ),
    "pmap": (
        """\
import functools
x = jnp.ones((1, 50, 4)); y = jnp.zeros((1, 50), int)
def loss(w, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(x @ w), y).mean()
@functools.partial(jax.pmap, axis_name="d", in_axes=(None, 0, 0))
def step(w, x, y):
    return jax.lax.pmean(jax.grad(loss)(w, x, y), "d")
g = step(jnp.zeros((4, 3)), x, y)
""",
        "FL101",
    ),
    "per example grads vmap grad": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(x @ w), y)
gs = jax.vmap(jax.grad(loss), in_axes=(None, 0, 0))(jnp.zeros((4, 3)), x, y)
""",
        "FL101",
    ),
    "checkpoint decorator": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
@jax.checkpoint
def model(w, x):
    return jax.nn.softmax(jnp.tanh(x @ w[0]) @ w[1])
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(model(w, x), y).mean())((jnp.zeros((4, 8)), jnp.zeros((8, 3))))
""",
        "FL101",
    ),
    "named call jit static": (
        """\
import functools
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
@functools.partial(jax.jit, static_argnames=("act",))
def model(w, x, act=jax.nn.softmax):
    return act(x @ w)
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(model(w, x), y).mean())(jnp.zeros((4, 3)))
""",
        "FL101",
    ),
    "reduce compose layers": (
        """\
import functools
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def compose(*fs):
    return lambda p, x: functools.reduce(lambda h, fp: fp[0](fp[1], h), zip(fs, p), x)
dense = lambda p, h: h @ p[0] + p[1]
soft = lambda p, h: jax.nn.softmax(h)
net = compose(dense, lambda p, h: jax.nn.relu(h), dense, soft)
p = [(jnp.zeros((4, 8)), jnp.zeros(8)), (), (jnp.zeros((8, 3)), jnp.zeros(3)), ()]
g = jax.grad(lambda p: optax.softmax_cross_entropy_with_integer_labels(net(p, x), y).mean())(p)
""",
        "FL101",
    ),
    "lax dot_general": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(jax.lax.dot_general(x, w, (((1,), (0,)), ((), ())))), y).mean())(jnp.zeros((4, 3)))
""",
        "FL101",
    ),
    "lax.dot": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(jax.lax.dot(x, w)), y).mean())(jnp.zeros((4, 3)))
""",
        "FL101",
    ),
    "vmap matvec W at x": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def model(w, x):
    return jax.nn.softmax(w @ x)
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(jax.vmap(model, (None, 0))(w, x), y).mean())(jnp.zeros((3, 4)))
""",
        "FL101",
    ),
    "jnp vectorize": (
        """\
import functools
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
@functools.partial(jnp.vectorize, signature="(k,d),(d)->(k)")
def model(w, x):
    return jax.nn.softmax(w @ x)
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(model(w, x), y).mean())(jnp.zeros((3, 4)))
""",
        "FL101",
    ),
    "tree_map losses multi": (
        """\
x = jnp.ones((50, 4)); y = {"a": jnp.zeros(50, int), "b": jnp.zeros(50, int)}
def loss(p):
    out = jax.tree.map(lambda w: jax.nn.softmax(x @ w), p)
    ls = jax.tree.map(lambda o, t: optax.softmax_cross_entropy_with_integer_labels(o, t).mean(), out, y)
    return sum(jax.tree.leaves(ls))
g = jax.grad(loss)({"a": jnp.zeros((4, 3)), "b": jnp.zeros((4, 3))})
""",
        "FL101",
    ),
    "tree reduce": (
        """\
import operator
x = jnp.ones((50, 4)); y = {"a": jnp.zeros(50, int), "b": jnp.zeros(50, int)}
def loss(p):
    ls = {k: optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(x @ w), y[k]).mean() for k, w in p.items()}
    return jax.tree.reduce(operator.add, ls)
g = jax.grad(loss)({"a": jnp.zeros((4, 3)), "b": jnp.zeros((4, 3))})
""",
        "FL101",
    ),
    "trainstate create apply_fn lambda": (
        """\
from flax import linen as nn
from flax.training import train_state
m = nn.Dense(3)
x = np.ones((50, 4)); y = np.zeros(50, int)
s = train_state.TrainState.create(apply_fn=lambda p, x: nn.softmax(m.apply(p, x)), params=m.init(jax.random.key(0), x), tx=optax.adam(1e-3))
def loss(p):
    return optax.softmax_cross_entropy_with_integer_labels(s.apply_fn(p, x), y).mean()
g = jax.grad(loss)(s.params)
""",
        "FL101",
    ),
    "struct dataclass": (
        """\
from flax import struct
@struct.dataclass
class P:
    w: jax.Array
    b: jax.Array
    act: callable = struct.field(pytree_node=False, default=jax.nn.softmax)
    def __call__(self, x):
        return self.act(x @ self.w + self.b)
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(p):
    return optax.softmax_cross_entropy_with_integer_labels(p(x), y).mean()
g = jax.grad(loss)(P(jnp.zeros((4, 3)), jnp.zeros(3)))
""",
        "FL101",
    ),
    "register dataclass": (
        """\
import dataclasses, functools
@functools.partial(jax.tree_util.register_dataclass, data_fields=["w"], meta_fields=["k"])
@dataclasses.dataclass
class P:
    w: jax.Array
    k: int = 3
    def __call__(self, x):
        return jax.nn.softmax(x @ self.w)
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
g = jax.grad(lambda p: optax.softmax_cross_entropy_with_integer_labels(p(x), y).mean())(P(jnp.zeros((4, 3))))
""",
        "FL101",
    ),
    "register pytree class": (
        """\
@jax.tree_util.register_pytree_node_class
class P:
    def __init__(self, w, b):
        self.w, self.b = w, b
    def __call__(self, x):
        return jax.nn.softmax(x @ self.w + self.b)
    def tree_flatten(self):
        return (self.w, self.b), None
    @classmethod
    def tree_unflatten(cls, aux, children):
        return cls(*children)
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
g = jax.grad(lambda p: optax.softmax_cross_entropy_with_integer_labels(p(x), y).mean())(P(jnp.zeros((4, 3)), jnp.zeros(3)))
""",
        "FL101",
    ),
    "haiku style": (
        """\
import haiku as hk
def net_fn(x):
    return jax.nn.softmax(hk.nets.MLP([8, 3])(x))
net = hk.without_apply_rng(hk.transform(net_fn))
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
p = net.init(jax.random.key(0), x)
g = jax.grad(lambda p: optax.softmax_cross_entropy_with_integer_labels(net.apply(p, x), y).mean())(p)
""",
        "FL101",
    ),
    "dataloader torch to jax": (
        """\
import torch
from torch.utils.data import TensorDataset, DataLoader
x = torch.ones((50, 4)); Y = torch.nn.functional.one_hot(torch.zeros(50, dtype=torch.long), 3)
loader = DataLoader(TensorDataset(x, Y), batch_size=10)
w = jnp.zeros((4, 3))
for xb, yb in loader:
    xb, yb = jnp.asarray(xb.numpy()), jnp.asarray(yb.numpy())
    w = w - 0.1 * jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(xb @ w, yb).mean())(w)
""",
        "FL201",
    ),
    "tfds like generator dict": (
        """\
def batches():
    for i in range(10):
        yield {"image": jnp.ones((10, 4)), "label": jnp.zeros(10, int)}
w = jnp.zeros((4, 3))
for b in batches():
    w = w - 0.1 * jax.grad(lambda w: optax.softmax_cross_entropy(b["image"] @ w, b["label"]).mean())(w)
""",
        "FL202",
    ),
    "dict unpack call": (
        """\
def batches():
    for i in range(10):
        yield {"x": jnp.ones((10, 4)), "y": jnp.zeros(10, int)}
def loss(w, x, y):
    return optax.softmax_cross_entropy(x @ w, y).mean()
w = jnp.zeros((4, 3))
for b in batches():
    w = w - 0.1 * jax.grad(loss)(w, **b)
""",
        "FL202",
    ),
    "namedtuple batch": (
        """\
from typing import NamedTuple
class Batch(NamedTuple):
    x: jax.Array
    y: jax.Array
def loss(w, b):
    return optax.softmax_cross_entropy(b.x @ w, b.y).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)), Batch(jnp.ones((10, 4)), jnp.zeros(10, int)))
""",
        "FL202",
    ),
    "train_test_split": (
        """\
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
x, y = load_iris(return_X_y=True)
xt, xv, yt, yv = train_test_split(x, np.eye(3)[y], test_size=0.2)
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(xt @ w, yt).mean())(jnp.zeros((4, 3)))
""",
        "FL201",
    ),
    "permutation batches": (
        """\
x = np.ones((100, 4), np.float32); y = np.random.randint(0, 2, 100).astype(np.float32)
w = jnp.zeros((4, 1))
rng = np.random.default_rng(0)
def loss(w, x, y):
    return optax.sigmoid_binary_cross_entropy(x @ w, y).mean()
for epoch in range(3):
    perm = rng.permutation(100)
    for i in range(0, 100, 20):
        idx = perm[i:i + 20]
        w = w - 0.1 * jax.grad(loss)(w, x[idx], y[idx])
""",
        "FL301",
    ),
    "itertools cycle": (
        """\
import itertools
x = np.ones((100, 4), np.float32); y = np.random.randint(0, 2, 100).astype(np.float32)
w = jnp.zeros((4, 1))
stream = itertools.cycle(zip(np.split(x, 5), np.split(y, 5)))
for _, (xb, yb) in zip(range(10), stream):
    w = w - 0.1 * jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(xb @ w, yb).mean())(w)
""",
        "FL301",
    ),
    "optax focal softmax probs": (
        """\
x = jnp.ones((50, 4)); Y = jnp.zeros((50, 3))
g = jax.grad(lambda w: optax.losses.sigmoid_focal_loss(jax.nn.sigmoid(x @ w), Y, alpha=0.25).mean())(jnp.zeros((4, 3)))
""",
        "FL101",
    ),
    "optax sparsemax": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
g = jax.grad(lambda w: optax.losses.multiclass_sparsemax_loss(jax.nn.softmax(x @ w), y).mean())(jnp.zeros((4, 3)))
""",
        "FL101",
    ),
    "convex kl probs": (
        """\
x = jnp.ones((50, 4)); t = jax.nn.softmax(jnp.ones((50, 3)))
g = jax.grad(lambda w: optax.losses.convex_kl_divergence(jax.nn.softmax(x @ w), t).mean())(jnp.zeros((4, 3)))
""",
        "FL103",
    ),
    "dice sigmoid twice": (
        """\
x = jnp.ones((5, 8, 8, 3)); y = jnp.zeros((5, 8, 8, 1))
g = jax.grad(lambda w: optax.losses.binary_dice_loss(jax.nn.sigmoid(x @ w), y).mean())(jnp.zeros((3, 1)))
""",
        "FL101",
    ),
    "linen method string": (
        """\
from flax import linen as nn
class M(nn.Module):
    def setup(self):
        self.d = nn.Dense(3)
    def logits(self, x): return self.d(x)
    def probs(self, x): return nn.softmax(self.logits(x))
    def __call__(self, x): return self.logits(x)
m = M()
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
p = m.init(jax.random.key(0), x)
g = jax.grad(lambda p: optax.softmax_cross_entropy_with_integer_labels(m.apply(p, x, method=M.probs), y).mean())(p)
""",
        "FL101",
    ),
    "linen method str": (
        """\
from flax import linen as nn
class M(nn.Module):
    def setup(self):
        self.d = nn.Dense(3)
    def probs(self, x): return nn.softmax(self.d(x))
    def __call__(self, x): return self.d(x)
m = M()
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
p = m.init(jax.random.key(0), x)
g = jax.grad(lambda p: optax.softmax_cross_entropy_with_integer_labels(m.apply(p, x, method="probs"), y).mean())(p)
""",
        "FL101",
    ),
    "linen method lambda": (
        """\
from flax import linen as nn
class M(nn.Module):
    def setup(self):
        self.d = nn.Dense(3)
    def probs(self, x): return nn.softmax(self.d(x))
    def __call__(self, x): return self.d(x)
m = M()
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
p = m.init(jax.random.key(0), x)
g = jax.grad(lambda p: optax.softmax_cross_entropy_with_integer_labels(m.apply(p, x, method=lambda mod, x: mod.probs(x)), y).mean())(p)
""",
        "FL101",
    ),
    "dot_product_attention linen": (
        """\
from flax import linen as nn
class M(nn.Module):
    @nn.compact
    def __call__(self, t):
        h = nn.Embed(10, 8)(t)
        h = h + nn.SelfAttention(num_heads=2)(nn.LayerNorm()(h))
        h = nn.Dropout(0.1, deterministic=True)(h)
        return nn.softmax(nn.Dense(10)(h))
m = M()
t = jnp.ones((5, 7), int)
p = m.init(jax.random.key(0), t)
def loss(p):
    z = m.apply(p, t[:, :-1])
    return optax.softmax_cross_entropy_with_integer_labels(z, t[:, 1:]).mean()
g = jax.grad(loss)(p)
""",
        "FL101",
    ),
}
RIGHT = {
    "flax nnx mse right then linear r": """\
from flax import nnx
m = nnx.Linear(4, 1, rngs=nnx.Rngs(0))
x = jnp.ones((50, 4)); y = jnp.ones((50,))
g = nnx.grad(lambda m: optax.l2_loss(m(x).squeeze(), y).mean())(m)
above = m(x).squeeze() > 0.5
""",
    "optax weights where r": """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int); cw = jnp.array([1.0, 2.0, 5.0])
g = jax.grad(lambda w: (optax.softmax_cross_entropy_with_integer_labels(x @ w, y) * cw[y]).mean())(jnp.zeros((4, 3)))
""",
    "fenchel young r": """\
x = jnp.ones((50, 4)); Y = jax.nn.one_hot(jnp.zeros(50, int), 3)
fy = optax.losses.make_fenchel_young_loss(max_fun=jax.nn.logsumexp)
g = jax.grad(lambda w: jax.vmap(fy)(x @ w, Y).mean())(jnp.zeros((4, 3)))
""",
    "dice sigmoid r": """\
x = jnp.ones((5, 8, 8, 3)); y = jnp.zeros((5, 8, 8, 1))
g = jax.grad(lambda w: optax.losses.binary_dice_loss(x @ w, y).mean())(jnp.zeros((3, 1)))
""",
    "brier logits r": """\
x = jnp.ones((50, 4)); Y = jax.nn.one_hot(jnp.zeros(50, int), 3)
g = jax.grad(lambda w: ((x @ w - Y) ** 2).sum(-1).mean())(jnp.zeros((4, 3)))
""",
    "jax attention fn r": """\
x = jnp.ones((5, 7, 2, 4)); y = jnp.zeros(5, int)
def loss(w):
    h = jax.nn.dot_product_attention(x @ w["q"], x @ w["k"], x)
    return optax.softmax_cross_entropy_with_integer_labels(h.reshape(5, -1) @ w["o"], y).mean()
g = jax.grad(loss)({"q": jnp.zeros((4, 4)), "k": jnp.zeros((4, 4)), "o": jnp.zeros((56, 3))})
""",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(codes, name):
    program, wanted = WRONG[name]
    assert codes(program) == set(wanted.split())


@pytest.mark.parametrize("name", RIGHT)
def test_right(codes, name):
    assert codes(RIGHT[name]) == set()
