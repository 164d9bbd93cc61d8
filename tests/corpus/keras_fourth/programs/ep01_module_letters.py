"""Letter shapes with plain tf.Module, no Keras."""
import tensorflow as tf


class Dense(tf.Module):
    def __init__(self, in_features, out_features, activation=None, name=None):
        super().__init__(name=name)
        self.activation = activation
        self.w = tf.Variable(tf.random.normal([in_features, out_features], stddev=0.1), name="w")
        self.b = tf.Variable(tf.zeros([out_features]), name="b")

    def __call__(self, x):
        y = tf.matmul(x, self.w) + self.b
        return y if self.activation is None else self.activation(y)


class MLP(tf.Module):
    def __init__(self, sizes, activations, name="mlp"):
        super().__init__(name=name)
        self.layers = []
        with self.name_scope:
            for fan_in, fan_out, act in zip(sizes[:-1], sizes[1:], activations):
                self.layers.append(Dense(fan_in, fan_out, activation=act))

    @tf.Module.with_name_scope
    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


class Trainer:
    def __init__(self, net, lr):
        self.net = net
        self.lr = tf.constant(lr)

    @tf.function(input_signature=[tf.TensorSpec([None, 16], tf.float32), tf.TensorSpec([None], tf.int64)])
    def step(self, x, y):
        with tf.GradientTape() as tape:
            out = self.net(x)
            cost = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=out))
        for var, grad in zip(self.net.trainable_variables, tape.gradient(cost, self.net.trainable_variables)):
            var.assign_sub(self.lr * grad)
        return cost


tf.random.set_seed(8)
centres = tf.random.normal([26, 16])
ids = tf.random.uniform([1040], maxval=26, dtype=tf.int64)
strokes = tf.gather(centres, ids) + 0.3 * tf.random.normal([1040, 16])

trainer = Trainer(MLP([16, 64, 26], [tf.nn.tanh, tf.nn.softmax]), lr=0.5)
for epoch in range(3):
    for start in range(0, 1040, 104):
        cost = trainer.step(strokes[start:start + 104], ids[start:start + 104])
    print(epoch, cost.numpy())
