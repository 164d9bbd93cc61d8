import random
import string

import torch

NAMES = {
    "Italian": ["rossi", "bianchi", "ferrari", "romano", "conti"],
    "Polish": ["nowak", "kowalski", "wisniewski", "wozniak", "kaminski"],
    "Dutch": ["vandijk", "jansen", "devries", "bakker", "visser"],
}
ALL_CATEGORIES = list(NAMES)
ALL_LETTERS = string.ascii_lowercase
N_LETTERS = len(ALL_LETTERS)


def line_to_tensor(line):
    tensor = torch.zeros(len(line), 1, N_LETTERS)
    for i, letter in enumerate(line):
        tensor[i][0][ALL_LETTERS.find(letter)] = 1
    return tensor


def random_example():
    category = random.choice(ALL_CATEGORIES)
    line = random.choice(NAMES[category])
    category_tensor = torch.tensor([ALL_CATEGORIES.index(category)], dtype=torch.long)
    return category, line, category_tensor, line_to_tensor(line)
