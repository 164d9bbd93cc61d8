import numpy as np
from decide import decide
from model import make
from settings import EPOCHS, FEATURES

rng = np.random.default_rng(47)
x = rng.normal(size=(200, FEATURES))
valve = (x[:, :1] > 0).astype("float32")
net = make()
net.fit(x, valve, epochs=EPOCHS, verbose=0)
print("open:", decide(net, x[:20]).sum(), "of", int(valve[:20].sum()))
