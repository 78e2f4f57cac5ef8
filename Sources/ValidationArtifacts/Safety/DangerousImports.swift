// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Names known to run, load, fetch or write something; they only make findings graver.
enum DangerousImports {
  /// What it does, to follow "which".
  static func danger(of module: String, _ name: String) -> String? {
    if let exact = exact["\(module).\(name)"] { return exact }
    if let deed = deed(ofModule: module) { return deed.rawValue }
    // A function of a harmless module can lead to another: numpy.__builtins__, pathlib.os.
    if name.hasPrefix("__builtins__") || name.hasPrefix("__import__") {
      return DangerousNames.Deed.resolves.rawValue
    }
    return nil
  }

  /// For a name that walks through objects.
  static func danger(alongPath name: String) -> String? {
    let parts = name.split(separator: ".").map(String.init)
    for (place, part) in parts.enumerated() {
      let rest = parts.dropFirst(place + 1).joined(separator: ".")
      if let danger = danger(of: part, rest) { return danger }
      if part.hasPrefix("__") && part != "__init__" { return DangerousNames.Deed.resolves.rawValue }
      if let danger = danger(of: "builtins", part) { return danger }
    }
    return nil
  }

  /// Of the module, or of one that it is in.
  private static func deed(ofModule module: String) -> DangerousNames.Deed? {
    var place = module[...]
    while true {
      if let deed = wholeModules[String(place)] { return deed }
      guard let dot = place.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
      place = place[..<dot]
    }
  }

  private static let wholeModules: [String: DangerousNames.Deed] = {
    let pairs = DangerousNames.modules(in: .pickles).flatMap { deed, names in
      names.map { ($0, deed) }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }()

  private static let exact: [String: String] = {
    typealias Deed = DangerousNames.Deed
    let groups: [(Deed, String, String)] = [
      (
        Deed.evaluates, "builtins",
        "eval exec execfile compile apply breakpoint input raw_input __build_class__ reload map filter"
      ),
      (
        Deed.resolves, "builtins",
        "getattr setattr delattr vars globals locals dir __import__ type super callable property "
          + "classmethod staticmethod hasattr memoryview help"
      ),
      (Deed.files, "builtins", "open file print"),
      (Deed.evaluates, "functools", "partial partialmethod reduce wraps cached_property"),
      (Deed.evaluates, "types", "CodeType FunctionType LambdaType MethodType ModuleType"),
      (Deed.evaluates, "itertools", "starmap"),
      (Deed.files, "codecs", "open EncodedFile StreamReaderWriter"),
      (Deed.files, "logging", "FileHandler config basicConfig"),
      (Deed.files, "logging.handlers", "RotatingFileHandler SocketHandler WatchedFileHandler"),
      (Deed.evaluates, "logging.config", "dictConfig fileConfig listen valid_ident"),
      (
        Deed.files, "numpy",
        "load loadtxt fromfile memmap save savez savetxt genfromtxt DataSource"
      ),
      (Deed.loads, "numpy", "ctypeslib"),
      (Deed.resolves, "numpy.core", "_ufunc_reconstruct"),
      (Deed.resolves, "numpy._core", "_ufunc_reconstruct"),
      (Deed.loads, "joblib", "load dump Parallel delayed"),
      (Deed.loads, "joblib.numpy_pickle", "load load_temporary_memmap NumpyUnpickler"),
      (Deed.loads, "torch", "load save hub classes ops package jit compile load_library"),
      (Deed.loads, "torch.serialization", "load save _load _legacy_load"),
      (
        Deed.loads, "pandas", "read_pickle eval read_csv read_json read_html read_sql read_parquet"
      ),
      (Deed.runs, "uuid", "_get_command_stdout _popen _find_mac_under_system"),
      (Deed.runs, "platform", "popen _syscmd_file _syscmd_ver architecture"),
      (Deed.runs, "getpass", "getpass getuser unix_getpass"),
      (Deed.runs, "ctypes.util", "find_library _findLib_gcc"),
      (Deed.evaluates, "cProfile", "run runctx"),
      (Deed.evaluates, "contextlib", "ExitStack"),
      (Deed.evaluates, "copyreg", "add_extension pickle constructor remove_extension"),
      (Deed.resolves, "copyreg", "dispatch_table _extension_registry"),
      (Deed.files, "pathlib", "Path.write_text Path.unlink Path.write_bytes Path.open"),
    ]
    return groups.reduce(into: [:]) { result, group in
      for name in group.2.split(separator: " ") { result["\(group.1).\(name)"] = group.0.rawValue }
    }
  }()
}
