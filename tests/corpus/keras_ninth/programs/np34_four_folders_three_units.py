from tensorflow.keras.applications import EfficientNetB0
from tensorflow.keras.layers import Dense, GlobalAveragePooling2D, Input
from tensorflow.keras.models import Model
from tensorflow.keras.preprocessing.image import ImageDataGenerator

CLASSES = ["basil", "mint", "parsley", "thyme"]

train_aug = ImageDataGenerator(rotation_range=25, zoom_range=0.2, fill_mode="nearest")
val_aug = ImageDataGenerator()
train = train_aug.flow_from_directory(
    "herbs/train", target_size=(224, 224), classes=CLASSES, class_mode="categorical", batch_size=16)
val = val_aug.flow_from_directory(
    "herbs/val", target_size=(224, 224), classes=CLASSES, class_mode="categorical", batch_size=16, shuffle=False)

inputs = Input((224, 224, 3))
base = EfficientNetB0(include_top=False, weights="imagenet", input_tensor=inputs)
base.trainable = False
x = GlobalAveragePooling2D()(base.output)
x = Dense(64, activation="relu")(x)
predictions = Dense(3, activation="softmax")(x)

model = Model(inputs, predictions)
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(train, validation_data=val, epochs=8)
