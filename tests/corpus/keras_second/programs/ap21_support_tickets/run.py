import numpy as np

from classifier import TicketClassifier
from prepare import Preprocessor, load_tickets

frame = load_tickets()
prep = Preprocessor()
x, y = prep.fit_transform(frame)
clf = TicketClassifier(x.shape[1], prep.n_topics)
for epoch in range(3):
    order = np.random.permutation(len(x))
    losses = [clf.partial_fit(x[idx], y[idx]) for idx in np.array_split(order, 8)]
    print(f"epoch {epoch}: {np.mean(losses):.3f}")
print("train accuracy", (clf.predict_proba(x).argmax(1) == y).mean())
