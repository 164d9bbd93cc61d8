from tensorflow.keras import layers, models
from tensorflow.keras.preprocessing.image import ImageDataGenerator, img_to_array, load_img

train_datagen = ImageDataGenerator(rescale=1.0 / 255, zoom_range=0.3)
training_set = train_datagen.flow_from_directory('dataset/training_set', target_size=(64, 64),
                                                 batch_size=32, class_mode='binary')
test_datagen = ImageDataGenerator(rescale=1.0 / 255)
test_set = test_datagen.flow_from_directory('dataset/test_set', target_size=(64, 64),
                                            batch_size=32, class_mode='binary')

cnn = models.Sequential()
cnn.add(layers.Conv2D(filters=32, kernel_size=3, activation='relu', input_shape=[64, 64, 3]))
cnn.add(layers.MaxPool2D(pool_size=2, strides=2))
cnn.add(layers.Conv2D(filters=32, kernel_size=3, activation='relu'))
cnn.add(layers.MaxPool2D(pool_size=2, strides=2))
cnn.add(layers.Flatten())
cnn.add(layers.Dense(units=128, activation='relu'))
cnn.add(layers.Dense(units=1, activation='sigmoid'))
cnn.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
cnn.fit(x=training_set, validation_data=test_set, epochs=25)

picture = img_to_array(load_img('dataset/single.jpg', target_size=(64, 64)))
result = cnn.predict(picture[None] / 255.0)
print(training_set.class_indices)
if result[0][0] > 0.5:
    prediction = 'dog'
else:
    prediction = 'cat'
print(prediction)
