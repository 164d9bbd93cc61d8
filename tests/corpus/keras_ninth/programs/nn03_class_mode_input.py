import matplotlib.pyplot as plt
from tensorflow.keras import Model
from tensorflow.keras.layers import Conv2D, Conv2DTranspose, Input
from tensorflow.keras.preprocessing.image import ImageDataGenerator

# pictures are their own targets
flow = ImageDataGenerator(rescale=1 / 255.0).flow_from_directory(
    "faces", target_size=(64, 64), class_mode="input", batch_size=64)

inp = Input((64, 64, 3))
code = Conv2D(32, 3, strides=2, padding="same", activation="relu")(inp)
code = Conv2D(16, 3, strides=2, padding="same", activation="relu", name="code")(code)
back = Conv2DTranspose(16, 3, strides=2, padding="same", activation="relu")(code)
back = Conv2DTranspose(32, 3, strides=2, padding="same", activation="relu")(back)
out = Conv2D(3, 3, padding="same", activation="sigmoid")(back)

autoencoder = Model(inp, out)
autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
autoencoder.fit(flow, epochs=20)

batch, _ = next(flow)
plt.imshow(autoencoder.predict(batch[:1])[0])
plt.show()
