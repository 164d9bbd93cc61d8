import tensorflow as tf


class Bigram(tf.Module):
    """Next-character model with one table."""

    def __init__(self, vocab):
        super().__init__(name="bigram")
        self.table = tf.Variable(tf.random.normal((vocab, vocab), stddev=0.05), name="table")

    @tf.function
    def logp(self, ids):
        scores = tf.nn.embedding_lookup(self.table, ids)
        return scores - tf.reduce_logsumexp(scores, axis=-1, keepdims=True)

    def nll(self, ids, nxt):
        ce = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=nxt, logits=self.logp(ids))
        return tf.reduce_mean(ce)


text = "the quick brown fox jumps over the lazy dog and runs away again " * 6
alphabet = sorted(set(text))
ids = tf.constant([alphabet.index(c) for c in text])
model, opt = Bigram(len(alphabet)), tf.keras.optimizers.SGD(5.0)
for _ in range(20):
    with tf.GradientTape() as tape:
        loss = model.nll(ids[:-1], ids[1:])
    opt.apply_gradients([(tape.gradient(loss, model.table), model.table)])
print(float(loss), tf.exp(model.logp(ids[:1])).numpy().sum())
