class Engine:
    def __init__(self, model, criterion, optimizer):
        self.model, self.criterion, self.optimizer = model, criterion, optimizer

    def update(self, batch):
        *inputs, target = batch
        self.optimizer.zero_grad()
        loss = self.criterion(self.model(*inputs), target)
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def run(self, data, epochs):
        for epoch in range(epochs):
            print(epoch, sum(map(self.update, data)) / len(data))
