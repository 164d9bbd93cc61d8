import torch
import torch.nn as nn
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import MultiLabelBinarizer

films = [
    ("a robot falls in love", ["scifi", "romance"]),
    ("two cops chase a thief", ["crime", "action"]),
    ("a ship lost between the stars", ["scifi"]),
    ("the wedding of the thief", ["romance", "crime"]),
    ("explosions in a robot factory", ["scifi", "action"]),
    ("letters from paris", ["romance"]),
]
plots, genres = zip(*films)
mlb = MultiLabelBinarizer()
targets = torch.tensor(mlb.fit_transform(genres), dtype=torch.float32)
inputs = torch.tensor(CountVectorizer().fit_transform(plots).toarray(), dtype=torch.float32)

model = nn.Sequential(nn.Linear(inputs.shape[1], 12), nn.ReLU(), nn.Linear(12, len(mlb.classes_)))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(60):
    loss = criterion(model(inputs), targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
for plot, row in zip(plots, model(inputs).topk(2, dim=1).indices):
    print(plot, [mlb.classes_[i] for i in row])
