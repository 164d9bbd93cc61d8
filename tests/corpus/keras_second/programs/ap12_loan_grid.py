import itertools
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder
from tensorflow.keras.layers import Dense, Dropout, InputLayer
from tensorflow.keras.models import Sequential

n = 600
rs = np.random.RandomState(21)
loans = pd.DataFrame({
    "amount": rs.gamma(2, 4000, n),
    "term": rs.choice([36, 60], n),
    "grade": rs.choice(list("ABCDE"), n),
    "home": rs.choice(["RENT", "OWN", "MORTGAGE"], n),
    "dti": rs.uniform(0, 40, n),
})
loans["loan_status"] = np.where(loans.dti + 4 * loans.grade.map(dict(zip("ABCDE", range(5)))) > 32,
                                "Charged Off", "Fully Paid")

y = loans["loan_status"].map({"Fully Paid": 1, "Charged Off": 0}).values
ct = make_column_transformer((MinMaxScaler(), ["amount", "term", "dti"]),
                             (OneHotEncoder(sparse_output=False), ["grade", "home"]))
X = ct.fit_transform(loans.drop(columns="loan_status"))
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=101)


def create_model(hidden, drop, out_units=1, out_activation="softmax"):
    m = Sequential([InputLayer(shape=(X.shape[1],))])
    for h in hidden:
        m.add(Dense(h, activation="relu"))
        m.add(Dropout(drop))
    m.add(Dense(units=out_units, activation=out_activation))
    return m


results = []
for hidden, drop in itertools.product([(16,), (32, 16)], [0.0, 0.3]):
    m = create_model(hidden, drop)
    m.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    m.fit(X_train, y_train, epochs=1, batch_size=64, verbose=0)
    results.append({"hidden": hidden, "drop": drop, "acc": m.evaluate(X_test, y_test, verbose=0)[1]})
print(pd.DataFrame(results).sort_values("acc", ascending=False))
