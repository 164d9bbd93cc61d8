"""Gaussian mixture: EM responsibilities are a softmax over components, the likelihood a logsumexp."""
import jax
import jax.numpy as jnp
from jax.scipy.special import logsumexp
from jax.scipy.stats import norm

K = 3


def joint(params, x):
    logits, mean, log_std = params
    log_weight = jax.nn.log_softmax(logits)
    return log_weight + norm.logpdf(x[:, None, :], mean, jnp.exp(log_std)).sum(-1)


@jax.jit
def em_step(params, x):
    lj = joint(params, x)
    resp = jax.nn.softmax(lj, axis=1)
    count = resp.sum(axis=0)
    mean = (resp.T @ x) / count[:, None]
    var = jnp.einsum("nk,nkd->kd", resp, (x[:, None] - mean) ** 2) / count[:, None]
    logits = jnp.log(count / len(x))
    return (logits, mean, 0.5 * jnp.log(var + 1e-6)), -logsumexp(lj, axis=1).mean()


def hard_assignment(params, x):
    p = jax.nn.softmax(joint(params, x), axis=1)
    return jnp.where(p.max(1) > 0.5, p.argmax(1), -1)


key = jax.random.key(0)
centres = jnp.array([[-3.0, 0.0], [3.0, 0.5], [0.0, 4.0]])
z = jax.random.randint(key, (600,), 0, K)
x = centres[z] + jax.random.normal(jax.random.key(1), (600, 2))
params = (jnp.zeros(K), x[:K], jnp.zeros((K, 2)))
for i in range(30):
    params, nll = em_step(params, x)
print(nll, params[1], (hard_assignment(params, x) >= 0).mean())
