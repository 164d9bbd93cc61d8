import numpy as np
from tensorflow.keras.applications.vgg16 import VGG16
from tensorflow.keras.layers import Dense, Dropout, Flatten
from tensorflow.keras.models import Model
from tensorflow.keras.optimizers import SGD

base = VGG16(include_top=False, weights=None, input_shape=(32, 32, 3))
for layer in base.layers:
    layer.trainable = False

head = Flatten(name="flatten")(base.output)
head = Dense(32, activation="relu")(head)
head = Dropout(0.5)(head)
head = Dense(1, activation="softmax")(head)
model = Model(inputs=base.input, outputs=head)

xray = np.random.rand(12, 32, 32, 3).astype("float32")
pneumonia = np.random.randint(0, 2, size=(12,))
model.compile(loss="binary_crossentropy", optimizer=SGD(learning_rate=1e-4, momentum=0.9), metrics=["accuracy"])
model.fit(xray, pneumonia, batch_size=4, epochs=1, verbose=2)
