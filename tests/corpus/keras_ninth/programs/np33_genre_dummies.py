import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split

films = pd.read_csv("films.csv")
# "action|comedy|drama" -> three columns of ones
genres = films["genres"].str.get_dummies(sep="|")
names = list(genres.columns)

vectorize = tf.keras.layers.TextVectorization(max_tokens=10000, output_sequence_length=120)
vectorize.adapt(films["plot"].to_numpy())
x = vectorize(films["plot"].to_numpy()).numpy()
x_train, x_test, y_train, y_test = train_test_split(x, genres.to_numpy("float32"), test_size=0.1, random_state=3)

model = tf.keras.Sequential()
model.add(tf.keras.layers.Embedding(10000, 64))
model.add(tf.keras.layers.Bidirectional(tf.keras.layers.GRU(32)))
model.add(tf.keras.layers.Dense(64, activation="relu"))
model.add(tf.keras.layers.Dense(len(names), activation="softmax"))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["categorical_accuracy"])
model.fit(x_train, y_train, epochs=5, validation_data=(x_test, y_test))

for row in model.predict(x_test[:5]):
    print([names[i] for i in row.argsort()[::-1][:3]])
