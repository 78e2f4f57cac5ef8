// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Names known to run, load, fetch or write something; they only make findings graver.
enum DangerousImports {
  /// What it does, to follow "which".
  static func danger(of module: String, _ name: String) -> String? {
    if let exact = exact["\(module).\(name)"] { return exact }
    for (deed, modules) in wholeModules where modules.contains(where: { inside(module, $0) }) {
      return deed
    }
    // A function of a harmless module can lead to another: numpy.__builtins__, pathlib.os.
    if name.hasPrefix("__builtins__") || name.hasPrefix("__import__") { return deeds.resolves }
    return nil
  }

  /// For a name that walks through objects.
  static func danger(alongPath name: String) -> String? {
    let parts = name.split(separator: ".").map(String.init)
    for (place, part) in parts.enumerated() {
      let rest = parts.dropFirst(place + 1).joined(separator: ".")
      if let danger = danger(of: part, rest) { return danger }
      if part.hasPrefix("__") && part != "__init__" { return deeds.resolves }
      if let danger = danger(of: "builtins", part) { return danger }
    }
    return nil
  }

  private static func inside(_ module: String, _ package: String) -> Bool {
    module == package || module.hasPrefix(package + ".")
  }

  private static let deeds = (
    runs: "runs programs or a shell", evaluates: "runs code that it is given",
    loads: "loads or unpickles code", resolves: "finds any other object by its name",
    network: "opens network connections", files: "reads, writes or deletes files",
    native: "loads and calls native code", debug: "runs code under a debugger or profiler",
    installs: "installs or builds packages"
  )

  /// With all that is in them, submodules too.
  static let wholeModules: [(deed: String, modules: [String])] = [
    (
      deeds.runs,
      [
        "_osx_support", "_aix_support", "_posixsubprocess", "asyncio", "distutils",
        "multiprocessing",
        "nt", "ntpath", "os", "pexpect", "popen2", "posix", "posixpath", "pty", "subprocess", "sys",
        "concurrent", "signal", "threading", "_thread", "atexit", "sched", "crontab", "fabric",
        "invoke", "paramiko", "plumbum", "sh",
      ]
    ),
    (
      deeds.evaluates,
      [
        "IPython", "_pyrepl", "code", "codeop", "idlelib", "lib2to3", "timeit", "tkinter",
        "_tkinter",
        "turtle", "_xxsubinterpreters", "_interpreters", "_interpchannels", "test", "unittest",
        "numpy.testing", "numpy.f2py", "numpy.distutils", "sympy", "jinja2", "mako", "pytest",
        "_pytest", "nose", "torch.fx", "torch._dynamo", "torch._inductor",
        "pandas.core.computation",
      ]
    ),
    (
      deeds.loads,
      [
        "_frozen_importlib", "_frozen_importlib_external", "_imp", "_pickle", "cloudpickle", "dill",
        "imp", "importlib", "jsonpickle", "marshal", "pickle", "pkgutil", "runpy", "shelve",
        "torch.hub", "torch.jit", "torch.package", "yaml", "zipimport", "modulefinder",
      ]
    ),
    (deeds.resolves, ["_operator", "gc", "inspect", "operator", "pydoc", "site", "weakref"]),
    (
      deeds.network,
      [
        "_socket", "_ssl", "aiohttp", "antigravity", "ftplib", "http", "httpx", "imaplib",
        "nntplib",
        "poplib", "requests", "smtpd", "smtplib", "socket", "socketserver", "ssl", "telnetlib",
        "torch.distributed", "urllib", "urllib3", "webbrowser", "wsgiref", "xmlrpc", "select",
        "selectors", "fsspec", "boto3", "botocore", "huggingface_hub",
      ]
    ),
    (
      deeds.files,
      [
        "_io", "bz2", "dbm", "filecmp", "fileinput", "glob", "gzip", "io", "linecache", "lzma",
        "mailbox", "mmap", "shutil", "sqlite3", "_sqlite3", "tarfile", "tempfile", "zipfile",
        "tracemalloc", "tokenize", "netrc", "configparser", "mailcap", "wave", "cgi",
      ]
    ),
    (
      deeds.native,
      ["_cffi_backend", "_ctypes", "cffi", "ctypes", "torch.ops", "torch.utils.cpp_extension"]
    ),
    (
      deeds.debug,
      [
        "bdb", "cProfile", "_lsprof", "doctest", "pdb", "profile", "pstats", "trace",
        "faulthandler",
      ]
    ),
    (
      deeds.installs,
      [
        "compileall", "ensurepip", "pip", "pkg_resources", "py_compile", "setuptools", "venv",
        "zipapp", "sysconfig", "wheel",
      ]
    ),
  ]

  private static let exact: [String: String] = {
    let groups: [(String, String, String)] = [
      (
        deeds.evaluates, "builtins",
        "eval exec execfile compile apply breakpoint input raw_input __build_class__ reload map filter"
      ),
      (
        deeds.resolves, "builtins",
        "getattr setattr delattr vars globals locals dir __import__ type super callable property "
          + "classmethod staticmethod hasattr memoryview help"
      ),
      (deeds.files, "builtins", "open file print"),
      (deeds.evaluates, "functools", "partial partialmethod reduce wraps cached_property"),
      (deeds.evaluates, "types", "CodeType FunctionType LambdaType MethodType ModuleType"),
      (deeds.evaluates, "itertools", "starmap"),
      (deeds.files, "codecs", "open EncodedFile StreamReaderWriter"),
      (deeds.files, "logging", "FileHandler config basicConfig"),
      (deeds.files, "logging.handlers", "RotatingFileHandler SocketHandler WatchedFileHandler"),
      (deeds.evaluates, "logging.config", "dictConfig fileConfig listen valid_ident"),
      (
        deeds.files, "numpy",
        "load loadtxt fromfile memmap save savez savetxt genfromtxt DataSource"
      ),
      (deeds.loads, "numpy", "ctypeslib"),
      (deeds.resolves, "numpy.core", "_ufunc_reconstruct"),
      (deeds.resolves, "numpy._core", "_ufunc_reconstruct"),
      (deeds.loads, "joblib", "load dump Parallel delayed"),
      (deeds.loads, "joblib.numpy_pickle", "load load_temporary_memmap NumpyUnpickler"),
      (deeds.loads, "torch", "load save hub classes ops package jit compile load_library"),
      (deeds.loads, "torch.serialization", "load save _load _legacy_load"),
      (
        deeds.loads, "pandas", "read_pickle eval read_csv read_json read_html read_sql read_parquet"
      ),
      (deeds.runs, "uuid", "_get_command_stdout _popen _find_mac_under_system"),
      (deeds.runs, "platform", "popen _syscmd_file _syscmd_ver architecture"),
      (deeds.runs, "getpass", "getpass getuser unix_getpass"),
      (deeds.runs, "ctypes.util", "find_library _findLib_gcc"),
      (deeds.evaluates, "cProfile", "run runctx"),
      (deeds.evaluates, "contextlib", "ExitStack"),
      (deeds.evaluates, "copyreg", "add_extension pickle constructor remove_extension"),
      (deeds.resolves, "copyreg", "dispatch_table _extension_registry"),
      (deeds.files, "pathlib", "Path.write_text Path.unlink Path.write_bytes Path.open"),
    ]
    return groups.reduce(into: [:]) { result, group in
      for name in group.2.split(separator: " ") { result["\(group.1).\(name)"] = group.0 }
    }
  }()
}
