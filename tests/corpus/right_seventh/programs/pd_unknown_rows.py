import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
df = pd.read_csv("a.csv")
y = df["y"]; X = df.drop(columns="y")
clf = LogisticRegression().fit(X, y)
P = pd.DataFrame(clf.predict_proba(X), columns=["no", "maybe", "yes"])
print(log_loss(y, P))
