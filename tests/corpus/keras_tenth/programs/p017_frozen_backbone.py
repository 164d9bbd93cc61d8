import keras
import numpy as np
from keras import layers

BIRDS = "wren robin magpie heron".split()
SIDE = 32
photos = np.random.uniform(0, 255, (16, SIDE, SIDE, 3)).astype("float32")
bird = keras.utils.to_categorical(np.random.randint(0, len(BIRDS), 16), num_classes=len(BIRDS))

backbone = keras.applications.ResNet50(include_top=False, weights=None, input_shape=(SIDE, SIDE, 3), pooling="avg")
backbone.trainable = False

inputs = keras.Input((SIDE, SIDE, 3))
x = keras.applications.resnet50.preprocess_input(inputs)
x = backbone(x, training=False)
x = layers.Dropout(0.4)(x)
classifier = keras.Model(inputs, layers.Dense(len(BIRDS), kernel_regularizer="l2")(x))

focal = keras.losses.CategoricalFocalCrossentropy(gamma=2.0, alpha=0.25)
classifier.compile(optimizer=keras.optimizers.SGD(1e-2, nesterov=True, momentum=0.9), loss=focal)
classifier.fit(photos, bird, epochs=1, batch_size=8, verbose=0)
