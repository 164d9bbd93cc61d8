from torch import nn

PAD = 0
sequence_loss = nn.NLLLoss(ignore_index=PAD)
