// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Judges the dotted path of something that a configuration has imported.
enum DottedTarget {
  /// Packages whose classes build models, data sets, optimisers and trainers.
  private static let packages = [
    "nemo", "nemo_text_processing", "torch.nn", "torch.optim", "torch.utils.data", "torchaudio",
    "torchvision", "torchmetrics", "pytorch_lightning", "lightning", "lightning_fabric",
    "transformers", "megatron", "apex.optimizers", "omegaconf",
  ]

  /// Modules that no configuration needs anything of, wherever they stand in a path: packages carry
  /// what they import as attributes.
  private static let sinks: Set<String> = [
    "os", "posix", "nt", "sys", "subprocess", "builtins", "__builtin__", "shutil", "socket",
    "importlib", "runpy", "pty", "ctypes", "pickle", "_pickle", "cPickle", "cloudpickle", "dill",
    "joblib", "marshal", "multiprocessing", "_posixsubprocess", "_xxsubinterpreters",
  ]

  /// The same at the beginning of a path; packages have modules of these names too.
  private static let topSinks: Set<String> = [
    "posixpath", "ntpath", "socketserver", "imp", "cffi", "shelve", "code", "codeop", "codecs",
    "commands", "asyncio", "tempfile", "pathlib", "io", "_io", "fileinput", "webbrowser", "urllib",
    "http", "requests", "httpx", "ftplib", "smtplib", "telnetlib", "ssl", "pydoc", "pdb", "bdb",
    "trace", "timeit", "cProfile", "profile", "doctest", "pkgutil", "zipimport", "zipfile",
    "tarfile",
    "pip", "ensurepip", "venv", "distutils", "setuptools", "sysconfig", "site", "operator",
    "_operator", "tkinter", "idlelib", "lib2to3", "sqlite3", "paramiko", "fabric", "pexpect",
    "psutil", "atexit", "IPython", "_interpreters",
  ]

  private static let prefixes = [
    "torch.hub", "torch.jit", "torch.package", "torch.ops", "torch.serialization",
    "torch.utils.cpp_extension", "numpy.f2py", "numpy.testing",
  ]

  /// Names that run code or open files in whatever module they are found.
  private static let names: Set<String> = [
    "eval", "exec", "compile", "execfile", "__import__", "import_module", "system", "popen",
    "Popen", "check_output", "check_call", "getoutput", "getstatusoutput", "spawn", "open", "load",
    "loads", "getattr", "setattr", "globals", "locals", "vars", "breakpoint", "input",
    "load_library", "get_method", "get_class", "get_object", "run_path", "run_module",
    "walk_packages",
  ]

  /// The part of the path that makes it dangerous.
  /// - Parameter isTarget: whether the text is a path for sure, and not only by its looks.
  static func sink(in target: String, isTarget: Bool) -> String? {
    let parts = parts(target)
    guard let last = parts.last, parts.allSatisfy(isIdentifier) else { return nil }
    if let part = parts.dropLast().first(where: { sinks.contains($0) }) { return part }
    guard isTarget else { return nil }
    if parts.count > 1, topSinks.contains(parts[0]) { return parts[0] }
    if let part = parts.first(where: { $0.hasPrefix("__") && $0.hasSuffix("__") }) { return part }
    let path = parts.joined(separator: ".") + "."
    if let prefix = prefixes.first(where: { path.hasPrefix($0 + ".") }) { return prefix }
    return names.contains(last) ? last : nil
  }

  /// A class, by its capital, in a package of models; nothing in lower case is called.
  static func isHarmless(_ target: String) -> Bool {
    let parts = parts(target)
    guard parts.count > 1, let name = parts.last, parts.allSatisfy(isIdentifier) else {
      return false
    }
    let first = name.drop { $0 == "_" }.unicodeScalars.first
    guard let first, ("A"..."Z").contains(first) else { return false }
    let path = parts.joined(separator: ".")
    return packages.contains { path.hasPrefix($0 + ".") }
  }

  /// Hydra takes white space around a path away.
  private static func parts(_ target: String) -> [String] {
    target.split(whereSeparator: { " \t\n\r".contains($0) }).joined()
      .split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  private static func isIdentifier(_ part: String) -> Bool {
    !part.isEmpty
      && part.utf8.allSatisfy { byte in
        byte == 0x5f || (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
          || (0x61...0x7a).contains(byte)
      }
  }
}
