import abc

import keras
import numpy as np
from keras import layers, ops


class RegularisedModel(keras.Model, abc.ABC):
    """task loss plus a penalty on the embedding"""

    penalty = 1e-3

    @abc.abstractmethod
    def task_loss(self, y, y_pred):
        ...

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        task = ops.mean(self.task_loss(y, y_pred["answer"]))
        return task + self.penalty * ops.mean(ops.square(y_pred["embedding"]))


class TopicModel(RegularisedModel):
    def __init__(self, n_topics):
        super().__init__()
        self.embed = layers.Dense(24, activation="relu")
        self.answer = layers.Dense(n_topics, activation="softmax")

    def call(self, bag):
        e = self.embed(bag)
        return {"embedding": e, "answer": self.answer(e)}

    def task_loss(self, y, y_pred):
        return keras.losses.categorical_crossentropy(y_pred, y)


rng = np.random.default_rng(14)
topic = rng.integers(0, 4, 480)
bag = rng.poisson(0.4, (480, 40)).astype("float32")
for i, k in enumerate(topic):
    bag[i, 10 * k:10 * k + 10] += rng.poisson(1.0, 10)
onehot = keras.utils.to_categorical(topic, 4)

model = TopicModel(4)
model.compile(optimizer=keras.optimizers.Adam(1e-3))
history = model.fit(bag, onehot, epochs=3, batch_size=40, verbose=0)
print(history.history["loss"])
print("accuracy", (model.predict(bag, verbose=0)["answer"].argmax(1) == topic).mean())
