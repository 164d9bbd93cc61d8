import numpy as np
import settings as cfg


def decide(net, x):
    return np.greater_equal(net.predict(x, verbose=0), cfg.CUT).astype(int)
