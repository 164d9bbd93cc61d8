# ported from our old Estimator job: model_fn(features, labels, mode) -> spec
import collections

import numpy as np
import tensorflow as tf

tf1 = tf.compat.v1
tf1.disable_v2_behavior()

Spec = collections.namedtuple("Spec", ["mode", "predictions", "loss", "train_op"])
TRAIN, PREDICT = "train", "predict"


def linear_block(x, units, name):
    with tf1.variable_scope(name, reuse=tf1.AUTO_REUSE):
        kernel = tf1.get_variable("kernel", (x.shape[-1], units))
        return tf1.matmul(x, kernel) + tf1.get_variable("bias", (units,), initializer=tf1.zeros_initializer())


def model_fn(features, labels, mode, params):
    x = tf1.concat([features["price"], features["history"]], axis=1)
    for n, units in enumerate(params["units"]):
        x = tf1.nn.elu(linear_block(x, units, "hidden_%d" % n))
    score = linear_block(x, 1, "buy")
    predictions = {"score": score}
    if mode == PREDICT:
        return Spec(mode, predictions, None, None)
    loss = tf1.losses.log_loss(labels=labels, predictions=score)
    opt = tf1.train.GradientDescentOptimizer(params["lr"])
    return Spec(mode, predictions, loss, opt.minimize(loss))


rng = np.random.RandomState(0)
price, history = rng.randn(512, 1), rng.randn(512, 6)
bought = (history.sum(1, keepdims=True) - price > 0).astype("float32")

feed_price = tf1.placeholder(tf.float32, (None, 1))
feed_history = tf1.placeholder(tf.float32, (None, 6))
feed_labels = tf1.placeholder(tf.float32, (None, 1))
spec = model_fn({"price": feed_price, "history": feed_history}, feed_labels, TRAIN, {"units": [16], "lr": 0.05})

with tf1.Session() as session:
    session.run(tf1.global_variables_initializer())
    for i in range(40):
        loss, _ = session.run([spec.loss, spec.train_op],
                              {feed_price: price, feed_history: history, feed_labels: bought})
    print("final", loss)
