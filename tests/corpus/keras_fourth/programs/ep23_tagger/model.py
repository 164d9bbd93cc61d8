from keras import Model, layers

from vocab import TAGS


class Tagger(Model):
    def __init__(self, words, dim=24):
        super().__init__()
        self.embed = layers.Embedding(words, dim)
        self.read = layers.Bidirectional(layers.GRU(dim, return_sequences=True))
        self.tag = layers.TimeDistributed(layers.Dense(len(TAGS), activation="softmax"))

    def call(self, x):
        return self.tag(self.read(self.embed(x)))
