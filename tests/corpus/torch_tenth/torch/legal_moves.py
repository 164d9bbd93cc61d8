import torch
import torch.nn as nn
import torch.nn.functional as F


class MovePredictor(nn.Module):
    def __init__(self, cells=9):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(cells * 2, 64), nn.ReLU())
        self.policy = nn.Linear(64, cells)
        self.value = nn.Linear(64, 1)

    def forward(self, board):
        planes = torch.cat([(board == 1).float(), (board == -1).float()], dim=1)
        h = self.body(planes)
        scores = self.policy(h).masked_fill(board != 0, float("-inf"))
        return scores, torch.tanh(self.value(h)).squeeze(1)


def positions(n=64):
    board = torch.randint(-1, 2, (n, 9))
    board[torch.arange(n), torch.randint(9, (n,))] = 0
    move = (board == 0).float().argmax(1)
    outcome = board.float().sum(1).clamp(-1, 1)
    return board, move, outcome


torch.manual_seed(0)
net = MovePredictor()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for it in range(150):
    board, move, outcome = positions()
    scores, value = net(board)
    loss = F.cross_entropy(scores, move) + F.mse_loss(value, outcome)
    opt.zero_grad()
    loss.backward()
    opt.step()
board, move, _ = positions(300)
pi = net(board)[0].softmax(1)
print(loss.item(), (pi.argmax(1) == move).float().mean().item(), pi[0])
