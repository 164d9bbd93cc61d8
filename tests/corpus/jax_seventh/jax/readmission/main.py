import jax
import numpy as np
from sklearn.datasets import make_classification

from learn import learn
from risk import RiskNet, Ward

x, y = make_classification(400, 9, random_state=7)
x, y = x.astype(np.float32), y.astype(np.float32)
net = RiskNet()
params, loss = learn(net, x[:300], y[:300])
ward = Ward(net, params, x[300:])
print("loss", loss, "alarms", len(ward.alarms()))
ranking = jax.nn.sigmoid(ward.risk)
print("expected readmissions", float(ranking.sum()), "seen", y[300:].sum())
