import jax
import jax.numpy as jnp
import optax


def init(key, sizes):
    ks = jax.random.split(key, len(sizes) - 1)
    return [{"W": jax.random.normal(k, (a, b)) * (1 / a) ** 0.5, "b": jnp.zeros(b)} for k, a, b in zip(ks, sizes, sizes[1:])]


def mlp(params, x):
    for layer in params[:-1]:
        x = jax.nn.leaky_relu(x @ layer["W"] + layer["b"])
    return x @ params[-1]["W"] + params[-1]["b"]


def d_loss(d, g, real, z):
    on_real = jnp.log(jax.nn.sigmoid(mlp(d, real)))
    on_fake = jnp.log(1 - jax.nn.sigmoid(mlp(d, mlp(g, z))))
    return -(on_real + on_fake).mean()


def g_loss(g, d, z):
    return -jnp.log(jax.nn.sigmoid(mlp(d, mlp(g, z)))).mean()


kd, kg, key = jax.random.split(jax.random.PRNGKey(3), 3)
d, g = init(kd, [1, 24, 1]), init(kg, [2, 24, 1])
opt = optax.adam(1e-3, b1=0.5)
sd, sg = opt.init(d), opt.init(g)


@jax.jit
def round_(d, g, sd, sg, key):
    k1, k2, k3 = jax.random.split(key, 3)
    real = 3 + 0.4 * jax.random.normal(k1, (64, 1))
    grads = jax.grad(d_loss)(d, g, real, jax.random.normal(k2, (64, 2)))
    up, sd = opt.update(grads, sd)
    d = optax.apply_updates(d, up)
    value, grads = jax.value_and_grad(g_loss)(g, d, jax.random.normal(k3, (64, 2)))
    up, sg = opt.update(grads, sg)
    return d, optax.apply_updates(g, up), sd, sg, value


for i in range(200):
    key, sub = jax.random.split(key)
    d, g, sd, sg, value = round_(d, g, sd, sg, sub)
print(value, mlp(g, jax.random.normal(key, (500, 2))).mean())
