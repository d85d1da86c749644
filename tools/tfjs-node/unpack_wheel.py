"""unpack_wheel.py WHEEL FOLDER: TensorFlow's two libraries and the headers that its C API includes."""

import os
import shutil
import sys
import zipfile

wheel, into = sys.argv[1:]
libraries = ("tensorflow/libtensorflow_cc.so.2", "tensorflow/libtensorflow_framework.so.2")
headers = "tensorflow/include/"
parts = ("tensorflow/c/", "tensorflow/core/platform/", "tsl/", "xla/tsl/")

with zipfile.ZipFile(wheel) as file:
    for name in file.namelist():
        if name in libraries:
            to = os.path.join(into, "lib", os.path.basename(name))
        elif name.startswith(headers) and name[len(headers) :].startswith(parts) and name.endswith(".h"):
            to = os.path.join(into, "include", name[len(headers) :])
        else:
            continue
        os.makedirs(os.path.dirname(to), exist_ok=True)
        with file.open(name) as source, open(to, "wb") as target:
            shutil.copyfileobj(source, target, 1 << 24)
