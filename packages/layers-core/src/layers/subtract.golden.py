from keras import layers

import golden

golden.write(__file__, [golden.layer_case(layers.Subtract(), [golden.normal(2, 3), golden.normal(2, 3)])])
