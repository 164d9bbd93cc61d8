import gradio as gr
import torch
from torchvision import transforms

from flowernet import FlowerNet

LABELS = ["daisy", "dandelion", "rose", "sunflower", "tulip"]
net = FlowerNet(len(LABELS))
net.load_state_dict(torch.load("flowers.pt", map_location="cpu"))
net.eval()
prepare = transforms.Compose([transforms.Resize((64, 64)), transforms.ToTensor()])


def classify(image):
    batch = prepare(image).unsqueeze(0)
    with torch.no_grad():
        prediction = torch.nn.functional.softmax(net(batch)[0], dim=0)
    return {LABELS[i]: float(prediction[i]) for i in range(len(LABELS))}


demo = gr.Interface(fn=classify, inputs=gr.Image(type="pil"), outputs=gr.Label(num_top_classes=3))
if __name__ == "__main__":
    demo.launch()
