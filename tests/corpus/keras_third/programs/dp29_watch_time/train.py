import keras
from keras import layers, metrics

from data import load

x, engaged = load()
x_val, engaged_val = load(300, seed=1)

model = keras.Sequential([
    layers.Input((24,)),
    layers.Dense(32, activation="relu"),
    layers.Dense(16, activation="relu"),
    layers.Dense(1),
])
model.compile(
    optimizer="adam",
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[metrics.AUC(name="auc"), metrics.Precision(name="precision")],
)
model.fit(x, engaged, validation_data=(x_val, engaged_val), epochs=2, batch_size=60, verbose=0)
print(model.evaluate(x_val, engaged_val, verbose=0, return_dict=True))
