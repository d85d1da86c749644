from keras import ops

import golden

cases = [
    golden.case("meshgrid", lambda x, **opts: ops.meshgrid(*x, **opts), [golden.normal(2), golden.normal(3)]),
    golden.case("meshgrid", lambda x, **opts: ops.meshgrid(*x, **opts), [golden.normal(2), golden.normal(3), golden.normal(2)], indexing="ij"),
    golden.case("meshgrid", lambda x, **opts: ops.meshgrid(*x, **opts), [golden.normal(2), golden.normal(3), golden.normal(2)]),
]

golden.write(__file__, cases)
