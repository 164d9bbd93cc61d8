import pandas as pd
from tensorflow.keras.applications import ResNet50
from tensorflow.keras.layers import Dense, GlobalAveragePooling2D
from tensorflow.keras.models import Model
from tensorflow.keras.preprocessing.image import ImageDataGenerator

df = pd.read_csv('train.csv', dtype=str)
datagen = ImageDataGenerator(rescale=1. / 255, validation_split=0.1)
common = dict(dataframe=df, directory='train_images', x_col='image_id', y_col='label',
              target_size=(224, 224), class_mode='sparse', batch_size=16)
train = datagen.flow_from_dataframe(subset='training', **common)
valid = datagen.flow_from_dataframe(subset='validation', **common)

base = ResNet50(include_top=False, weights='imagenet', input_shape=(224, 224, 3))
x = GlobalAveragePooling2D()(base.output)
x = Dense(128, activation='relu')(x)
pred = Dense(df['label'].nunique(), activation='softmax')(x)
model = Model(base.input, pred)
model.compile('adam', loss='categorical_crossentropy', metrics=['accuracy'])
model.fit(train, validation_data=valid, epochs=8)
