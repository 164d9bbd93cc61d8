import keras
import numpy as np
from keras import layers
from sklearn.feature_extraction.text import TfidfVectorizer

texts = ["free prize now", "meeting at noon", "win money fast", "lunch tomorrow", "cheap pills", "see you at home"] * 30
spam = [1, 0, 1, 0, 1, 0] * 30

vec = TfidfVectorizer()
X = vec.fit_transform(texts).toarray()
y = np.asarray(spam, dtype="float32")

model = keras.Sequential([layers.Input((X.shape[1],)), layers.Dense(8, activation="relu"), layers.Dense(1)])
model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(from_logits=True))
model.fit(X, y, epochs=5, verbose=0)


def label(messages, cut=0.5):
    scores = model.predict(vec.transform(messages).toarray(), verbose=0)
    return ["spam" if s > cut else "ham" for s in scores[:, 0]]


print(label(["win a free prize", "lunch at noon"]))
