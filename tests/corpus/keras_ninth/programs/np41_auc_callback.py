import numpy as np
from keras.callbacks import Callback
from keras.layers import Dense, Input
from keras.models import Model
from sklearn.datasets import make_classification
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split


class RocAucEvaluation(Callback):
    def __init__(self, validation_data=(), interval=1):
        super().__init__()
        self.interval = interval
        self.X_val, self.y_val = validation_data

    def on_epoch_end(self, epoch, logs=None):
        if epoch % self.interval == 0:
            y_pred = self.model.predict(self.X_val, verbose=0)
            score = roc_auc_score(y_pred, self.y_val)
            print("\n ROC-AUC - epoch: %d - score: %.6f \n" % (epoch + 1, score))


X, y = make_classification(2000, 25, n_informative=10, random_state=4)
X = X.astype(np.float32)
X_tra, X_val, y_tra, y_val = train_test_split(X, y, train_size=0.9, random_state=233)

inp = Input(shape=(25,))
x = Dense(64, activation="relu")(inp)
x = Dense(1, activation="sigmoid")(x)
model = Model(inputs=inp, outputs=x)
model.compile(loss="binary_crossentropy", optimizer="adam")
ra_val = RocAucEvaluation(validation_data=(X_val, y_val), interval=1)
model.fit(X_tra, y_tra, batch_size=128, epochs=4, callbacks=[ra_val], verbose=0)
