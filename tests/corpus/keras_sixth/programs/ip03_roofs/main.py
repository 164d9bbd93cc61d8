import keras
import numpy as np
from roofs import DefaultHead, loss as solar_loss


class RoofNet(DefaultHead, keras.Model):
    def __init__(self, width=16):
        super().__init__()
        self.trunk = keras.Sequential([keras.layers.Dense(width, "relu"), keras.layers.Dense(width, "relu")])
        self.head = self.make_head(1)

    def call(self, x, training=False):
        return self.head(self.trunk(x, training=training))


rng = np.random.default_rng(3)
roof = rng.normal(size=(256, 7)).astype("float32")
solar = (roof[:, :2].sum(1) > 0.4).astype("float32")[:, None]

model = RoofNet()
model.compile(optimizer="rmsprop", loss=solar_loss)
model.fit(roof, solar, epochs=2, batch_size=32, verbose=0)
print(model.evaluate(roof, solar, verbose=0))
