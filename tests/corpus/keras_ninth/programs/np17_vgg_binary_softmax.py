from keras.applications.vgg16 import VGG16, preprocess_input
from keras.layers import Dense, Flatten
from keras.models import Model
from keras.preprocessing.image import ImageDataGenerator

IMAGE_SIZE = [224, 224]

vgg = VGG16(input_shape=IMAGE_SIZE + [3], weights='imagenet', include_top=False)
for layer in vgg.layers:
    layer.trainable = False

x = Flatten()(vgg.output)
prediction = Dense(1, activation='softmax')(x)
model = Model(inputs=vgg.input, outputs=prediction)
model.summary()

model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])

train_datagen = ImageDataGenerator(preprocessing_function=preprocess_input, horizontal_flip=True)
test_datagen = ImageDataGenerator(preprocessing_function=preprocess_input)
training_set = train_datagen.flow_from_directory('chest_xray/train', target_size=(224, 224),
                                                 batch_size=10, class_mode='binary')
test_set = test_datagen.flow_from_directory('chest_xray/test', target_size=(224, 224),
                                            batch_size=10, class_mode='binary')
r = model.fit(training_set, validation_data=test_set, epochs=5,
              steps_per_epoch=len(training_set), validation_steps=len(test_set))
model.save('pneumonia.h5')
