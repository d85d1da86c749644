import keras
from keras import tree

import golden

structure = {"b": [1, {"z": None, "y": 2}], "a": [3, [4, 5]]}
other = {"a": [30, [40, 50]], "b": [10, {"y": 20, "z": 60}]}
cases = [
    {"name": "flatten", "args": [structure], "out": tree.flatten(structure)},
    {"name": "flatten", "args": [7], "out": tree.flatten(7)},
    {"name": "flattenWithPath", "args": [structure], "out": [[list(p), leaf] for p, leaf in tree.flatten_with_path(structure)]},
    {"name": "isNested", "args": [structure], "out": tree.is_nested(structure)},
    {"name": "isNested", "args": [None], "out": tree.is_nested(None)},
    {"name": "isNested", "args": [[]], "out": tree.is_nested([])},
    {"name": "packSequenceAs", "args": [structure, [1, 2, 3, 4, 5, 6]], "out": tree.pack_sequence_as(structure, [1, 2, 3, 4, 5, 6])},
    {"name": "mapStructure", "note": "both", "args": [structure, other], "out": tree.map_structure(lambda x, y: [x, y], structure, other)},
    {"name": "mapStructureUpTo", "note": "both", "args": [{"a": 0, "b": [0, 0]}, structure, other],
     "out": tree.map_structure_up_to({"a": 0, "b": [0, 0]}, lambda x, y: [x, y], structure, other)},
    {"name": "mapShapeStructure", "note": "length", "args": [{"a": [None, 28], "b": [[2, 3], []]}],
     "out": tree.map_shape_structure(len, {"a": [None, 28], "b": [[2, 3], []]})},
    {"name": "traverse", "note": "double", "args": [structure],
     "out": tree.traverse(lambda x: x * 2 if isinstance(x, int) else None, structure)},
    {"name": "traverse", "note": "remove", "args": [structure],
     "out": tree.traverse(lambda x: tree.MAP_TO_NONE if isinstance(x, dict) and "y" in x else None, structure)},
    {"name": "listsToTuples", "args": [structure], "out": tree.lists_to_tuples(structure)},
]

golden.write(__file__, cases)
