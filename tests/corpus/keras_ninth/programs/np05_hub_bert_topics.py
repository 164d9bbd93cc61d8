"""Fine-tunes a small BERT on four news topics."""
import keras
import keras_hub
import numpy as np

TOPICS = ["world", "sports", "business", "science"]


def read(path):
    texts, labels = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            topic, text = line.rstrip("\n").split("\t", 1)
            labels.append(TOPICS.index(topic))
            texts.append(text)
    return np.array(texts), np.array(labels)


x_train, y_train = read("ag_train.tsv")
x_test, y_test = read("ag_test.tsv")

classifier = keras_hub.models.BertTextClassifier.from_preset(
    "bert_tiny_en_uncased",
    num_classes=len(TOPICS),
    activation="softmax",
)
classifier.backbone.trainable = False
classifier.compile(
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    optimizer=keras.optimizers.AdamW(5e-5),
    metrics=[keras.metrics.SparseCategoricalAccuracy()],
)
classifier.fit(x_train, y_train, batch_size=32, epochs=2, validation_data=(x_test, y_test))
