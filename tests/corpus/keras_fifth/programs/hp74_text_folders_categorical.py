import keras
from keras import layers

BATCH = 32
raw_train = keras.utils.text_dataset_from_directory(
    "stackoverflow/train", label_mode="categorical", batch_size=BATCH, validation_split=0.2, subset="training", seed=1)
raw_val = keras.utils.text_dataset_from_directory(
    "stackoverflow/train", label_mode="categorical", batch_size=BATCH, validation_split=0.2, subset="validation", seed=1)
n = len(raw_train.class_names)

vectorize = layers.TextVectorization(max_tokens=10000, output_sequence_length=200)
vectorize.adapt(raw_train.map(lambda text, _: text))
train = raw_train.map(lambda text, label: (vectorize(text), label))
val = raw_val.map(lambda text, label: (vectorize(text), label))

tokens = keras.Input((200,), dtype="int64")
x = layers.Embedding(10000, 64)(tokens)
x = layers.Conv1D(64, 5, activation="relu")(x)
x = layers.GlobalMaxPooling1D()(x)
out = layers.Dense(n)(x)
model = keras.Model(tokens, out)
model.compile(
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    optimizer="adam",
    metrics=["accuracy"],
)
model.fit(train, validation_data=val, epochs=5)
