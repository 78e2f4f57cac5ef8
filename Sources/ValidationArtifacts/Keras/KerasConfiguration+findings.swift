// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension KerasConfiguration {
  func record(_ verdict: KerasPolicy.Verdict, _ reference: KerasReference, _ layer: String?) {
    let draft: FindingDraft? =
      switch verdict {
      case .known: nil
      case .custom: .custom(reference.spelled)
      case .unknown: .unknown(reference.spelled)
      case .foreign: .foreign(reference.spelled)
      case .sink: .sink(reference.spelled)
      case .gadget: .gadget(reference.spelled)
      case .code: .code("a __lambda__ object")
      case .loader: .loader(reference.spelled)
      }
    if let draft { record(draft, layer, reference.offset) }
  }
}

extension FindingDraft {
  private static let rebuild =
    "build the layer from Keras's own classes, or register a class in reviewed code"

  static func code(_ holder: String) -> Self {
    Self(
      "safety.keras.code", .critical,
      "\(holder) holds Python code, which runs when the model is loaded without safe mode or used",
      remedy: "replace it by layers or operations of Keras")
  }

  fileprivate static func sink(_ name: String) -> Self {
    Self(
      "safety.keras.reference", .critical,
      "the configuration has Keras call \(name), which is Python's and not Keras's (CVE-2025-1550)",
      subject: name, remedy: rebuild)
  }

  fileprivate static func gadget(_ name: String) -> Self {
    Self(
      "safety.keras.gadget", .critical,
      "\(name) builds no part of a model: functions of Keras that load, fetch, write or switch off "
        + "safe mode are attacks in a configuration (CVE-2025-8747, CVE-2025-9906)",
      subject: name, remedy: rebuild)
  }

  fileprivate static func loader(_ name: String) -> Self {
    Self(
      "safety.keras.loader", .critical,
      "\(name) loads a pickle or another model out of its configuration (CVE-2025-49655)",
      subject: name, remedy: "keep the torch module or SavedModel as a file that is scanned")
  }

  fileprivate static func foreign(_ name: String) -> Self {
    Self(
      "safety.keras.reference", .high,
      "the configuration has Keras import \(name); only classes of Keras are allowed",
      subject: name, remedy: rebuild)
  }

  fileprivate static func unknown(_ name: String) -> Self {
    Self(
      "safety.keras.reference", .high,
      "\(name) is no layer, model, operation, loss or the like that is known of Keras 3.15 and "
        + "tf_keras 2.21", subject: name, remedy: rebuild)
  }

  static func custom(_ name: String) -> Self {
    Self(
      "structure.keras.custom-object", .medium,
      "\(name) is not of Keras: whoever loads the model has to supply it", subject: name,
      remedy: "name the package that registers it beside the model")
  }

  static var strangeLambda: Self {
    Self(
      "safety.keras.code", .high, "a Lambda layer whose function cannot be told",
      remedy: "replace it by layers or operations of Keras")
  }

  static func vocabularyPath(_ path: String, of layer: String) -> Self {
    Self(
      "safety.keras.vocabulary-path", path.leavesItsFolder ? .critical : .high,
      "\(layer) takes its vocabulary from \(path.excerpt), which is read when the model is loaded "
        + "(CVE-2025-12058)", subject: path,
      remedy: "save the model again with Keras, which keeps the words as an asset inside")
  }

  static func fetching(hasAddress: Bool) -> Self {
    Self(
      "safety.keras.gadget", hasAddress ? .critical : .medium,
      hasAddress
        ? "a configuration names get_file and an address to fetch (CVE-2025-8747)"
        : "a configuration names get_file, which fetches files", subject: "get_file",
      remedy: "fetch files in reviewed code")
  }

  static func reachingOperation(_ name: String, part: String) -> Self {
    Self(
      "safety.keras.operation", .critical,
      "a layer calls TensorFlow's \(name.excerpt): \(part) reaches files or Python's code",
      subject: name, remedy: "replace it by layers or operations of Keras")
  }

  static func repeatedKey(_ key: String) -> Self {
    Self(
      "structure.keras.repeated-key", .medium,
      "an object has \"\(key)\" twice; readers disagree on which counts",
      remedy: "save the model again with Keras")
  }
}

extension String {
  /// An address, an absolute path, a home folder, or steps upwards: in any system's spelling.
  var leavesItsFolder: Bool {
    let path = utf8.map { $0 == 0x5c ? 0x2f : $0 }
    return KerasConfiguration.isAddress(self) || path.first == 0x2f || path.first == 0x7e
      || path.dropFirst().first == 0x3a || path.split(separator: 0x2f).contains([0x2e, 0x2e])
      || path.contains(0)
  }
}
