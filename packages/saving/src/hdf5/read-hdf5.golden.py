"""Writes fixtures/*.golden.h5 with h5py, and what h5py reads from them into read-hdf5.golden.json; run by hand without
arguments. With names of files it prints what h5py reads from each, one a line."""

import json
import pathlib
import sys

import h5py
import ml_dtypes
import numpy as np

here = pathlib.Path(__file__).parent
folder = here / "fixtures"


def types(f):
    for name in ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64"]:
        kind = np.dtype(name).kind
        low, high = (-1.5, 65504.0) if kind == "f" else (np.iinfo(name).min, np.iinfo(name).max)
        f[f"little/{name}"] = np.array([0, 1, low, high, 100], name)
        if np.dtype(name).itemsize > 1:
            f[f"big/{name}"] = np.array([0, 1, low, high, 100], np.dtype(name).newbyteorder(">"))
    f["nan"] = np.array([np.nan, np.inf, -np.inf, -0.0], "float32")
    f["bool"] = np.array([[True, False], [False, True]])
    dataset = f.create_dataset("bfloat16", data=np.array([1, -2.5, 3e38, 0], ml_dtypes.bfloat16))
    dataset.attrs["dtype"] = "bfloat16"
    f["text/scalar"] = "hello"
    f["text/variable"] = np.array(["a", "", "größe €", "x" * 300], dtype=h5py.string_dtype())
    f["text/fixed"] = np.array([b"a", b"bcd", b""])
    f["text/terminated"] = np.array([b"ab", b"c"], dtype=h5py.string_dtype("utf-8", 4))
    f["scalar"] = np.float32(2.5)
    f["empty"] = np.zeros((0, 3), "float32")
    f["null"] = h5py.Empty("float32")


def attributes(f):
    f.attrs["string"] = "größe"
    f.attrs["bytes"] = b"bytes"
    f.attrs["long"] = "y" * 5000
    f.attrs["int"] = 3
    f.attrs["float"] = 2.5
    f.attrs["bool"] = True
    f.attrs["empty"] = h5py.Empty("f4")
    f.attrs["array"] = np.arange(6, dtype="float32").reshape(2, 3)
    f.attrs["names"] = ["kernel", "bias"]
    f.attrs["fixed"] = np.array([b"dense/kernel:0", b"dense/bias:0"])
    f.attrs["none"] = np.zeros((0,), "float64")
    group = f.create_group("group")
    for i in range(20):  # more than one header block; more than 8: dense storage in new files
        group.attrs[f"attribute_{i}"] = i * 1.5
    f.create_dataset("data", data=[1, 2]).attrs["unit"] = "m"


def many(count):
    def write(f):
        for i in range(count):
            f.create_group(f"layer_{i}")
        f["layer_1/vars/0"] = np.array([7], "int32")
        f["layer_1/vars/ä"] = np.array([8], "int32")

    return write


def chunked(f):
    data = np.arange(7 * 5, dtype="float32").reshape(7, 5)
    f.create_dataset("plain", data=data, chunks=(3, 2))
    f.create_dataset("gzip", data=data, chunks=(3, 2), compression="gzip")
    f.create_dataset("all", data=data, chunks=(4, 5), compression="gzip", shuffle=True, fletcher32=True)
    f.create_dataset("sum", data=np.arange(9, dtype="uint8"), chunks=(5,), fletcher32=True)
    f.create_dataset("one", data=data, chunks=(7, 5), compression="gzip")
    f.create_dataset("cube", data=np.arange(60, dtype="int16").reshape(3, 4, 5), chunks=(2, 3, 2), shuffle=True)
    f.create_dataset("text", data=np.array(["a", "bb", "ccc"], dtype=h5py.string_dtype()), chunks=(2,))
    gaps = f.create_dataset("gaps", shape=(6, 4), chunks=(2, 2), dtype="float32", fillvalue=-1.5)
    gaps[2:4, 2:] = 4
    f.create_dataset("never", shape=(5,), chunks=(2,), dtype="int32", fillvalue=9)
    f.create_dataset("unset", shape=(5,), dtype="int64", fillvalue=9)
    compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    compact.set_layout(h5py.h5d.COMPACT)
    dataset = h5py.h5d.create(f.id, b"compact", h5py.h5t.IEEE_F32LE, h5py.h5s.create_simple((3,)), compact)
    dataset.write(h5py.h5s.ALL, h5py.h5s.ALL, np.array([1, 2, 3], "float32"))


def many_chunks(f):
    f.create_dataset("long", data=np.arange(200, dtype="uint8"), chunks=(1,))


