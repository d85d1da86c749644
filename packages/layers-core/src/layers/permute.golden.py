from keras import layers

import golden

golden.write(__file__, [golden.layer_case(layers.Permute((3, 1, 2)), golden.normal(2, 1, 2, 3))])
