from .data import BIRDS, calls
from .model import classifier


def main():
    x, y = calls()
    net = classifier()
    net.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    net.fit(x, y, epochs=10, verbose=0)
    print(len(BIRDS), "birds", net.evaluate(x, y, verbose=0))


main()
