import keras
import numpy as np
from keras import ops
from sklearn.datasets import load_digits


class Distiller(keras.Model):
    """compute_loss version: works on every backend."""

    def __init__(self, student, teacher):
        super().__init__()
        self.teacher = teacher
        self.student = student

    def compile(self, optimizer, metrics, student_loss_fn, distillation_loss_fn, alpha=0.1, temperature=3):
        super().compile(optimizer=optimizer, metrics=metrics)
        self.student_loss_fn = student_loss_fn
        self.distillation_loss_fn = distillation_loss_fn
        self.alpha = alpha
        self.temperature = temperature

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, allow_empty=False, **kw):
        teacher_pred = self.teacher(x, training=False)
        student_loss = self.student_loss_fn(y, y_pred)
        distillation_loss = self.distillation_loss_fn(
            teacher_pred / self.temperature,
            y_pred / self.temperature,
        ) * (self.temperature ** 2)
        return self.alpha * student_loss + (1 - self.alpha) * distillation_loss

    def call(self, x):
        return self.student(x)


def mlp(name, *hidden):
    return keras.Sequential(
        [keras.Input((64,)), *(keras.layers.Dense(h, activation="relu") for h in hidden), keras.layers.Dense(10)],
        name=name,
    )


x, y = load_digits(return_X_y=True)
x = (x / 16.0).astype("float32")
teacher = mlp("teacher", 128, 128)
teacher.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
teacher.fit(x, y, epochs=3, verbose=0)

distiller = Distiller(mlp("student", 16), teacher)
distiller.compile(
    optimizer="adam",
    metrics=["sparse_categorical_accuracy"],
    student_loss_fn=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    distillation_loss_fn=keras.losses.KLDivergence(),
    alpha=0.2,
    temperature=5,
)
distiller.fit(x, y, epochs=2, verbose=0)
print(np.mean(distiller.predict(x, verbose=0).argmax(1) == y))
