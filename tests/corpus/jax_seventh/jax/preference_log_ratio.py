import jax
import jax.numpy as jnp
import optax
from flax import nnx

PROMPTS, ANSWERS, BETA = 12, 20, 0.5


class Policy(nnx.Module):
    def __init__(self, rngs):
        self.table = nnx.Embed(PROMPTS, 16, rngs=rngs)
        self.answer = nnx.Linear(16, ANSWERS, rngs=rngs)

    def log_prob(self, prompt, answer):
        logp = jax.nn.log_softmax(self.answer(self.table(prompt)), axis=-1)
        return jnp.take_along_axis(logp, answer[..., None], axis=-1).squeeze(-1)


def dpo(policy, reference, batch):
    prompt, good, bad = batch
    ratio_good = policy.log_prob(prompt, good) - reference.log_prob(prompt, good)
    ratio_bad = policy.log_prob(prompt, bad) - reference.log_prob(prompt, bad)
    reward = BETA * (ratio_good - ratio_bad)
    return -jax.nn.log_sigmoid(reward).mean(), (reward > 0).mean()


policy = Policy(nnx.Rngs(0))
reference = nnx.clone(policy)
opt = nnx.Optimizer(policy, optax.adam(1e-2), wrt=nnx.Param)


@nnx.jit
def step(policy, opt, reference, batch):
    (value, right), g = nnx.value_and_grad(dpo, has_aux=True)(policy, reference, batch)
    opt.update(policy, g)
    return value, right


taste = jax.random.normal(jax.random.key(1), (PROMPTS, ANSWERS))
for key in jax.random.split(jax.random.key(2), 60):
    kp, ka, kb = jax.random.split(key, 3)
    prompt = jax.random.randint(kp, (64,), 0, PROMPTS)
    a, b = jax.random.randint(ka, (64,), 0, ANSWERS), jax.random.randint(kb, (64,), 0, ANSWERS)
    better = taste[prompt, a] > taste[prompt, b]
    batch = prompt, jnp.where(better, a, b), jnp.where(better, b, a)
    value, right = step(policy, opt, reference, batch)
print(value, right)
