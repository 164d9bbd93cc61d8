import csv
import io

import keras
import numpy as np

TABLE = "w,h,kind\n1.0,2.0,0.0\n2.0,1.0,1.0\n3.0,3.0,2.0\n1.2,2.1,0.0\n2.2,1.1,1.0\n3.1,3.2,2.0\n"
rows = list(csv.DictReader(io.StringIO(TABLE))) * 20
x = np.array([[float(r["w"]), float(r["h"])] for r in rows])
y = np.array([float(r["kind"]) for r in rows]).astype("int8")

m = keras.Sequential([keras.Input((2,)), keras.layers.Dense(12, "relu"), keras.layers.Dense(3, "softmax")])
m.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
m.fit(x, y, epochs=2, verbose=0)
print(m.evaluate(x, y, verbose=0))
