import jax
import numpy as np
import optax
from sklearn.datasets import make_classification

import constants as C
from model import Ear
from objective import categorical

x, y = make_classification(500, C.N_MELS, n_informative=10, n_classes=len(C.INSTRUMENTS), random_state=12)
x = x.astype(np.float32)
ear = Ear(n_classes=len(C.INSTRUMENTS))
params = ear.init(jax.random.key(0), x[:1])
tx = optax.adam(3e-3)
state = tx.init(params)


@jax.jit
def step(params, state):
    value, g = jax.value_and_grad(lambda p: categorical(ear.apply(p, x), y))(params)
    u, state = tx.update(g, state)
    return optax.apply_updates(params, u), state, value


for i in range(120):
    params, state, value = step(params, state)
print(value, C.INSTRUMENTS[int(ear.apply(params, x[0]).argmax())])
