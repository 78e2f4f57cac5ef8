// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Which types of a schema are value types, arrays, or classes of model libraries.
enum SkopsPolicy {
  enum Verdict: Hashable { case known, foreign, sink }

  static func verdict(on node: SkopsNode, _ scan: ArtifactScan) -> Verdict {
    let pair = ScanOptions.AllowedImport(module: node.module, name: node.name)
    if scan.options.allowedImports.contains(pair) { return .known }
    if exact[node.module]?.contains(node.name) == true { return .known }
    if node.loader == "FunctionNode", isPlainFunction(node) { return .known }
    if isModelClass(node) { return .known }
    let root = node.module.prefix { $0 != "." }
    let isSink =
      DangerousNames.configurationModules.contains(String(root))
      || DangerousNames.configurationFunctions.contains(node.name)
    return isSink ? .sink : .foreign
  }

  private static let exact: [String: Set<String>] = [
    "builtins": [
      "NoneType", "bool", "bytearray", "bytes", "complex", "dict", "float", "frozenset", "int",
      "list", "range", "set", "slice", "str", "tuple",
    ],
    "collections": ["Counter", "OrderedDict", "defaultdict", "deque"],
    "datetime": ["date", "datetime", "time", "timedelta", "timezone"],
    // What it binds is a node of its own.
    "functools": ["partial"],
    "numpy": [
      "bool", "bool_", "bytes_", "complex128", "complex64", "datetime64", "dtype", "float16",
      "float32", "float64", "generic", "int16", "int32", "int64", "int8", "intc", "intp",
      "longdouble", "longlong", "ndarray", "number", "object_", "str_", "timedelta64", "uint16",
      "uint32", "uint64", "uint8", "void",
    ],
    "numpy.ma": ["MaskedArray"],
    "numpy.ma.core": ["MaskedArray"],
    "numpy.random": ["Generator", "RandomState"],
    "numpy.random.mtrand": ["RandomState"],
    "numpy.random._generator": ["Generator"],
    "numpy.random._mt19937": ["MT19937"],
    "numpy.random._pcg64": ["PCG64", "PCG64DXSM"],
    "numpy.random._philox": ["Philox"],
    "numpy.random._sfc64": ["SFC64"],
    "scipy.interpolate._bsplines": ["BSpline"],
    "scipy.sparse": matrices, "scipy.sparse._bsr": matrices, "scipy.sparse._coo": matrices,
    "scipy.sparse._csc": matrices, "scipy.sparse._csr": matrices, "scipy.sparse._dia": matrices,
    "scipy.sparse._dok": matrices, "scipy.sparse._lil": matrices,
  ]

  private static let matrices: Set<String> = Set(
    ["bsr", "coo", "csc", "csr", "dia", "dok", "lil"].flatMap { ["\($0)_matrix", "\($0)_array"] })

  /// Functions that compute, as transformers, selectors and scorers apply them.
  private static func isPlainFunction(_ node: SkopsNode) -> Bool {
    guard node.name.utf8.allSatisfy(isLowerCase) else { return false }
    return functions[node.module]?.contains(node.name) == true
      || node.module == "scipy.special._ufuncs" || node.module.hasPrefix("sklearn.metrics._")
  }

  private static let functions: [String: Set<String>] = [
    "numpy": universal.union([
      "average", "max", "mean", "median", "min", "nanmean", "nanmedian", "std", "sum", "var",
    ]),
    "scipy._lib.array_api_compat.numpy._aliases": ["asarray"],
    "sklearn.cluster._kmeans": ["_kmeans_single_elkan", "_kmeans_single_lloyd"],
    "sklearn.feature_selection._mutual_info": ["mutual_info_classif", "mutual_info_regression"],
    "sklearn.feature_selection._univariate_selection": [
      "chi2", "f_classif", "f_oneway", "f_regression", "r_regression",
    ],
  ]

  private static func isLowerCase(_ byte: UInt8) -> Bool {
    (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5f
  }

  private static let universal: Set<String> = [
    "abs", "absolute", "add", "arccos", "arccosh", "arcsin", "arcsinh", "arctan", "arctan2",
    "arctanh", "cbrt", "ceil", "cos", "cosh", "deg2rad", "divide", "exp", "exp2", "expm1", "fabs",
    "floor", "isfinite", "isinf", "isnan", "log", "log10", "log1p", "log2", "logical_not",
    "maximum", "minimum", "multiply", "negative", "positive", "power", "rad2deg", "reciprocal",
    "rint", "sign", "sin", "sinh", "sqrt", "square", "subtract", "tan", "tanh", "trunc",
  ]

  private static func isModelClass(_ node: SkopsNode) -> Bool {
    let roots = ["sklearn.", "xgboost.", "lightgbm.", "catboost.", "imblearn.", "quantile_forest."]
    let name = node.name.utf8.drop { $0 == 0x5f }
    guard roots.contains(where: node.module.hasPrefix),
      let first = name.first, (0x41...0x5a).contains(first),
      name.allSatisfy({ isLowerCase($0 | 0x20) || $0 == 0x5f })
    else { return false }
    // A Gaussian process is none of the system's.
    return !["Loader", "Importer", "Unpickler", "Interpreter", "Process"].contains {
      node.name.hasSuffix($0)
    }
  }
}
