import tensorflow as tf


class ClassHead(tf.keras.layers.Layer):
    def __init__(self, num_signs, **kwargs):
        super().__init__(**kwargs)
        self.num_signs = num_signs

    def build(self, shape):
        self.kernel = self.add_weight(shape=(int(shape[-1]), self.num_signs), initializer="glorot_uniform", name="kernel")
        self.bias = self.add_weight(shape=(self.num_signs,), initializer="zeros", name="bias")

    def call(self, features):
        return tf.nn.softmax(tf.matmul(features, self.kernel) + self.bias)
