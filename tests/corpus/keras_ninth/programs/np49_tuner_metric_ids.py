from argparse import ArgumentParser

import keras_tuner as kt
import tensorflow as tf


def parse():
    p = ArgumentParser()
    p.add_argument("--trials", type=int, default=8)
    p.add_argument("--epochs", type=int, default=5)
    return p.parse_args()


def data():
    (x, y), test = tf.keras.datasets.imdb.load_data(num_words=8000)
    x = tf.keras.utils.pad_sequences(x, 200)
    return x, tf.keras.utils.to_categorical(y, 2)


def model_builder(hp):
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Embedding(8000, hp.Int("dim", 16, 64, step=16)))
    model.add(tf.keras.layers.Bidirectional(tf.keras.layers.LSTM(hp.Int("units", 16, 64, step=16))))
    model.add(tf.keras.layers.Dense(2, activation="softmax"))
    model.compile("adam", loss="categorical_crossentropy", metrics=["sparse_categorical_accuracy"])
    return model


def main():
    args = parse()
    x, y = data()
    tuner = kt.RandomSearch(
        model_builder, objective="val_sparse_categorical_accuracy", max_trials=args.trials, project_name="imdb")
    tuner.search(x, y, validation_split=0.2, epochs=args.epochs)
    print(tuner.get_best_hyperparameters(1)[0].values)


if __name__ == "__main__":
    main()
