// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Python's names that run, load, fetch or write, and in which places each of them says so.
///
/// The one list of them: a name that leads a pickle astray is an everyday one in a configuration, and the other
/// way about.
enum DangerousNames {
  /// What comes of it, to follow "which".
  enum Deed: String {
    case runs = "runs programs or a shell"
    case evaluates = "runs code that it is given"
    case loads = "loads or unpickles code"
    case resolves = "finds any other object by its name"
    case network = "opens network connections"
    case files = "reads, writes or deletes files"
    case native = "loads and calls native code"
    case debug = "runs code under a debugger or profiler"
    case installs = "installs or builds packages"
  }

  /// Where a name is met.
  struct Places: OptionSet {
    let rawValue: Int

    /// A pickle's import out of it, or out of what is in it; of others some names are dangerous.
    static let pickles = Self(rawValue: 1)
    /// A configuration of Keras or a schema of skops.
    static let configurations = Self(rawValue: 2)
    /// The beginning of a path that Hydra imports, or its end where it is a function.
    static let targets = Self(rawValue: 4)
    /// Any part of such a path: packages carry what they import as attributes.
    static let parts = Self(rawValue: 8)
  }

  static func modules(in place: Places) -> [(deed: Deed, names: [String])] {
    modules.filter { $0.places.contains(place) }
      .map { ($0.deed, $0.names.split(separator: " ").map(String.init)) }
  }

  static func functions(in place: Places) -> Set<String> {
    Set(
      functions.filter { $0.places.contains(place) }
        .flatMap { $0.names.split(separator: " ").map(String.init) })
  }

  /// First parts of modules of which a configuration needs nothing.
  static let configurationModules = Set(modules(in: .configurations).flatMap(\.names))
  static let configurationFunctions = functions(in: .configurations)

  /// With all that is in them.
  static let modules: [(deed: Deed, places: Places, names: String)] = [
    (
      .runs, [.pickles, .configurations, .parts],
      "multiprocessing nt os posix pty subprocess sys"
    ),
    (.runs, [.pickles, .configurations, .targets], "asyncio distutils"),
    (.runs, [.configurations, .targets], "commands"),
    (.runs, [.pickles, .configurations], "concurrent signal threading"),
    (.runs, [.pickles, .parts], "_posixsubprocess"),
    (.runs, [.pickles, .targets], "atexit fabric ntpath paramiko pexpect posixpath"),
    (.runs, [.configurations], "platform"),
    (
      .runs, [.pickles],
      "_aix_support _osx_support _thread crontab invoke plumbum popen2 sched sh"
    ),
    (.runs, [.targets], "psutil"),
    (.evaluates, [.pickles, .configurations, .targets], "code codeop idlelib timeit"),
    (.evaluates, [.configurations, .parts], "builtins"),
    (.evaluates, [.pickles, .parts], "_xxsubinterpreters"),
    (
      .evaluates, [.pickles, .targets],
      "IPython _interpreters lib2to3 numpy.f2py numpy.testing tkinter"
    ),
    (.evaluates, [.configurations], "functools types"),
    (.evaluates, [.parts], "__builtin__"),
    (
      .evaluates, [.pickles],
      "_interpchannels _pyrepl _pytest _tkinter jinja2 mako nose numpy.distutils "
        + "pandas.core.computation pytest sympy test torch._dynamo torch._inductor torch.fx "
        + "turtle unittest"
    ),
    (
      .loads, [.pickles, .configurations, .parts],
      "_pickle cloudpickle dill importlib marshal pickle runpy"
    ),
    (.loads, [.pickles, .configurations, .targets], "pkgutil shelve zipimport"),
    (.loads, [.configurations, .parts], "joblib"),
    (.loads, [.pickles, .targets], "imp torch.hub torch.jit torch.package"),
    (.loads, [.parts], "cPickle"),
    (
      .loads, [.pickles],
      "_frozen_importlib _frozen_importlib_external _imp jsonpickle modulefinder yaml"
    ),
    (.loads, [.targets], "torch.serialization"),
    (.resolves, [.pickles, .configurations, .targets], "operator pydoc site"),
    (.resolves, [.pickles, .configurations], "gc inspect weakref"),
    (.resolves, [.pickles, .targets], "_operator"),
    (.network, [.pickles, .configurations, .parts], "socket"),
    (
      .network, [.pickles, .configurations, .targets],
      "ftplib http requests smtplib socketserver ssl urllib webbrowser"
    ),
    (.network, [.pickles, .configurations], "urllib3"),
    (.network, [.pickles, .targets], "httpx telnetlib"),
    (
      .network, [.pickles],
      "_socket _ssl aiohttp antigravity boto3 botocore fsspec huggingface_hub imaplib "
        + "nntplib poplib select selectors smtpd torch.distributed wsgiref xmlrpc"
    ),
    (.files, [.pickles, .configurations, .parts], "shutil"),
    (.files, [.pickles, .configurations, .targets], "_io io sqlite3 tarfile tempfile zipfile"),
    (.files, [.configurations, .targets], "codecs pathlib"),
    (.files, [.pickles, .configurations], "linecache mmap"),
    (.files, [.pickles, .targets], "fileinput"),
    (.files, [.configurations], "logging"),
    (
      .files, [.pickles],
      "_sqlite3 bz2 cgi configparser dbm filecmp glob gzip lzma mailbox mailcap netrc "
        + "tokenize tracemalloc wave"
    ),
    (.native, [.pickles, .configurations, .parts], "ctypes"),
    (.native, [.pickles, .configurations, .targets], "cffi"),
    (.native, [.pickles, .targets], "torch.ops torch.utils.cpp_extension"),
    (.native, [.pickles], "_cffi_backend _ctypes"),
    (.debug, [.pickles, .configurations, .targets], "bdb cProfile doctest pdb profile trace"),
    (.debug, [.pickles], "_lsprof faulthandler pstats"),
    (.installs, [.pickles, .configurations, .targets], "ensurepip pip venv"),
    (.installs, [.pickles, .targets], "setuptools sysconfig"),
    (.installs, [.pickles], "compileall pkg_resources py_compile wheel zipapp"),
  ]

  /// Dangerous under whatever module they are found.
  static let functions: [(places: Places, names: String)] = [
    (
      [.configurations, .targets],
      "Popen __import__ breakpoint check_call check_output compile eval exec execfile "
        + "getattr getoutput globals import_module input loads locals open popen run_path "
        + "setattr spawn system vars"
    ),
    (
      [.configurations],
      "call delattr execv execve help load_module os remove rmtree run spawnl spawnv "
        + "subprocess unlink urlopen urlretrieve"
    ),
    (
      [.targets],
      "get_class get_method get_object getstatusoutput load load_library run_module "
        + "walk_packages"
    ),
  ]
}
