// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The list of parts of an `.mlpackage`: JSON, in a file that is always called Manifest.json.
enum CoreMLPackageFormat: FormatReader {
  static let kind = ArtifactKind.coreml
  static let extensions: Set<String> = []

  static func recognises(_ probe: Probe) -> Bool {
    guard probe.firstVisibleByte == 0x7b, probe.name == "Manifest.json" else { return false }
    let head = String(decoding: probe.head, as: UTF8.self)
    return head.contains("\"itemInfoEntries\"") || head.contains("\"rootModelIdentifier\"")
  }

  /// Parts of a package are a handful: whatever is longer is no list of them.
  private static let longest: UInt64 = 1 << 20

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    guard source.size <= longest else {
      return scan.fault(
        "coreml.manifest", "the manifest has \(source.size) bytes; \(longest) are allowed",
        offset: 0)
    }
    let text: [UInt8]
    do throws(ArtifactReadError) {
      text = try source.prefix(Int(longest))
    } catch {
      throw .unreadable(error)
    }
    try scan.spend(steps: UInt64(text.count))
    do throws(JSONCursor.SyntaxError) {
      judge(try JSONValue(parsing: text), scan)
    } catch {
      scan.fault(
        "coreml.manifest", "the manifest is no JSON: \(error.message)",
        offset: UInt64(error.offset))
    }
  }

  private static func judge(_ manifest: JSONValue, _ scan: ArtifactScan) {
    guard let items = manifest["itemInfoEntries"]?.entries,
      let root = manifest["rootModelIdentifier"]?.text
    else {
      return scan.fault("coreml.manifest", "the manifest does not say which part is the model")
    }
    if !items.contains(where: { ExactText($0.key) == ExactText(root) }) {
      scan.fault(
        "coreml.manifest", "the manifest's model \(root.excerpt) is none of its parts",
        subject: root)
    }
    for item in items { judge(item, scan) }
  }

  /// Paths start from the folder Data beside the manifest.
  private static func judge(_ item: JSONValue.Entry, _ scan: ArtifactScan) {
    let offset = UInt64(item.offset)
    guard let path = item.value["path"]?.text else {
      return scan.fault(
        "coreml.manifest", "the part \(item.key.excerpt) has no path", offset: offset)
    }
    switch ReferencedPath(path) {
    case .outside(let reason): scan.record(.path("part", path, reason, .critical, at: offset))
    case .backslash:
      scan.record(
        .path("part", path, "its backslash leads elsewhere on Windows", .high, at: offset))
    case .noFile:
      scan.fault("coreml.manifest", "the part \(item.key.excerpt) names no file", offset: offset)
    case .inside(let parts), .detour(let parts):
      let place = (["Data"] + parts).joined(separator: "/")
      if scan.companions.companion(at: place) == .absent {
        scan.fault(
          "coreml.manifest", "the part \(path.excerpt) is not in the package", offset: offset,
          subject: path)
      }
    }
  }
}
