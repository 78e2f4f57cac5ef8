// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Where a path written in a model leads, on any system that may load it.
enum ReferencedPath: Hashable {
  /// Parts below the model's folder, without `.`.
  case inside([String])
  /// The same, after a `..` took back a part before it.
  case detour([String])
  /// Below the folder where `\` separates parts, one odd name elsewhere.
  case backslash
  /// Empty, or a folder.
  case noFile
  /// Out of the folder, with the reason.
  case outside(String)

  /// Rules of onnx/checker.cc, and what other systems make of the same text.
  init(_ path: String) {
    let bytes = Array(path.utf8)
    guard !bytes.isEmpty else {
      self = .noFile
      return
    }
    if let reason = Self.reason(bytes) {
      self = .outside(reason)
      return
    }
    var parts: [String] = []
    var tookBack = false
    for part in path.utf8.split(whereSeparator: { $0 == 0x2f || $0 == 0x5c }).map(String.init(_:)) {
      let name = part ?? ""
      if name == "." { continue }
      guard name == ".." else {
        parts.append(name)
        continue
      }
      tookBack = true
      guard parts.popLast() != nil else {
        self = .outside("its .. leave the folder")
        return
      }
    }
    if parts.isEmpty {
      self = .noFile
    } else if bytes.contains(0x5c) {
      self = .backslash
    } else {
      self = tookBack ? .detour(parts) : .inside(parts)
    }
  }

  private static func reason(_ bytes: [UInt8]) -> String? {
    if bytes.contains(0) { return "it has a NUL, at which some readers end it" }
    if bytes[0] == 0x2f { return "it is absolute" }
    if bytes[0] == 0x5c { return "it is absolute on Windows" }
    if bytes[0] == 0x7e { return "it begins with ~, a home folder" }
    if bytes.count > 1, bytes[1] == 0x3a, isLetter(bytes[0]) { return "it names a drive" }
    if let colon = bytes.firstIndex(of: 0x3a), bytes[(colon + 1)...].starts(with: "//".utf8) {
      return "it is a URL"
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
  }

  /// For asking what stands there; nil where nobody should look.
  var relative: String? {
    switch self {
    case .inside(let parts), .detour(let parts): parts.joined(separator: "/")
    case .backslash, .noFile, .outside: nil
    }
  }
}
