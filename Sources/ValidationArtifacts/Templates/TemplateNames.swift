// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Names that lead from data to code when a template is rendered outside jinja2's sandbox.
enum TemplateNames {
  /// Python's own, with which every known escape begins.
  static let reflective: Set<String> = [
    "class", "mro", "base", "bases", "subclasses", "globals", "builtins", "import", "init", "dict",
    "getattribute", "getattr", "getitem", "code", "closure", "defaults", "kwdefaults", "call",
    "self", "func", "wrapped", "loader", "spec", "reduce", "reduce_ex", "new", "init_subclass",
    "class_getitem", "subclasshook", "setattr", "delattr", "module", "enter", "exit", "get",
  ]

  /// What jinja2's sandbox refuses besides names that begin with an underscore.
  static let refused: Set<String> = [
    "mro", "func_globals", "func_code", "func_closure", "func_defaults", "im_class", "im_func",
    "im_self", "gi_frame", "gi_code", "cr_frame", "cr_code", "ag_frame", "ag_code", "tb_frame",
    "tb_next", "f_globals", "f_locals", "f_builtins", "f_back", "f_code",
  ]

  /// Functions that an environment supplies; none has an attribute that a template needs.
  static let functions: Set<String> = [
    "lipsum", "cycler", "joiner", "namespace", "range", "dict", "url_for", "get_flashed_messages",
    "raise_exception", "strftime_now", "self", "chr",
  ]

  /// Objects of web frameworks, which hold secrets and lead on to modules.
  static let frameworkObjects: Set<String> = [
    "config", "request", "session", "current_app", "application",
  ]

  static let modules: Set<String> = [
    "os", "sys", "subprocess", "builtins", "importlib", "pickle", "ctypes", "shutil", "pty",
    "marshal", "runpy", "posix", "socket",
  ]

  /// Of a module, and reached without a call.
  static let secrets: Set<String> = ["environ", "modules"]

  /// Builtins of Python that no environment supplies by itself.
  static let builtins: Set<String> = [
    "eval", "exec", "execfile", "compile", "open", "getattr", "setattr", "globals", "locals",
    "vars",
    "popen", "breakpoint", "delattr",
  ]

  /// Methods that run something when called on whatever object has them.
  static let sinks: Set<String> = [
    "popen", "popen2", "popen3", "system", "check_output", "check_call", "getoutput",
    "getstatusoutput", "Popen", "execv", "execve", "execvp", "execl", "spawnl", "spawnv",
    "posix_spawn",
    "import_module", "load_module", "exec_module", "from_pyfile", "from_object", "from_envvar",
    "import_string", "b64decode", "fork", "eval", "exec",
  ]

  static func isDunder(_ name: String) -> Bool { name.hasPrefix("__") && name.utf8.count > 2 }

  /// A whole name of Python that a text spells, rather than a word that has underscores.
  static func isReflective(_ text: String) -> Bool {
    guard text.hasPrefix("__"), text.hasSuffix("__"), text.utf8.count > 4 else { return false }
    return reflective.contains(String(text.dropFirst(2).dropLast(2)))
  }

  /// The name that pieces of a text, of which the rest is not known, may make up.
  static func mayBuild(_ pieces: [String]) -> String? {
    let lines = pieces.filter { !$0.isEmpty && $0.allSatisfy { $0 == "_" } }
    return pieces.first { piece in
      let core = String(piece.drop { $0 == "_" }.prefix { $0 != "_" })
      guard reflective.contains(core), piece.allSatisfy({ $0 == "_" || core.contains($0) }) else {
        return false
      }
      return piece.hasPrefix("__") || lines.contains { $0.count > 1 }
        || (!lines.isEmpty && telling.contains(core))
    }
  }

  /// Nothing but two or more underscores, put before or after what is not known.
  static func isFrame(_ piece: String) -> Bool {
    piece.utf8.count > 1 && piece.utf8.allSatisfy { $0 == UInt8(ascii: "_") }
  }

  /// Those that no field of data is called.
  private static let telling: Set<String> = [
    "class", "mro", "bases", "subclasses", "globals", "builtins", "getattribute", "getitem",
  ]
}
