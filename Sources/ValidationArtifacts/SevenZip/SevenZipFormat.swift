// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// 7z archives among the formats that are recognised by content.
///
/// No loader of models opens one; under a model's name it hides from scanners what somebody will
/// unpack (as the nullifAI files did).
enum SevenZipFormat: FormatReader {
  static let kind = ArtifactKind.sevenZip
  static let extensions: Set<String> = ["7z"]
  static let magic: [UInt8] = [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]

  static func recognises(_ probe: Probe) -> Bool { probe.starts(with: magic) }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    if hasModelName(scan.name) { scan.record(.modelName(scan.name)) }
    let archive: SevenZipArchive
    do throws(ExpansionFailure) {
      archive = try SevenZipArchive(source, scan)
    } catch {
      return try report(error, "the archive's directory", scan)
    }
    for folder in archive.folders { try read(folder, of: archive, source, scan) }
  }

  private static func read(
    _ folder: SevenZipArchive.Folder, of archive: SevenZipArchive, _ source: any ByteSource,
    _ scan: ArtifactScan
  ) throws(ReadStop) {
    let expansion: Expansion
    do throws(ExpansionFailure) {
      expansion = try folder.expand(source, scan)
    } catch {
      let names = folder.files.map(\.name.excerpt).prefix(3).joined(separator: ", ")
      return try report(error, names, scan)
    }
    for file in folder.files {
      scan.check(path: file.name, in: .sevenZip, offset: folder.offset)
      let content = SourceSlice(expansion.content, from: file.offset, count: file.size)
      try scan.descend(into: content, member: file.name)
    }
    if BombRule.isSuspect(expansion.count, from: folder.packedSize),
      !folder.files.contains(where: {
        BombRule.accountsForItsBytes(scan.kind(ofMember: $0.name))
      })
    {
      scan.record(.bomb(scan.name, expansion.count, from: folder.packedSize))
    }
    if let failure = expansion.failure { try report(failure, "a member's data", scan) }
  }

  private static func report(
    _ failure: ExpansionFailure, _ what: String, _ scan: ArtifactScan
  ) throws(ReadStop) {
    switch failure {
    case .stop(let stop): throw stop
    case .unsupported:
      scan.record(.opaque(what, failure.explanation))
      if hasModelName(scan.name) { scan.record(.hidden(what, failure.explanation)) }
    case .corrupt, .truncated:
      scan.fault("7z.data", "\(what) does not unpack: \(failure.explanation)")
    }
  }

  /// An ending under which a loader, or its user, expects a model.
  static func hasModelName(_ name: String) -> Bool {
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    return ending != "7z" && modelEndings.contains(ending)
  }

  private static let modelEndings: Set<String> = [
    "bin", "ckpt", "dat", "data", "gguf", "h5", "hdf5", "joblib", "keras", "mar", "mlmodel",
    "model",
    "nemo", "npy", "npz", "onnx", "pb", "pickle", "pkl", "pt", "pt2", "pth", "safetensors",
    "tflite", "weights",
  ]
}

extension FindingDraft {
  fileprivate static func modelName(_ name: String) -> Self {
    Self(
      "structure.7z.model-name", .high,
      "a 7z archive stands under the name of a model: no loader opens it, and it hides its content "
        + "from those who look at models",
      subject: name, remedy: "ask for the model itself, and find out who packed it")
  }

  fileprivate static func hidden(_ what: String, _ why: String) -> Self {
    Self(
      "safety.7z.hidden-model", .high,
      "\(what) stands in a 7z archive under the name of a model, and nobody can look at it: \(why)",
      remedy: "do not use it; ask for the model itself")
  }

  fileprivate static func opaque(_ what: String, _ why: String) -> Self {
    .unjudged(
      "structure.7z.opaque", "\(what) could not be judged: \(why)",
      remedy: "unpack the archive where it can do no harm and scan what comes out")
  }
}
