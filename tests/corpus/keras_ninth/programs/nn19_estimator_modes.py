import tensorflow as tf

FEATURES = ["sepal_l", "sepal_w", "petal_l", "petal_w"]
SPECIES = ["Setosa", "Versicolor", "Virginica"]


def my_model(features, labels, mode, params):
    """DNN with two hidden layers."""
    net = tf.compat.v1.feature_column.input_layer(features, params["feature_columns"])
    for units in params["hidden_units"]:
        net = tf.compat.v1.layers.dense(net, units=units, activation=tf.nn.relu)
    logits = tf.compat.v1.layers.dense(net, params["n_classes"], activation=None)
    predicted_classes = tf.argmax(logits, 1)
    if mode == tf.estimator.ModeKeys.PREDICT:
        predictions = {
            "class_ids": predicted_classes[:, tf.newaxis],
            "probabilities": tf.nn.softmax(logits),
            "logits": logits,
        }
        return tf.estimator.EstimatorSpec(mode, predictions=predictions)

    loss = tf.compat.v1.losses.sparse_softmax_cross_entropy(labels=labels, logits=logits)
    accuracy = tf.compat.v1.metrics.accuracy(labels=labels, predictions=predicted_classes, name="acc_op")
    if mode == tf.estimator.ModeKeys.EVAL:
        return tf.estimator.EstimatorSpec(mode, loss=loss, eval_metric_ops={"accuracy": accuracy})

    optimizer = tf.compat.v1.train.AdagradOptimizer(learning_rate=0.1)
    train_op = optimizer.minimize(loss, global_step=tf.compat.v1.train.get_global_step())
    return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)


def input_fn(path, training=True):
    ds = tf.data.experimental.make_csv_dataset(
        path, 64, column_names=FEATURES + ["species"], label_name="species", num_epochs=None if training else 1)
    return ds


classifier = tf.estimator.Estimator(
    model_fn=my_model,
    params={
        "feature_columns": [tf.feature_column.numeric_column(key) for key in FEATURES],
        "hidden_units": [10, 10],
        "n_classes": len(SPECIES),
    },
)
classifier.train(input_fn=lambda: input_fn("iris_training.csv"), steps=1000)
print(classifier.evaluate(input_fn=lambda: input_fn("iris_test.csv", training=False)))
