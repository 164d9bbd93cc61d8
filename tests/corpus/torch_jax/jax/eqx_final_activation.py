import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import make_multilabel_classification

x, y = make_multilabel_classification(400, 12, n_classes=3, random_state=0)
x, y = jnp.asarray(x / x.max()), jnp.asarray(y, dtype=jnp.float32)
model = eqx.nn.MLP(in_size=12, out_size=3, width_size=24, depth=2, final_activation=jax.nn.sigmoid, key=jax.random.PRNGKey(0))
optim = optax.adam(3e-3)
opt_state = optim.init(eqx.filter(model, eqx.is_array))


@eqx.filter_jit
def make_step(model, opt_state):
    @eqx.filter_value_and_grad
    def loss_fn(model):
        preds = jax.vmap(model)(x)
        return optax.sigmoid_binary_cross_entropy(preds, y).mean()

    loss, grads = loss_fn(model)
    updates, opt_state = optim.update(grads, opt_state)
    return eqx.apply_updates(model, updates), opt_state, loss


for _ in range(60):
    model, opt_state, loss = make_step(model, opt_state)
print(loss, ((jax.vmap(model)(x) > 0.5) == y).mean())
