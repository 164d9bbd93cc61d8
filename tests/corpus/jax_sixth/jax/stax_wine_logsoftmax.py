import jax
import jax.numpy as jnp
import optax
from jax.example_libraries import optimizers, stax
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

net_init, net_apply = stax.serial(stax.Dense(32), stax.Tanh, stax.Dense(3), stax.LogSoftmax)
opt_init, opt_update, get_params = optimizers.adam(step_size=1e-2)

data, target = load_wine(return_X_y=True)
batch = jnp.asarray(scale(data)), jax.nn.one_hot(target, 3)


def loss(params, batch):
    inputs, targets = batch
    return optax.softmax_cross_entropy(net_apply(params, inputs), targets).mean()


@jax.jit
def step(i, opt_state, batch):
    g = jax.grad(loss)(get_params(opt_state), batch)
    return opt_update(i, g, opt_state)


out_shape, net_params = net_init(jax.random.PRNGKey(0), (-1, 13))
opt_state = opt_init(net_params)
for i in range(80):
    opt_state = step(i, opt_state, batch)
trained = get_params(opt_state)
print(loss(trained, batch), (net_apply(trained, batch[0]).argmax(1) == target).mean())
