from abc import ABC, abstractmethod

import keras
from keras import layers


class Task(ABC):
    def __init__(self, n):
        self.n = n

    @abstractmethod
    def head(self): ...

    @abstractmethod
    def loss(self): ...

    def model(self, n_in):
        net = keras.Sequential([layers.Input((n_in,)), layers.Dense(16, activation="relu"), self.head()])
        net.compile(optimizer="adam", loss=self.loss())
        return net


class Exclusive(Task):
    def head(self):
        return layers.Dense(self.n)

    def loss(self):
        return keras.losses.SparseCategoricalCrossentropy(from_logits=True)


class Independent(Task):
    def head(self):
        return layers.Dense(self.n, activation="sigmoid")

    def loss(self):
        return keras.losses.BinaryCrossentropy()
