import numpy as np
import tensorflow as tf

TAGS = ("jazz", "rock", "folk")


class Tagger(tf.Module):
    def __init__(self, d, n):
        super().__init__()
        self.w = tf.Variable(tf.random.normal((d, n), stddev=0.1))
        self.b = tf.Variable(tf.zeros((n,)))

    def __call__(self, x):
        return x @ self.w + self.b


def decisions(tagger, batches):
    for x, y in batches:
        yield np.rint(tagger(x).numpy()), y.numpy()


rng = np.random.default_rng(48)
x = rng.normal(size=(240, 9)).astype("float32")
y = (x[:, :3] + 0.2 * rng.normal(size=(240, 3)) > 0.2).astype("float32")
ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(40)
tagger, opt = Tagger(9, len(TAGS)), tf.keras.optimizers.SGD(0.5)
for xb, yb in ds:
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=yb, logits=tagger(xb)))
    opt.apply_gradients(zip(tape.gradient(loss, tagger.trainable_variables), tagger.trainable_variables))
hits = np.concatenate([said == true for said, true in decisions(tagger, ds)])
print(dict(zip(TAGS, hits.mean(0).round(2))))
