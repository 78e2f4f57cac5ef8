// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Layers that reach through their own configuration, though their class is harmless by its name.
extension KerasConfiguration {
  func judgeOwnRules(_ reference: KerasReference, _ layer: String?) {
    guard let config = reference.config else { return }
    switch reference.baseName {
    case "Lambda": judgeLambda(reference, config, layer)
    case "TFOpLambda", "ClassMethod", "InstanceMethod":
      judgeTensorFlow(config["function"]?.text ?? config["cls_ref"]?.text, reference, layer)
    case "TensorFlowOpLayer":
      judgeTensorFlow(Self.operation(in: config["node_def"]?.text), reference, layer)
    case let name where Self.readers.contains(name):
      for key in ["vocabulary", "merges"] {
        guard let path = config[key]?.text else { continue }
        record(.vocabularyPath(path, of: name), layer, reference.offset)
      }
    default: break
    }
  }

  /// Layers that open their vocabulary when it is given as a path (CVE-2025-12058); Keras itself
  /// writes a list, or an asset.
  private static let readers: Set<String> = [
    "StringLookup", "IntegerLookup", "IndexLookup", "TextVectorization", "WordPieceTokenizer",
    "BytePairTokenizer",
  ]

  /// Code as an object is judged where it stands; here: Keras 2's list, source text, nothing.
  private func judgeLambda(_ reference: KerasReference, _ config: JSONValue, _ layer: String?) {
    // Code that is marked as such is found where it stands.
    if config["function_type"]?.text == "lambda" { return }
    switch config["function"] {
    case .object: return
    case .array: record(.code("a Lambda layer"), layer, reference.offset)
    case .string(let name) where Self.isPlainName(name):
      record(.custom("\(name) (called by a Lambda layer)".excerpt), layer, reference.offset)
    case .string: record(.code("a Lambda layer"), layer, reference.offset)
    case .none, .null, .number, .bool: record(.strangeLambda, layer, reference.offset)
    }
  }

  private static func isPlainName(_ name: String) -> Bool {
    KerasModule.isPlain(name) && !DangerousNames.configurationFunctions.contains(name)
  }

  /// Keras 2 marks bytecode by the type of the function beside it, in whatever class it stands.
  func judgeLegacyCode(_ object: JSONValue, _ entries: [JSONValue.Entry], _ layer: String?) {
    for entry in entries where entry.key.hasSuffix("_type") && entry.value.text == "lambda" {
      let key = String(entry.key.dropLast("_type".count))
      guard object[key]?.elements?.first?.text != nil || object[key]?.text != nil else { continue }
      record(.code("\"\(key)\"".excerpt), layer, entry.offset)
    }
  }

  /// The fetching function by its plain name, beside an address to fetch.
  func judgeFetching(_ object: JSONValue, _ entries: [JSONValue.Entry], _ layer: String?) {
    guard
      let entry = entries.first(where: {
        $0.key != "name" && $0.value.text.map { KerasModule.fetchers.contains($0) } == true
      })
    else { return }
    record(.fetching(hasAddress: Self.holdsAddress(object)), layer, entry.offset)
  }

  private static func holdsAddress(_ value: JSONValue) -> Bool {
    switch value {
    case .string(let text): isAddress(text)
    case .array(let elements): elements.contains(where: holdsAddress)
    case .object(let entries): entries.contains { holdsAddress($0.value) }
    case .number, .bool, .null: false
    }
  }

  /// A scheme, a colon and two slashes.
  static func isAddress(_ text: String) -> Bool {
    let scheme = text.utf8.prefix(32).prefix { $0 != 0x3a }
    return !scheme.isEmpty && text.utf8.dropFirst(scheme.count).starts(with: "://".utf8)
      && scheme.allSatisfy { (0x61...0x7a).contains($0 | 0x20) || (0x2b...0x39).contains($0) }
  }

  private func judgeTensorFlow(_ name: String?, _ reference: KerasReference, _ layer: String?) {
    guard let name else { return }
    let parts = name.split(separator: ".").map(String.init)
    guard let part = parts.first(where: Self.reachingOperations.contains) else { return }
    record(.reachingOperation(name, part: part), layer, reference.offset)
  }

  /// Names out of TensorFlow's interface that read, write, load or call back into Python.
  private static let reachingOperations: Set<String> = [
    "EagerPyFunc", "LoadAndRemapMatrix", "MatchingFiles", "PyFunc", "PyFuncStateless", "ReadFile",
    "WriteFile", "eval", "exec", "get_file", "gfile", "load_library", "load_op_library",
    "load_file_system_library", "matching_files", "numpy_function", "py_func", "py_function",
    "read_file", "saved_model", "system", "write_file",
  ]

  /// `op` of a node in protobuf's text or JSON form.
  private static func operation(in node: String?) -> String? {
    guard let node else { return nil }
    let words = node.unicodeScalars.prefix(4_096).split {
      !($0.properties.isAlphabetic || $0 == "_")
    }
    guard let place = words.firstIndex(where: { String($0) == "op" }), place + 1 < words.count
    else { return nil }
    return String(words[place + 1])
  }
}
