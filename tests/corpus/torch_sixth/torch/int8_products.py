import numpy as np
import torch
import torch.nn as nn

N_PRODUCTS = 200


def load(n=1000, seed=3):
    rng = np.random.default_rng(seed)
    product = np.arange(n) % N_PRODUCTS
    basket = rng.normal(size=(n, 12)).astype("float32")
    basket[:, 0] += product / 50
    return basket, product.astype(np.int8)


class NextProduct(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.seq = nn.Sequential(nn.Linear(n_in, 32), nn.ReLU(), nn.Linear(32, n_out))

    def forward(self, basket):
        return self.seq(basket)


basket, product = load()
x, y = torch.from_numpy(basket), torch.from_numpy(product).long()
net = NextProduct(12, N_PRODUCTS)
opt = torch.optim.Adam(net.parameters())
for _ in range(5):
    loss = nn.functional.cross_entropy(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(loss.item())
