from keras import layers

import golden

golden.write(__file__, [golden.layer_case(layers.RepeatVector(3), golden.normal(2, 4))])
