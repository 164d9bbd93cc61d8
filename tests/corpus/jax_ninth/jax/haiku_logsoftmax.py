import haiku as hk
import jax
import jax.numpy as jnp
import numpy as np
import optax


class CharConv(hk.Module):
    def __init__(self, classes, name=None):
        super().__init__(name=name)
        self.classes = classes

    def __call__(self, tokens):
        x = hk.Embed(64, 16)(tokens)
        x = jax.nn.gelu(hk.Conv1D(32, 5)(x))
        x = jnp.max(x, axis=1)
        return jax.nn.log_softmax(hk.Linear(self.classes)(x))


model = hk.without_apply_rng(hk.transform(lambda t: CharConv(9)(t)))
tx = optax.adamw(3e-4)


@jax.jit
def update(params, opt_state, tokens, lang):
    def objective(p):
        scores = model.apply(p, tokens)
        return optax.softmax_cross_entropy_with_integer_labels(scores, lang).mean()

    value, g = jax.value_and_grad(objective)(params)
    upd, opt_state = tx.update(g, opt_state, params)
    return optax.apply_updates(params, upd), opt_state, value


tokens = np.random.randint(0, 64, (128, 40))
lang = np.random.randint(0, 9, 128)
params = model.init(jax.random.PRNGKey(3), tokens)
opt_state = tx.init(params)
for _ in range(5):
    params, opt_state, value = update(params, opt_state, tokens, lang)
    print(value)
