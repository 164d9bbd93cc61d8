# Fine-tuning on a folder of flowers, one sub folder per species.
import tensorflow as tf
from tensorflow.keras import layers, models
from tensorflow.keras.preprocessing.image import ImageDataGenerator

DATA = "data/flowers"
IMG = (180, 180)

datagen = ImageDataGenerator(rescale=1.0 / 255, rotation_range=20, horizontal_flip=True, validation_split=0.2)
train_gen = datagen.flow_from_directory(DATA, target_size=IMG, batch_size=32, class_mode="sparse", subset="training")
val_gen = datagen.flow_from_directory(DATA, target_size=IMG, batch_size=32, class_mode="sparse", subset="validation")

model = models.Sequential()
model.add(layers.Conv2D(32, (3, 3), activation="relu", input_shape=IMG + (3,)))
model.add(layers.MaxPooling2D((2, 2)))
model.add(layers.Conv2D(64, (3, 3), activation="relu"))
model.add(layers.MaxPooling2D((2, 2)))
model.add(layers.Flatten())
model.add(layers.Dense(128, activation="relu"))
model.add(layers.Dropout(0.5))
model.add(layers.Dense(train_gen.num_classes, activation="softmax"))

model.compile(
    optimizer=tf.keras.optimizers.Adam(1e-3),
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
history = model.fit(
    train_gen,
    steps_per_epoch=train_gen.samples // 32,
    validation_data=val_gen,
    validation_steps=val_gen.samples // 32,
    epochs=15,
)
model.save("flowers.h5")
