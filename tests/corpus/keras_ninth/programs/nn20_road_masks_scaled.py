import glob

import numpy as np
from PIL import Image
from tensorflow.keras import backend as K
from tensorflow.keras.layers import Conv2D, Conv2DTranspose, Input, MaxPooling2D, concatenate
from tensorflow.keras.models import Model


def dice_coef(y_true, y_pred, smooth=1.0):
    y_true_f = K.flatten(y_true)
    y_pred_f = K.flatten(y_pred)
    intersection = K.sum(y_true_f * y_pred_f)
    return (2.0 * intersection + smooth) / (K.sum(y_true_f) + K.sum(y_pred_f) + smooth)


def load(folder, size=(256, 256)):
    X, Y = [], []
    for path in sorted(glob.glob(folder + "/images/*.png")):
        X.append(np.asarray(Image.open(path).convert("RGB").resize(size)))
        mask = np.asarray(Image.open(path.replace("images", "masks")).convert("L").resize(size, Image.NEAREST))
        Y.append(mask[..., None])
    X = np.array(X, dtype=np.float32) / 255.0
    Y = np.array(Y, dtype=np.float32)
    Y /= 255.0
    Y[Y > 0.5] = 1
    Y[Y <= 0.5] = 0
    return X, Y


inputs = Input((256, 256, 3))
c1 = Conv2D(16, 3, activation="elu", padding="same")(inputs)
c2 = Conv2D(32, 3, activation="elu", padding="same")(MaxPooling2D()(c1))
u = concatenate([Conv2DTranspose(16, 2, strides=2, padding="same")(c2), c1])
outputs = Conv2D(1, 1, activation="sigmoid")(Conv2D(16, 3, activation="elu", padding="same")(u))
model = Model(inputs, outputs)
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=[dice_coef])
X, Y = load("roads")
model.fit(X, Y, batch_size=8, epochs=20, validation_split=0.1)
roads = (model.predict(X[:4]) > 0.5).astype(np.uint8) * 255
Image.fromarray(roads[0, ..., 0]).save("road.png")
