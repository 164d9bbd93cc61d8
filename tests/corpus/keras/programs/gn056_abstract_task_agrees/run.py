import numpy as np

from task import Exclusive, Independent

rng = np.random.default_rng(5)
x = rng.normal(size=(200, 8))
jobs = [(Exclusive(4), np.abs(x[:, :4]).argmax(1)), (Independent(3), (x[:, :3] > 0).astype("float32"))]
for task, y in jobs:
    history = task.model(8).fit(x, y, epochs=2, verbose=0)
    print(type(task).__name__, history.history["loss"])
