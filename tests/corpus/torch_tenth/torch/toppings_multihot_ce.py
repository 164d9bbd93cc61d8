import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.preprocessing import MultiLabelBinarizer

ORDERS = [
    ["ham", "mushroom"], ["olive"], ["ham", "pineapple"], ["olive", "mushroom", "onion"],
    ["onion", "pepper"], ["ham"], ["pepper", "olive"], ["pineapple", "ham", "onion"],
]
mlb = MultiLabelBinarizer()
rows = torch.tensor(mlb.fit_transform(ORDERS), dtype=torch.float32)
torch.manual_seed(0)
embedding = torch.randn(len(ORDERS), 8)

net = nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, len(mlb.classes_)))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(100):
    loss = F.cross_entropy(net(embedding), rows)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
for order, scores in zip(ORDERS, net(embedding)):
    print(order, [mlb.classes_[k] for k in scores.topk(2).indices])
