import numpy as np

import params
from model import alarms, drift_model


def main():
    rng = np.random.default_rng(101)
    x = rng.normal(size=(500, 6)).astype("float32")
    drift = (x.mean(axis=1) > 0.5).astype("float32")
    model = drift_model(6)
    model.fit(x, drift, epochs=params.EPOCHS, verbose=0)
    print("alarms", alarms(model, x).sum(), "true", drift.sum())


if __name__ == "__main__":
    main()
