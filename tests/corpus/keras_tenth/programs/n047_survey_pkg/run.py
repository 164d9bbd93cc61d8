import keras

from data import SCALE, answers
from model import likert_model


def main():
    x, y = answers(400)
    model = likert_model(x.shape[1], len(SCALE))
    model.compile(optimizer=keras.optimizers.Adam(3e-3), loss=keras.losses.SparseCategoricalCrossentropy())
    model.fit(x, y, epochs=2, batch_size=40, verbose=0)
    print(model.predict(x[:4], verbose=0).argmax(1) + SCALE[0])


if __name__ == "__main__":
    main()
