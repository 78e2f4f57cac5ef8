// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Exact names that make values and reach nothing else.
enum HarmlessImports {
  static func contains(_ module: String, _ name: String) -> Bool {
    if let names = names[module] { if names.contains(name) { return true } }
    return module == "torch" && TorchImports.contains(name)
      || module == "builtins" && isException(name)
      || (module == "__torch__" || module.hasPrefix("__torch__.")) && isPlainName(name)
      || TorchImports.isPureFunction(module, name) || NumPyFunctions.contains(module, name)
  }

  /// Of a class in TorchScript: no package of Python has such a module.
  private static func isPlainName(_ name: String) -> Bool {
    name.isDottedName && !name.contains(".") && !name.hasPrefix("__")
  }

  private static func isException(_ name: String) -> Bool {
    LibraryClasses.isClassName(name)
      && ["Error", "Exception", "Warning", "Iteration", "Interrupt", "Exit"].contains {
        name.hasSuffix($0)
      }
  }

  /// Module and the names in it, separated by spaces.
  static let table: [(module: String, names: String)] = [
    ("__future__", "CO_FUTURE_ANNOTATIONS annotations division print_function"),
    ("_codecs", "encode"),
    ("_collections", "deque"),
    ("argparse", "Namespace"),
    ("array", "_array_reconstructor array"),
    (
      "builtins",
      "Ellipsis NotImplemented abs all any bool bytearray bytes chr complex dict divmod enumerate "
        + "float frozenset hash int len list long max min object ord pow range reversed round set "
        + "slice sorted str sum tuple unicode xrange zip"
    ),
    ("collections", "ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque"),
    ("copyreg", "__newobj__ _reconstructor"),
    ("datetime", "date datetime time timedelta timezone"),
    ("dateutil.tz.tz", "tzutc"),
    ("decimal", "Decimal"),
    ("fractions", "Fraction"),
    ("ipaddress", "IPv4Address IPv4Network IPv6Address IPv6Network"),
    ("joblib.numpy_pickle", "NumpyArrayWrapper"),
    ("numpy", "chararray dtype matrix ndarray poly1d recarray record" + scalarTypes + functions),
    ("numpy._core._multiarray_umath", functions),
    ("numpy._core.multiarray", "_reconstruct scalar"),
    ("numpy._core.numeric", "_frombuffer"),
    ("numpy.char", "chararray"),
    ("numpy.core._multiarray_umath", functions),
    ("numpy.core.multiarray", "_reconstruct scalar"),
    ("numpy.core.numeric", "_frombuffer"),
    ("numpy.dtypes", dtypeClasses),
    ("numpy.lib._polynomial_impl", "poly1d"),
    ("numpy.lib.polynomial", "poly1d"),
    ("numpy.ma", "MaskedArray"),
    ("numpy.ma.core", "MaskedArray _mareconstruct"),
    ("numpy.matrixlib.defmatrix", "matrix"),
    ("numpy.polynomial.chebyshev", "Chebyshev"),
    ("numpy.polynomial.hermite", "Hermite"),
    ("numpy.polynomial.hermite_e", "HermiteE"),
    ("numpy.polynomial.laguerre", "Laguerre"),
    ("numpy.polynomial.legendre", "Legendre"),
    ("numpy.polynomial.polynomial", "Polynomial"),
    ("numpy.random", "Generator RandomState __RandomState_ctor"),
    ("numpy.random._generator", "Generator"),
    ("numpy.random._mt19937", "MT19937"),
    ("numpy.random._pcg64", "PCG64 PCG64DXSM"),
    ("numpy.random._philox", "Philox"),
    (
      "numpy.random._pickle",
      "__bit_generator_ctor __generator_ctor __randomstate_ctor"
    ),
    ("numpy.random._sfc64", "SFC64"),
    (
      "numpy.random.bit_generator",
      "SeedSequence __pyx_unpickle_SeedSequence __pyx_unpickle_SeedlessSeedSequence"
    ),
    ("numpy.random.mtrand", "RandomState"),
    ("numpy.rec", "recarray record"),
    ("pathlib", "Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath"),
    ("pytz", "_UTC _p"),
    ("random", "Random"),
    ("re", "_compile"),
    ("scipy._lib.array_api_compat.numpy._aliases", "asarray"),
    ("scipy.interpolate._bsplines", "BSpline"),
    (
      "scipy.interpolate._cubic",
      "Akima1DInterpolator CubicHermiteSpline CubicSpline PchipInterpolator"
    ),
    (
      "scipy.interpolate._fitpack2",
      "InterpolatedUnivariateSpline LSQUnivariateSpline UnivariateSpline"
    ),
    ("scipy.interpolate._interpolate", "BPoly NdPPoly PPoly"),
    ("scipy.optimize._optimize", "OptimizeResult"),
    ("scipy.spatial._ckdtree", "cKDTree"),
    ("scipy.spatial._kdtree", "KDTree"),
    ("scipy.stats._kde", "gaussian_kde"),
    ("sklearn.externals.joblib.numpy_pickle", "NumpyArrayWrapper"),
    ("time", "struct_time"),
    ("torch._tensor", "_rebuild_from_type_v2"),
    (
      "torch._utils",
      "_rebuild_device_tensor_from_cpu_tensor _rebuild_device_tensor_from_numpy "
        + "_rebuild_meta_tensor_no_storage _rebuild_nested_tensor _rebuild_parameter "
        + "_rebuild_parameter_with_state _rebuild_qtensor _rebuild_sparse_csr_tensor "
        + "_rebuild_sparse_tensor _rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3 "
        + "_rebuild_wrapper_subclass"
    ),
    (
      "torch.jit._pickle",
      "build_boollist build_doublelist build_intlist build_tensor_from_id build_tensorlist "
        + "restore_type_tag"
    ),
    ("torch.nn.parallel.data_parallel", "DataParallel"),
    ("torch.nn.parallel.distributed", "DistributedDataParallel"),
    ("torch.nn.parameter", "Buffer Parameter UninitializedParameter"),
    ("torch.serialization", "_get_layout"),
    ("torch.storage", "TypedStorage UntypedStorage"),
    ("types", "SimpleNamespace"),
    ("uuid", "SafeUUID UUID"),
    ("zoneinfo", "ZoneInfo ZoneInfo._unpickle"),
  ]

