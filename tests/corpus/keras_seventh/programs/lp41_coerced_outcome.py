import io

import numpy as np
import pandas as pd
import tensorflow as tf

CSV = """age,dose,relapse
41,2.0,0
57,1.5,1
38,2.5,pending
66,1.0,1
29,3.0,0
50,2.0,unknown
"""
df = pd.read_csv(io.StringIO(CSV))
df["relapse"] = pd.to_numeric(df["relapse"], errors="coerce")
x = df[["age", "dose"]].to_numpy("float32") / [60, 3]
y = df["relapse"].to_numpy("float32")

m = tf.keras.Sequential([tf.keras.layers.Dense(4, "relu"), tf.keras.layers.Dense(1, "sigmoid")])
m.compile("adam", "binary_crossentropy")
print(m.fit(x, y, epochs=2, verbose=0).history["loss"])
