import math

import keras
import numpy as np


class Spectra(keras.utils.PyDataset):
    """mineral spectra, one file per mineral in the real data"""

    MINERALS = {"quartz": 0, "calcite": 1, "pyrite": 2, "gypsum": 3}

    def __init__(self, n=320, batch_size=32, seed=0, **kwargs):
        super().__init__(**kwargs)
        rng = np.random.default_rng(seed)
        names = rng.choice(list(self.MINERALS), n)
        self.y = np.array([self.MINERALS[m] for m in names])
        self.x = rng.normal(size=(n, 64, 1)) + self.y[:, None, None]
        self.batch_size = batch_size

    def __len__(self):
        return math.ceil(len(self.x) / self.batch_size)

    def __getitem__(self, index):
        sl = slice(index * self.batch_size, (index + 1) * self.batch_size)
        return self.x[sl], self.y[sl]
