import torch
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import QuantileTransformer

data = load_breast_cancer()
x_tr, x_va, y_tr, y_va = train_test_split(data.data, data.target, random_state=5)
scale = QuantileTransformer(n_quantiles=100, output_distribution="normal").fit(x_tr)
x_tr, x_va = (torch.tensor(scale.transform(a)).float() for a in (x_tr, x_va))
t_tr = torch.tensor(y_tr).float()

lin = torch.nn.Linear(30, 1)
opt = torch.optim.SGD(lin.parameters(), lr=0.05)
for _ in range(100):
    opt.zero_grad()
    F.binary_cross_entropy_with_logits(lin(x_tr).squeeze(1), t_tr).backward()
    opt.step()
with torch.no_grad():
    p_va = torch.sigmoid(lin(x_va)).squeeze(1).numpy()
print("auc", roc_auc_score(y_va, p_va))
print("log loss", log_loss(p_va, y_va))
