import numpy as np
import tensorflow as tf
import yaml

EXPERIMENT = yaml.safe_load("""
name: leak-detector
net:
  hidden: [32, 16]
  dropout: 0.1
  out: {units: 1, activation: sigmoid}
train:
  epochs: 2
  lr: 0.002
  loss: {name: BinaryCrossentropy, options: {from_logits: true, label_smoothing: 0.02}}
""")


def make_net(spec):
    stack = [tf.keras.layers.Dense(u, activation="relu") for u in spec["hidden"]]
    stack.append(tf.keras.layers.Dropout(spec["dropout"]))
    stack.append(tf.keras.layers.Dense(**spec["out"]))
    return tf.keras.Sequential(stack)


def make_loss(spec):
    return getattr(tf.keras.losses, spec["name"])(**spec["options"])


pressure = np.random.RandomState(3).randn(400, 12).astype("float32")
leak = (pressure[:, :3].sum(1) > 1).astype("float32")[:, None]
net = make_net(EXPERIMENT["net"])
train = EXPERIMENT["train"]
net.compile(tf.keras.optimizers.Adam(train["lr"]), loss=make_loss(train["loss"]))
net.fit(pressure, leak, epochs=train["epochs"], verbose=0)
print(EXPERIMENT["name"], float(net.predict(pressure[:1], verbose=0)[0, 0]))
