from keras import layers

from abstract import Sorter


class PlainSorter(Sorter):
    def head(self, x):
        return layers.Dense(self.n_out, activation="softmax")(x)


class ScoreSorter(Sorter):
    from_logits = True

    def head(self, x):
        return layers.Dense(self.n_out)(x)


class DeepScoreSorter(ScoreSorter):
    def body(self, x):
        for _ in range(2):
            x = layers.Dropout(0.1)(super().body(x))
        return x


class GatedSorter(PlainSorter):
    def body(self, x):
        gate = layers.Dense(24, activation="softmax", name="gate")(x)
        return layers.Multiply()([super().body(x), gate])
