// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Names of Python whose appearance in a configuration is an attack; they only word a finding,
/// since what is not allowed is reported in any case.
enum PythonNames {
  /// First parts of modules that run, load, fetch or write.
  static let sinkModules: Set<String> = [
    "asyncio", "bdb", "builtins", "cffi", "cloudpickle", "code", "codeop", "codecs", "commands",
    "concurrent", "ctypes", "dill", "distutils", "doctest", "ensurepip", "ftplib", "functools",
    "gc", "http", "idlelib", "importlib", "inspect", "io", "joblib", "linecache", "logging",
    "marshal", "mmap", "multiprocessing", "nt", "operator", "os", "pathlib", "pdb", "pickle",
    "pip", "pkgutil", "platform", "posix", "profile", "cProfile", "pty", "pydoc", "requests",
    "runpy", "shelve", "shutil", "signal", "site", "smtplib", "socket", "socketserver", "sqlite3",
    "ssl", "subprocess", "sys", "tarfile", "tempfile", "threading", "timeit", "trace", "types",
    "urllib", "urllib3", "venv", "weakref", "webbrowser", "zipfile", "zipimport", "_io", "_pickle",
  ]

  /// Functions that are dangerous under whatever module they are found.
  static let sinks: Set<String> = [
    "__import__", "breakpoint", "call", "check_call", "check_output", "compile", "delattr", "eval",
    "exec", "execfile", "execv", "execve", "getattr", "getoutput", "globals", "help",
    "import_module", "input", "load_module", "loads", "locals", "open", "os", "popen", "Popen",
    "remove", "rmtree", "run", "run_path", "setattr", "spawn", "spawnl", "spawnv", "subprocess",
    "system", "unlink", "urlopen", "urlretrieve", "vars",
  ]
}
