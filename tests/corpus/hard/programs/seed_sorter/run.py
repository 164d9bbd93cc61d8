import keras
import numpy as np
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

from variants import DeepScoreSorter, GatedSorter, PlainSorter, ScoreSorter


def main():
    wine = load_wine()
    x, y = scale(wine.data), wine.target
    order = np.random.default_rng(0).permutation(len(x))
    x, y = x[order], y[order]
    for cls in (PlainSorter, ScoreSorter, DeepScoreSorter, GatedSorter):
        sorter = cls(x.shape[1], 3)
        model = sorter.compiled()
        model.fit(x[:130], y[:130], epochs=3, batch_size=10, verbose=0)
        p = keras.ops.convert_to_numpy(sorter.probabilities(model, x[130:]))
        print(model.name, model.evaluate(x[130:], y[130:], verbose=0), "row sum", p.sum(1)[:2])


if __name__ == "__main__":
    main()
