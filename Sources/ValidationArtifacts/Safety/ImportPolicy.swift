// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Whether a name that a file has Python import is known to be harmless.
///
/// An allow-list decides: of exact pairs of module and name, and of classes of known libraries by rule. What is
/// on none is a finding, whatever it is; a list of known dangers only makes the finding graver and says why.
struct ImportPolicy: Sendable {
  enum Verdict: Hashable, Sendable {
    case harmless
    /// Known to run, load, fetch or write; what.
    case dangerous(String)
    /// The name walks through objects, to wherever they lead.
    case dotted
    case unknown
  }

  /// Reviewed by the project.
  let allowed: Set<ScanOptions.AllowedImport>

  func verdict(on module: String, _ name: String) -> Verdict {
    if allowed.contains(.init(module: module, name: name)) { return .harmless }
    let module = Self.currentName(of: module)
    if HarmlessImports.contains(module, name) { return .harmless }
    if let danger = DangerousImports.danger(of: module, name) { return .dangerous(danger) }
    if name.contains(".") {
      return DangerousImports.danger(alongPath: name).map(Verdict.dangerous) ?? .dotted
    }
    return LibraryClasses.contains(module, name) ? .harmless : .unknown
  }

  /// Python 2 called some modules otherwise (CPython, `Lib/_compat_pickle.py`).
  private static func currentName(of module: String) -> String { renamed[module] ?? module }

  private static let renamed = [
    "__builtin__": "builtins", "copy_reg": "copyreg", "Queue": "queue",
    "SocketServer": "socketserver", "ConfigParser": "configparser", "repr": "reprlib",
    "tkFileDialog": "tkinter.filedialog", "cPickle": "pickle", "_abcoll": "collections.abc",
    "exceptions": "builtins", "UserDict": "collections", "UserList": "collections",
    "UserString": "collections", "httplib": "http.client", "xmlrpclib": "xmlrpc.client",
    "dbhash": "dbm.bsd", "anydbm": "dbm", "commands": "subprocess", "urllib2": "urllib.request",
    "urlparse": "urllib.parse", "StringIO": "io", "cStringIO": "io",
  ]
}

extension ImportPolicy {
  func isDangerous(_ reference: PickleRecord.Reference) -> Bool {
    if case .dangerous = verdict(on: reference.module, reference.name) { true } else { false }
  }

  /// Nil for what is harmless.
  func finding(on reference: PickleRecord.Reference) -> FindingDraft? {
    let deed = reference.isCalled ? "imports and calls" : "imports"
    let subject = "\(reference.module):\(reference.name)"
    let shown = "loading it \(deed) \(reference.module.excerpt).\(reference.name.excerpt)"
    switch verdict(on: reference.module, reference.name) {
    case .harmless: return nil
    case .dangerous(let danger):
      return FindingDraft(
        ArtifactFinding.importRule, .critical, "\(shown), which \(danger)",
        offset: reference.offset, subject: subject,
        remedy: "do not load it; find out where it comes from, and ask for safetensors or ONNX")
    case .dotted:
      return FindingDraft(
        ArtifactFinding.importRule, .high,
        "\(shown): a name with a dot walks through objects, and can lead out of the module",
        offset: reference.offset, subject: subject,
        remedy: "do not load it; ask its author for safetensors or ONNX")
    case .unknown:
      return FindingDraft(
        ArtifactFinding.importRule, .high,
        "\(shown), which is on no list of harmless imports; importing alone runs its module",
        offset: reference.offset, subject: subject,
        remedy: "save weights as safetensors, or review the class and allow it by its exact name")
    }
  }
}
