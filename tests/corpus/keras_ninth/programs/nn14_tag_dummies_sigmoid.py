import pandas as pd
import tensorflow as tf
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

posts = pd.read_csv("questions.csv")
tags = posts["tags"].str.get_dummies(sep=" ")
top = tags.sum().nlargest(20).index
y = tags[top].to_numpy("float32")

vectorize = tf.keras.layers.TextVectorization(max_tokens=20000, output_mode="tf_idf")
vectorize.adapt(posts["title"])
X_train, X_test, y_train, y_test = train_test_split(posts["title"].to_numpy(), y, test_size=0.2, random_state=0)

model = tf.keras.Sequential([
    vectorize,
    tf.keras.layers.Dense(256, activation="relu"),
    tf.keras.layers.Dropout(0.4),
    tf.keras.layers.Dense(len(top), activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy", metrics=[tf.keras.metrics.Precision(), tf.keras.metrics.Recall()])
model.fit(X_train, y_train, validation_data=(X_test, y_test), epochs=4)
guess = model.predict(X_test) > 0.3
print(f1_score(y_test, guess, average="micro"))
