import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.preprocessing.image import ImageDataGenerator

aug = ImageDataGenerator(rescale=1.0 / 255, brightness_range=(0.7, 1.3))
train = aug.flow_from_directory("sign_language/train", (96, 96), color_mode="grayscale", class_mode="categorical")
valid = aug.flow_from_directory("sign_language/valid", (96, 96), color_mode="grayscale", class_mode="categorical")

inputs = layers.Input((96, 96, 1))
x = inputs
for filters in 16, 32, 64, 128:
    x = layers.SeparableConv2D(filters, 3, padding="same", use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    x = layers.LeakyReLU(0.1)(x)
    x = layers.MaxPooling2D()(x)
x = layers.GlobalMaxPooling2D()(x)
outputs = layers.Dense(24, activation="softmax")(x)

model = tf.keras.Model(inputs, outputs)
model.compile(
    optimizer=tf.keras.optimizers.Nadam(),
    loss=tf.keras.losses.CategoricalCrossentropy(label_smoothing=0.1),
    metrics=[tf.keras.metrics.SparseCategoricalAccuracy(name="acc")],
)
model.fit(train, validation_data=valid, epochs=30)
