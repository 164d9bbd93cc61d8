import random

import numpy as np
import tensorflow as tf
from sklearn.preprocessing import MultiLabelBinarizer
from tensorflow.keras.layers import Dense, Embedding, GlobalMaxPooling1D, TextVectorization
from tensorflow.keras.models import Sequential

random.seed(4)
CUES = {
    "comedy": ["laugh", "funny", "jokes", "silly"],
    "horror": ["ghost", "blood", "scream", "dark"],
    "romance": ["love", "wedding", "kiss", "heart"],
    "scifi": ["space", "robot", "alien", "laser"],
}

plots, genres = [], []
for _ in range(300):
    g = random.sample(sorted(CUES), k=random.choice([1, 2, 2, 3]))
    words = [random.choice(CUES[name]) for name in g for _ in range(3)]
    random.shuffle(words)
    plots.append("a film with " + " ".join(words))
    genres.append(g)

mlb = MultiLabelBinarizer()
Y = mlb.fit_transform(genres).astype("float32")
vectorize = TextVectorization(max_tokens=100, output_sequence_length=14)
vectorize.adapt(plots)
X = vectorize(np.array(plots)).numpy()

model = Sequential([
    Embedding(100, 16),
    GlobalMaxPooling1D(),
    Dense(32, activation="relu"),
    Dense(len(mlb.classes_), activation="softmax"),
])
model.compile(loss="categorical_crossentropy", optimizer="adam")
model.fit(X, Y, epochs=3, batch_size=30, verbose=0)
scores = model.predict(X[:3], verbose=0)
for s, g in zip(scores, genres):
    print(dict(zip(mlb.classes_, s.round(2))), g)
