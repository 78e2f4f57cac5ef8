// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// TorchServe's model archives: a zip whose manifest names the code and the weights to load.
enum ModelArchive: ZipLayout {
  static let kind = ArtifactKind.modelArchive
  static let extensions: Set<String> = ["mar", "war"]
  private static let manifest = "MAR-INF/MANIFEST.json"
  private static let longest: UInt64 = 1 << 20

  static func recognises(_ archive: ZipArchive) -> Bool { archive.contains(manifest) }

  static func read(_ archive: ZipArchive, _ scan: ArtifactScan) throws(ReadStop) -> Set<String> {
    for member in archive.members(named: manifest) {
      let content = try archive.content(of: member, scan)
      guard content.size <= longest else {
        scan.fault("mar.manifest", "the manifest is longer than a megabyte")
        continue
      }
      do throws(ArtifactReadError) {
        let bytes = try content.prefix(Int(longest))
        scan.read(manifest: bytes, of: archive)
      } catch {
        throw .unreadable(error)
      }
    }
    return []
  }

  static func readUnrecognised(
    _ archive: ZipArchive, _ scan: ArtifactScan
  ) throws(ReadStop) -> Set<String> {
    scan.fault("mar.manifest-missing", "the archive has no \(manifest), which names what to load")
    return []
  }
}

extension ArtifactScan {
  fileprivate func read(manifest bytes: [UInt8], of archive: ZipArchive) {
    let value: JSONValue
    do throws(JSONCursor.SyntaxError) {
      value = try JSONValue(parsing: bytes)
    } catch {
      return fault(
        "mar.manifest", "the manifest is no JSON: \(error.message)", offset: UInt64(error.offset))
    }
    guard let model = value["model"], model.entries != nil else {
      return fault("mar.manifest", "the manifest has no object `model`")
    }
    for key in ["modelName", "handler"] where model[key]?.text == nil {
      fault("mar.manifest", "the manifest's model has no \(key)", subject: key)
    }
    for (key, value) in model.entries?.map({ ($0.key, $0.value) }) ?? [] {
      guard let path = value.text else { continue }
      check(key, path, archive)
    }
  }

  /// A handler may also be one of TorchServe's own, or a function `file.py:name`.
  private func check(_ key: String, _ value: String, _ archive: ZipArchive) {
    let keys = [
      "handler", "serializedFile", "modelFile", "extraFiles", "requirementsFile", "configFile",
    ]
    guard keys.contains(key) else { return }
    let paths =
      key == "extraFiles" ? value.split(separator: ",").map(String.init) : [value]
    for path in paths {
      if EntryPath.trouble(path) != nil {
        record(.path(key, path))
      } else if key == "serializedFile" || key == "modelFile", !archive.contains(path) {
        fault(
          "mar.member-missing", "the manifest's \(key) \(path.excerpt) is not in the archive",
          subject: path)
      }
    }
    if key == "handler" { note(metadata: "handler", value) }
  }
}

extension FindingDraft {
  fileprivate static func path(_ key: String, _ path: String) -> Self {
    Self(
      "safety.mar.path", .critical,
      "the manifest's \(key) \(path.excerpt) leads out of the archive: loading runs or reads a file "
        + "that is no part of it",
      subject: path, remedy: "pack the file into the archive and name it without folders")
  }
}
