import numpy as np

from sentiment import Sentiment

rng = np.random.default_rng(0)
x = rng.integers(1, 200, (300, 12))
y = (np.isin(x, range(1, 20)).sum(1) > 1).astype('float32')
task = Sentiment(vocab=200)
net = task.train(x, y)
print(net.predict(x[:5], verbose=0).ravel())
