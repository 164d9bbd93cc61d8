import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

vocab_size = 2000
maxlen = 40
embed_dim = 64


def causal_attention_mask(batch_size, n_dest, n_src, dtype):
    i = tf.range(n_dest)[:, None]
    j = tf.range(n_src)
    mask = tf.cast(i >= j - n_src + n_dest, dtype)
    mask = tf.reshape(mask, [1, n_dest, n_src])
    mult = tf.concat([tf.expand_dims(batch_size, -1), tf.constant([1, 1], dtype=tf.int32)], 0)
    return tf.tile(mask, mult)


class TransformerBlock(layers.Layer):
    def __init__(self, embed_dim, num_heads, ff_dim, rate=0.1):
        super().__init__()
        self.att = layers.MultiHeadAttention(num_heads, embed_dim)
        self.ffn = keras.Sequential([layers.Dense(ff_dim, activation="relu"), layers.Dense(embed_dim)])
        self.layernorm1 = layers.LayerNormalization(epsilon=1e-6)
        self.layernorm2 = layers.LayerNormalization(epsilon=1e-6)

    def call(self, inputs):
        shape = tf.shape(inputs)
        mask = causal_attention_mask(shape[0], shape[1], shape[1], tf.bool)
        out1 = self.layernorm1(inputs + self.att(inputs, inputs, attention_mask=mask))
        return self.layernorm2(out1 + self.ffn(out1))


def create_model():
    inputs = layers.Input(shape=(maxlen,), dtype=tf.int32)
    x = layers.Embedding(vocab_size, embed_dim)(inputs)
    x = TransformerBlock(embed_dim, 2, 64)(x)
    outputs = layers.Dense(vocab_size)(x)
    model = keras.Model(inputs=inputs, outputs=[outputs, x])
    # no loss for the word embeddings of the transformer block
    model.compile("adam", loss=["sparse_categorical_crossentropy", None])
    return model


def sample_from(logits, k=10):
    logits, indices = tf.math.top_k(logits, k=k, sorted=True)
    preds = keras.activations.softmax(tf.expand_dims(logits, 0))[0]
    return np.random.choice(indices, p=np.asarray(preds).astype("float64") / np.sum(preds))


tokens = np.random.randint(1, vocab_size, (256, maxlen + 1))
text_ds = tf.data.Dataset.from_tensor_slices((tokens[:, :-1], tokens[:, 1:])).shuffle(256).batch(32)
gpt = create_model()
gpt.fit(text_ds, epochs=1)
scores, _ = gpt.predict(tokens[:1, :-1])
print(sample_from(scores[0][-1]))
