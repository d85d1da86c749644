from keras import layers

import golden

golden.write(__file__, [golden.layer_case(layers.Identity(), golden.normal(2, 3))])
