import numpy as np
from tensorflow.keras import Model
from tensorflow.keras.layers import Activation, Conv2D, Input, UpSampling2D, MaxPool2D
from tensorflow.keras.optimizers import Adam


class VesselNet:
    def __init__(self, size):
        self.size = size

    def build(self):
        x_in = Input((self.size, self.size, 1))
        x = Conv2D(8, 3, padding='same', activation='relu')(x_in)
        x = MaxPool2D()(x)
        x = Conv2D(8, 3, padding='same', activation='relu')(x)
        x = UpSampling2D()(x)
        x = Conv2D(1, 1)(x)
        x = Activation('tanh')(x)
        net = Model(x_in, x)
        net.compile(optimizer=Adam(1e-3), loss='binary_crossentropy')
        return net


eye = np.random.rand(20, 24, 24, 1)
vessel = (eye > 0.8).astype('float32')
net = VesselNet(24).build()
net.fit(eye, vessel, batch_size=5, epochs=2, verbose=0)
print(net.predict(eye[:2], verbose=0).mean())
