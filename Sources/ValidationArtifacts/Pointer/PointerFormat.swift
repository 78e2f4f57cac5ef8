// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A git LFS pointer where content is expected: what a clone without LFS leaves behind.
///
/// Recognised too where it breaks the one canonical encoding (git-lfs docs/spec.md), since then no
/// tool replaces it by its content.
enum PointerFormat: FormatReader {
  static let kind = ArtifactKind.lfsPointer
  static let extensions: Set<String> = []

  /// A first line with a version, and a line with an object.
  static func recognises(_ probe: Probe) -> Bool {
    guard probe.starts(with: "version http") else { return false }
    let lines = probe.head.split(separator: 0x0a, maxSplits: 16)
    return lines.dropFirst().contains { $0.starts(with: "oid ".utf8) }
  }

  private static let versions = [
    "version https://git-lfs.github.com/spec/v1", "version https://hawser.github.com/spec/v1",
  ]
  /// In bytes; a pointer is shorter.
  private static let limit: UInt64 = 1_024

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    guard source.size < limit else {
      return fault("it has \(source.size) bytes; a pointer has fewer than \(limit)", scan)
    }
    let text = try source.wholeText(scan)
    if let problem = problem(text) { return fault(problem, scan) }
    scan.record(
      FindingDraft(
        "structure.lfs-pointer", .medium,
        "the file is a git LFS pointer, not the model: its content was not fetched",
        offset: 0, remedy: "run git lfs pull"))
  }

  private static func fault(_ problem: String, _ scan: ArtifactScan) {
    scan.fault(
      "lfs-pointer.malformed", "the file looks like a git LFS pointer and is none: \(problem)",
      offset: 0)
  }

  private static func problem(_ text: [UInt8]) -> String? {
    guard text.last == 0x0a else { return "its last line does not end" }
    if text.contains(0x0d) { return "it holds a carriage return" }
    guard let text = String(validating: text, as: UTF8.self) else { return "it is not UTF-8" }
    var lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard let version = lines.popFirst(), versions.contains(String(version)) else {
      return "its version is not known"
    }
    guard lines.count >= 2, let size = lines.popLast(), let object = lines.popLast() else {
      return "it has no object or no size"
    }
    guard size.hasPrefix("size "), isNumber(size.dropFirst(5)) else {
      return "its size is no number"
    }
    guard object.hasPrefix("oid sha256:"), isDigest(object.dropFirst(11)) else {
      return "its object is no SHA-256 digest"
    }
    return isSorted(lines) ? nil : "a line between its version and its object is no extension"
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } && UInt64(text) != nil
      && (text == "0" || !text.hasPrefix("0"))
  }

  private static func isDigest(_ text: Substring) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// Extensions, `ext-<digit>-<name> sha256:<digest>`, by their keys.
  private static func isSorted(_ lines: ArraySlice<Substring>) -> Bool {
    let keys = lines.map { $0.prefix { $0 != " " } }
    guard zip(keys, keys.dropFirst()).allSatisfy({ $0 < $1 }) else { return false }
    return zip(lines, keys).allSatisfy { line, key in
      let value = line.dropFirst(key.count + 1)
      let number = key.dropFirst(4).utf8
      return key.hasPrefix("ext-") && number.count > 2 && number.dropFirst().first == 0x2d
        && (0x30...0x39).contains(number.first ?? 0) && value.hasPrefix("sha256:")
        && isDigest(value.dropFirst(7))
    }
  }
}
