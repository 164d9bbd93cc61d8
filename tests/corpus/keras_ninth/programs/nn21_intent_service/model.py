from settings import INTENTS, LENGTH, MAX_WORDS
from tensorflow import keras


class IntentNet(keras.Model):
    def __init__(self):
        super().__init__()
        self.emb = keras.layers.Embedding(MAX_WORDS, 32)
        self.conv = keras.layers.Conv1D(64, 3, activation="relu")
        self.pool = keras.layers.GlobalMaxPooling1D()
        self.out = keras.layers.Dense(len(INTENTS))

    def call(self, tokens):
        return self.out(self.pool(self.conv(self.emb(tokens))))


def for_training():
    net = IntentNet()
    net.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    return net


def for_serving(net):
    tokens = keras.Input((LENGTH,), dtype="int32")
    return keras.Model(tokens, keras.layers.Softmax()(net(tokens)))
