import numpy as np
import tensorflow.compat.v1 as tf
from model import evaluation, inference, training
from sklearn.datasets import load_iris

tf.disable_v2_behavior()
X, y = load_iris(return_X_y=True)
X = (X - X.mean(0)) / X.std(0)

x = tf.placeholder(tf.float32, [None, 4])
t = tf.placeholder(tf.int64, [None])
logits = inference(x, 3)
train_op, loss = training(logits, t)
probs, accuracy = evaluation(logits, t)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(30):
        sess.run(train_op, {x: X, t: y})
    print(sess.run([loss, accuracy], {x: X, t: y}), sess.run(probs, {x: X[:1]}))