  private static let scalarTypes =
    " bool bool_ byte bytes_ cdouble cfloat clongdouble complex128 complex256 complex64 csingle "
    + "datetime64 double float128 float16 float32 float64 float96 float_ half int16 int32 int64 "
    + "int8 int_ intc intp long longdouble longlong object_ short single str_ timedelta64 ubyte "
    + "uint uint16 uint32 uint64 uint8 uintc uintp ulong ulonglong unicode_ ushort void"

  /// Of arrays, elementwise or to one number; in FunctionTransformer and its like.
  private static let functions =
    " abs absolute arccos arccosh arcsin arcsinh arctan arctan2 arctanh cbrt ceil clip cos cosh "
    + "deg2rad exp exp2 expm1 fabs floor isfinite isinf isnan log log10 log1p log2 maximum mean "
    + "median minimum nan_to_num nanmean nanmedian negative positive rad2deg reciprocal rint round "
    + "sign sin sinh sqrt square std tan tanh trunc var"

  private static let dtypeClasses =
    "BoolDType ByteDType BytesDType CLongDoubleDType Complex128DType Complex64DType "
    + "DateTime64DType Float16DType Float32DType Float64DType Int16DType Int32DType Int64DType "
    + "Int8DType IntDType LongDType LongDoubleDType LongLongDType ObjectDType ShortDType StrDType "
    + "StringDType TimeDelta64DType UByteDType UInt16DType UInt32DType UInt64DType UInt8DType "
    + "UIntDType ULongDType ULongLongDType UShortDType VoidDType"

  private static let names: [String: Set<String>] = Dictionary(
    table.map { ($0.module, Set($0.names.split(separator: " ").map(String.init))) }
  ) { $0.union($1) }
}
