from keras import layers

import golden

golden.write(__file__, [golden.layer_case(layers.LeakyReLU(negative_slope=0.1), golden.normal(2, 4))])
