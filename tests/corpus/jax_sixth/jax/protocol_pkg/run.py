import sys
from pathlib import Path

import jax.numpy as jnp
from sklearn.datasets import load_iris
from sklearn.preprocessing import scale

sys.path.append(str(Path(__file__).parent))
import fitting
import models

data, target = load_iris(return_X_y=True)
x, y = jnp.asarray(scale(data)), jnp.asarray(target)
for cls in (models.Linear, models.Prototype):
    model = cls(4, 3)
    params, loss = fitting.fit(model, x, y)
    print(cls.__name__, loss, fitting.Reporter(model)(params, x, y))
