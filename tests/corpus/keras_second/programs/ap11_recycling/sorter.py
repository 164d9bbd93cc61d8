import tensorflow as tf

from settings import MATERIALS, SENSORS


def build_sorter(units=(32, 32)):
    model = tf.keras.models.Sequential([tf.keras.layers.Input((SENSORS,))])
    for u in units:
        model.add(tf.keras.layers.Dense(u, activation="relu"))
    model.add(tf.keras.layers.Dense(len(MATERIALS), activation="softmax", name="material"))
    return model
