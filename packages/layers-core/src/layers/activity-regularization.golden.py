from keras import layers

import golden

golden.write(__file__, [golden.layer_case(layers.ActivityRegularization(l1=0.1, l2=0.2), golden.normal(2, 3))])
