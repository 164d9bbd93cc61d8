import torch
from torch.utils.data import Dataset

INTENTS = ["transfer", "balance", "card_lost", "opening_hours"]


class BankQueries(Dataset):
    def __init__(self, n, seed):
        g = torch.Generator().manual_seed(seed)
        self.label = torch.randint(0, len(INTENTS), (n,), generator=g)
        common = torch.randint(5, 40, (n, 10), generator=g)
        special = 40 + 10 * self.label[:, None] + torch.randint(0, 10, (n, 10), generator=g)
        self.ids = torch.where(torch.rand(n, 10, generator=g) < 0.3, special, common)

    def __len__(self):
        return len(self.label)

    def __getitem__(self, i):
        return {"input_ids": self.ids[i], "attention_mask": torch.ones_like(self.ids[i]), "labels": self.label[i]}
