"""Random formulas and what NumPy makes of them, for FormulaTest.

usage: /usr/bin/python3 formula_fixture.py > ../resources/formulas.txt
Each line: formula, dtype, shape, elements, with tabs between.
"""
import random
import warnings

import numpy as np

warnings.simplefilter("ignore")
random.seed(7)
variables = {
    "x": np.array([[1.5, -2.0, 0.0], [3.25, np.nan, 7.0]]),
    "y": np.array([2.0, 0.5, -1.0]),
    "i": np.array([[3, 0, -5], [2, 9, 1]]),
    "k": np.array([1, 2, 3], dtype="i4"),
    "b": np.array([True, False, True]),
}
names = {n: getattr(np, n) for n in
         "sqrt exp abs floor ceil sin cos arctan2 maximum minimum fmax hypot sign square where clip logical_and isnan "
         "sum prod min max mean any all pi e nan inf round log1p".split()}
reals = ["+", "-", "*", "/", "//", "%"]
compares = ["<", "<=", ">", ">=", "==", "!="]


def real(depth):
    if depth == 0:
        return random.choice(["x", "y", "i", "k", "2", "3", "0.5", "1e1", "pi", "7", ".25"])
    kind = random.randrange(9)
    if kind < 4:
        return f"{real(depth - 1)} {random.choice(reals)} {real(depth - 1)}"
    if kind == 4:
        return f"({real(depth - 1)})"
    if kind == 5:
        return f"-{real(0)} ** 2"
    if kind == 6:
        return f"{random.choice(['sqrt', 'exp', 'abs', 'floor', 'sin', 'square', 'log1p'])}({real(depth - 1)})"
    if kind == 7:
        return f"where({truth(depth - 1)}, {real(depth - 1)}, {real(depth - 1)})"
    return f"{random.choice(['maximum', 'minimum', 'hypot', 'arctan2', 'fmax'])}({real(depth - 1)}, {real(depth - 1)})"


def truth(depth):
    kind = random.randrange(5)
    if depth <= 0 or kind == 0:
        return f"({random.choice('xyik')} {random.choice(compares)} {real(0)})"
    if kind == 1:
        return f"({truth(depth - 1)} {random.choice('&|^')} {truth(depth - 1)})"
    if kind == 2:
        return f"~{truth(depth - 1)}"
    if kind == 3:
        return f"isnan({real(depth - 1)} + x)"
    return "b"


def whole(depth):
    if depth == 0:
        return random.choice(["i", "k", "5", "3"])
    return f"{whole(depth - 1)} {random.choice(['<<', '>>', '&', '|', '^', '+', '*', '-'])} ({whole(0)} & 7)"


def reduced(depth):
    name = random.choice(["sum", "prod", "min", "max", "mean"])
    options = random.choice(["", ", axis=0", ", axis=-1", ", axis=1, keepdims=True", ", keepdims=True"])
    return f"{name}(x * 1 + {real(depth - 1)}{options})"


count = 0
while count < 600:
    formula = random.choice([real, real, truth, whole, reduced])(random.randrange(1, 5))
    try:
        value = eval(formula, {"__builtins__": {}}, names | variables)
    except Exception:
        continue
    if not isinstance(value, (np.ndarray, np.generic)) or value.size > 50 or value.dtype == np.float16:
        continue
    if value.dtype.kind == "f" and value.dtype.itemsize == 4:
        continue  # NumPy 1 looks at the values of scalars beside float32, NumPy 2 and Bask do not
    if value.dtype == np.int32 or "k" in formula and value.dtype == np.int64 and "i" not in formula:
        continue
    print(formula, value.dtype, value.shape, " ".join(repr(e) for e in value.ravel().tolist()), sep="\t")
    count += 1
