import equinox as eqx
import jax
import jax.numpy as jnp
import jax.random as jr
import optax


class Mlp(eqx.Module):
    layers: list
    norm: eqx.nn.BatchNorm
    readout: eqx.nn.Linear

    def __init__(self, key):
        k1, k2, k3 = jr.split(key, 3)
        self.layers = [eqx.nn.Linear(6, 24, key=k1), jax.nn.gelu, eqx.nn.Linear(24, 24, key=k2)]
        self.norm = eqx.nn.BatchNorm(input_size=24, axis_name="batch", mode="batch")
        self.readout = eqx.nn.Linear(24, "scalar", key=k3)

    def __call__(self, x, state):
        for layer in self.layers:
            x = layer(x)
        x, state = self.norm(x, state)
        return jax.nn.sigmoid(self.readout(jax.nn.gelu(x))), state


def compute_loss(model, state, xs, ys):
    batch_model = jax.vmap(model, axis_name="batch", in_axes=(0, None), out_axes=(0, None))
    outs, state = batch_model(xs, state)
    losses = optax.sigmoid_binary_cross_entropy(outs, ys)
    return jnp.mean(losses), state


@eqx.filter_jit
def make_step(model, state, opt_state, xs, ys):
    grads, state = eqx.filter_grad(compute_loss, has_aux=True)(model, state, xs, ys)
    updates, opt_state = optim.update(grads, opt_state, eqx.filter(model, eqx.is_inexact_array))
    return eqx.apply_updates(model, updates), state, opt_state


key = jr.key(7)
data_key, model_key = jr.split(key)
xs = jr.normal(data_key, (512, 6))
ys = (xs[:, 0] * xs[:, 1] + xs[:, 2] > 0).astype(jnp.float32)
model, state = eqx.nn.make_with_state(Mlp)(model_key)
optim = optax.adamw(5e-3)
opt_state = optim.init(eqx.filter(model, eqx.is_inexact_array))
for i in range(100):
    model, state, opt_state = make_step(model, state, opt_state, xs, ys)
loss, _ = compute_loss(model, state, xs, ys)
print(float(loss))
