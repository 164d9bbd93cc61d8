import keras
import numpy as np

from build import network, objective
from options import Options

opt = Options()
rng = np.random.default_rng(31)
fruit = rng.integers(0, len(opt.fruits), 320)
spectrum = rng.normal(size=(len(opt.fruits), 12))[fruit] + 0.4 * rng.normal(size=(320, 12))
target = keras.utils.to_categorical(fruit, len(opt.fruits))

model = network(opt, 12)
model.compile(optimizer="nadam", loss=objective(opt), metrics=["categorical_accuracy"])
model.fit(spectrum, target, epochs=opt.epochs, verbose=0)
print([opt.fruits[k] for k in model.predict(spectrum[:6], verbose=0).argmax(1)])
