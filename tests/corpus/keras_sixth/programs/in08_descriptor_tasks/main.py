import keras
import numpy as np
from tasks import Tasks

rng = np.random.default_rng(71)
x = rng.normal(size=(160, 9))
targets = {"churn": x[:, 0] > 0, "plan": rng.integers(0, 4, 160), "spend": rng.poisson(3, 160)}
for name, y in targets.items():
    layer, loss = getattr(Tasks(), name)
    model = keras.Sequential([keras.Input((9,)), keras.layers.Dense(12, "relu"), layer])
    model.compile("adam", loss)
    model.fit(x, y.astype("float32"), epochs=1, verbose=0)
    print(name, model.evaluate(x, y.astype("float32"), verbose=0))
