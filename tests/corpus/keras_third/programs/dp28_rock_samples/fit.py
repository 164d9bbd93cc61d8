import keras
import numpy as np

from labels import ROCKS, number_of
from model import RockNet

if __name__ == "__main__":
    rng = np.random.default_rng(36)
    names = rng.choice(ROCKS, 280)
    ids = np.array([number_of(n) for n in names])
    minerals = rng.dirichlet(np.ones(10), len(ROCKS))[ids] + 0.02 * rng.normal(size=(280, 10))
    rock = RockNet(10)
    rock.fit(minerals, keras.utils.to_categorical(ids, len(ROCKS)), epochs=2, verbose=0)
