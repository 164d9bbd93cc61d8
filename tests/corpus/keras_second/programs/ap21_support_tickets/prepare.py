import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import LabelEncoder

TEMPLATES = {
    "billing": ["invoice is wrong", "charged twice this month", "please refund my payment"],
    "login": ["cannot log in", "password reset mail missing", "account locked again"],
    "shipping": ["parcel is late", "wrong address on the parcel", "tracking number does not work"],
    "other": ["hello there", "how are you", "thanks for the help"],
}


def load_tickets(n=240, seed=0):
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(n):
        topic = rng.choice(list(TEMPLATES))
        rows.append((rng.choice(TEMPLATES[topic]), topic))
    return pd.DataFrame(rows, columns=["text", "topic"])


class Preprocessor:
    def __init__(self):
        self.vec = TfidfVectorizer(ngram_range=(1, 2))
        self.topics = LabelEncoder()

    def fit_transform(self, frame):
        x = self.vec.fit_transform(frame["text"]).toarray().astype("float32")
        return x, self.topics.fit_transform(frame["topic"])

    @property
    def n_topics(self):
        return len(self.topics.classes_)
