import tensorflow as tf


def conv_block(x, filters):
    x = tf.keras.layers.Conv2D(filters, 3, padding="same")(x)
    x = tf.keras.layers.BatchNormalization()(x)
    x = tf.keras.layers.ReLU()(x)
    return x


def build_unet(shape, n_classes, base=16):
    inputs = tf.keras.Input(shape)
    skips, x = [], inputs
    for depth in range(3):
        x = conv_block(x, base * 2**depth)
        skips.append(x)
        x = tf.keras.layers.MaxPooling2D()(x)
    x = conv_block(x, base * 8)
    for skip in reversed(skips):
        x = tf.keras.layers.UpSampling2D()(x)
        x = tf.keras.layers.concatenate([x, skip])
        x = conv_block(x, skip.shape[-1])
    x = tf.keras.layers.Conv2D(n_classes, 1)(x)
    out = tf.keras.activations.softmax(x, axis=-1)
    return tf.keras.Model(inputs, out, name="unet")
