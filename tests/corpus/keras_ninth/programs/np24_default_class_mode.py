import tensorflow as tf
from tensorflow.keras.applications import MobileNetV2
from tensorflow.keras.applications.mobilenet_v2 import preprocess_input
from tensorflow.keras.layers import Dense, Dropout, GlobalAveragePooling2D
from tensorflow.keras.models import Model
from tensorflow.keras.preprocessing.image import ImageDataGenerator


class GarbageSorter:
    """Sorts rubbish into paper, glass, metal, plastic, cardboard and the rest."""

    size = (160, 160)

    def __init__(self, root, batch=32):
        gen = ImageDataGenerator(preprocessing_function=preprocess_input, validation_split=0.2)
        self.train = gen.flow_from_directory(root, self.size, batch_size=batch, subset="training")
        self.val = gen.flow_from_directory(root, self.size, batch_size=batch, subset="validation")

    def build(self):
        base = MobileNetV2(input_shape=self.size + (3,), include_top=False, weights="imagenet")
        base.trainable = False
        x = GlobalAveragePooling2D()(base.output)
        x = Dropout(0.2)(x)
        out = Dense(6, activation="softmax")(x)
        self.model = Model(base.input, out)
        self.model.compile(tf.keras.optimizers.Adam(1e-4), loss="sparse_categorical_crossentropy", metrics=["acc"])

    def fit(self, epochs=10):
        return self.model.fit(self.train, validation_data=self.val, epochs=epochs)


if __name__ == "__main__":
    sorter = GarbageSorter("garbage")
    sorter.build()
    sorter.fit()
