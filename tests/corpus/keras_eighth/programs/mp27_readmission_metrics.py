import tensorflow as tf
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split

METRICS = [
    tf.keras.metrics.BinaryAccuracy(name='accuracy'),
    tf.keras.metrics.Precision(name='precision'),
    tf.keras.metrics.Recall(name='recall'),
    tf.keras.metrics.AUC(name='auc'),
]


def make_model(metrics=METRICS):
    model = tf.keras.Sequential([
        tf.keras.layers.Dense(16, activation='relu'),
        tf.keras.layers.Dropout(0.5),
        tf.keras.layers.Dense(1),
    ])
    model.compile(
        optimizer=tf.keras.optimizers.Adam(learning_rate=1e-3),
        loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
        metrics=metrics)
    return model


X, y = make_classification(2000, 20, weights=[0.9], random_state=4)
X_train, X_val, y_train, y_val = train_test_split(X, y, stratify=y, random_state=4)
model = make_model()
model.fit(X_train, y_train, batch_size=256, epochs=2, validation_data=(X_val, y_val), verbose=0)
for name, value in zip(model.metrics_names, model.evaluate(X_val, y_val, verbose=0)):
    print(name, ': ', value)
