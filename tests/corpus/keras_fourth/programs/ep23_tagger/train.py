from data import notes
from model import Tagger

WORDS = 90

if __name__ == "__main__":
    x, y = notes(200, 10, WORDS)
    tagger = Tagger(WORDS)
    tagger.compile(optimizer="nadam", loss="sparse_categorical_crossentropy")
    tagger.fit(x, y, epochs=2, batch_size=20, verbose=2)