def newest_chunks(f):
    data = np.arange(12, dtype="float32").reshape(3, 4)
    f.create_dataset("one", data=data, chunks=(3, 4))
    f.create_dataset("filtered", data=data, chunks=(3, 4), compression="gzip")
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_chunk((2, 3))
    plist.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
    dataset = h5py.h5d.create(f.id, b"implicit", h5py.h5t.IEEE_F32LE, h5py.h5s.create_simple((3, 4)), plist)
    dataset.write(h5py.h5s.ALL, h5py.h5s.ALL, data)


def links(f):
    f["real"] = np.array([1], "int8")
    f["soft"] = h5py.SoftLink("/real")
    f["outside"] = h5py.ExternalLink("other.h5", "/x")
    f["again"] = f["real"]
    group = f.create_group("a")
    group["self"] = group
    f["record"] = np.zeros(2, dtype=[("x", "f4"), ("y", "i4")])


def tracked(f):
    group = f.create_group("tracked", track_order=True)
    for name in ["zebra", "ape", "mole"]:
        group.create_group(name)
    group = f.create_group("many", track_order=True)
    for i in range(12):
        group.create_group(f"c{11 - i}")


files = {
    "types": (types, {}),
    "types-latest": (types, {"libver": "latest"}),
    "attributes": (attributes, {}),
    "attributes-latest": (attributes, {"libver": "latest"}),
    "many": (many(45), {}),
    "many-latest": (many(45), {"libver": "latest"}),
    "chunked": (chunked, {}),
    "many-chunks": (many_chunks, {}),
    "newest-chunks": (newest_chunks, {"libver": "latest"}),
    "links": (links, {}),
    "links-latest": (links, {"libver": "latest"}),
    "tracked": (tracked, {}),
    "user-block": (many(2), {"userblock_size": 1024}),
}


def plain(value, dtype):
    """JSON without loss: big integers and floats that JSON lacks as text, 16-bit floats as their bits."""
    if dtype == "string":
        return [v if isinstance(v, str) else bytes(v).decode() for v in np.asarray(value, object).ravel()]
    value = np.ascontiguousarray(value)
    if value.dtype == bool:
        value = value.view("uint8")
    if dtype in ("float16", "bfloat16"):
        value = value.astype(value.dtype.newbyteorder("=")).view("uint16")
    if dtype in ("int64", "uint64"):
        return [str(v) for v in value.ravel().tolist()]
    if dtype == "float32" or dtype == "float64":
        return [v if np.isfinite(v) and not (v == 0 and np.signbit(v)) else {np.inf: "Infinity", -np.inf: "-Infinity", 0: "-0"}.get(v, "NaN") for v in value.ravel().tolist()]
    return value.ravel().tolist()


def name_of(dtype):
    if dtype.kind in "OS":
        return "string"
    return dtype.name


def attribute(value):
    if isinstance(value, h5py.Empty):
        return {"dtype": "null"}
    if isinstance(value, (str, bytes)):
        return {"dtype": "string", "shape": [], "data": [value if isinstance(value, str) else value.decode()]}
    value = np.asarray(value)
    return {"dtype": name_of(value.dtype), "shape": list(value.shape), "data": plain(value, name_of(value.dtype))}


def describe(item):
    attrs = {k: attribute(v) for k, v in item.attrs.items()}
    if isinstance(item, h5py.Group):
        children = {}
        for k in item:
            kind = item.get(k, getclass=True, getlink=True)
            if kind is not h5py.HardLink:
                children[k] = {"link": kind.__name__}
            elif item[k] == item:
                children[k] = {"link": "Cycle"}
            else:
                children[k] = describe(item[k])
        return {"attributes": attrs, "children": [[k, v] for k, v in children.items()]}
    dtype = name_of(item.dtype)
    if item.dtype.kind == "V":
        if item.attrs.get("dtype") != "bfloat16":
            return {"link": "Compound"}
        dtype = "bfloat16"
    value = item[()]
    if isinstance(value, h5py.Empty):
        return {"attributes": attrs, "dtype": dtype, "shape": [0], "data": []}
    if h5py.check_string_dtype(item.dtype):
        value = item.asstr()[()]
    return {"attributes": attrs, "dtype": dtype, "shape": list(item.shape), "data": plain(value, dtype)}


def described(path):
    with h5py.File(path) as f:
        return describe(f)


def main():
    expected = {}
    folder.mkdir(exist_ok=True)
    for name, (write, options) in files.items():
        path = folder / f"{name}.golden.h5"
        with h5py.File(path, "w", **options) as f:
            write(f)
        expected[name] = described(path)
    (here / "read-hdf5.golden.json").write_text(json.dumps(expected, separators=(",", ":")) + "\n")


if len(sys.argv) > 1:
    for path in sys.argv[1:]:
        print(json.dumps(described(path)))
else:
    main()
