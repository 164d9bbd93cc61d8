import torch
from torch import nn, Tensor
from torch.nn.functional import cross_entropy


def head(width: int, n: int) -> nn.Module:
    return nn.Sequential(nn.Linear(width, width), nn.LayerNorm(width), nn.GELU(), nn.Linear(width, n), nn.Softplus())


class MoodFromSteps(nn.Module):
    """five moods from a day of step counts"""

    def __init__(self, width: int = 24, n_moods: int = 5) -> None:
        super().__init__()
        self.conv = nn.Conv1d(1, width, kernel_size=5, stride=2)
        self.head = head(width, n_moods)

    def forward(self, steps: Tensor) -> Tensor:
        h = torch.relu(self.conv(steps.unsqueeze(1)))
        return self.head(h.mean(dim=-1))


def days(n: int) -> tuple[Tensor, Tensor]:
    mood = torch.randint(0, 5, (n,))
    t = torch.linspace(0, 6.28, 48)
    return torch.sin(t * (mood[:, None] + 1)) + 0.4 * torch.randn(n, 48), mood


def main() -> None:
    torch.manual_seed(4)
    model = MoodFromSteps()
    opt = torch.optim.NAdam(model.parameters(), lr=4e-3)
    for i in range(80):
        x, mood = days(64)
        loss = cross_entropy(model(x), mood)
        opt.zero_grad(set_to_none=True)
        loss.backward()
        opt.step()
    x, mood = days(400)
    print(loss.item(), (model(x).argmax(-1) == mood).float().mean().item())


main()
