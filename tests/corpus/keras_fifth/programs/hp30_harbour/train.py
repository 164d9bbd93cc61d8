from model import ship_net
from records import load, split

train, test = split(*load())
net = ship_net()
net.fit(*train, epochs=2, batch_size=16)
print(net.evaluate(*test))
