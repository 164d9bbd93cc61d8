import keras
from keras import layers
from keras.applications import efficientnet

IMG_SIZE = 160
train_ds = keras.utils.image_dataset_from_directory("recycling/train", image_size=(IMG_SIZE, IMG_SIZE), batch_size=32, seed=1)
val_ds = keras.utils.image_dataset_from_directory("recycling/val", image_size=(IMG_SIZE, IMG_SIZE), batch_size=32, seed=1)
names = train_ds.class_names

augment = keras.Sequential([layers.RandomFlip("horizontal"), layers.RandomRotation(0.1)])
backbone = efficientnet.EfficientNetB0(include_top=False, weights="imagenet", pooling="avg")
backbone.trainable = False

inp = layers.Input((IMG_SIZE, IMG_SIZE, 3))
x = backbone(augment(inp))
x = layers.BatchNormalization()(x)
model = keras.Model(inp, layers.Dense(len(names), activation="softmax")(x))
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(train_ds, validation_data=val_ds, epochs=10)
