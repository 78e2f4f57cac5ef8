// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What `torch.save` writes since 1.6, and TorchScript: a zip with `data.pkl`, and a member for each storage.
enum TorchArchive: ZipLayout {
  static let kind = ArtifactKind.torchZip
  static let extensions: Set<String> = ["pt", "pth", "ptl"]

  static func recognises(_ archive: ZipArchive) -> Bool { !pickles(in: archive).isEmpty }

  /// Readers take the member under the archive's own folder, whatever its name.
  private static func pickles(in archive: ZipArchive) -> [ZipArchive.Member] {
    archive.members.filter { member in
      let name = member.name.split(separator: "/").last.map { $0.lowercased() } ?? ""
      return name == "data.pkl" || name == "constants.pkl"
    }
  }

  static func read(
    _ archive: ZipArchive, _ scan: ArtifactScan
  ) throws(ReadStop) -> Set<String> {
    let pickles = pickles(in: archive)
    if archive.members.contains(where: { isScript($0.name) }) { scan.setKind(.torchScript) }
    let layout = TorchLayout(archive: archive, scan: scan)
    layout.check()
    try layout.checkByteOrder()
    var handled: Set<String> = []
    for pickle in pickles where !pickle.isEncrypted {
      handled.insert(pickle.name)
      handled.formUnion(try read(pickle, of: archive, scan))
    }
    return handled
  }

  private static func isScript(_ name: String) -> Bool {
    let parts = name.split(separator: "/")
    return parts.count > 2 && parts[1] == "code" || parts.last == "constants.pkl"
  }

  /// - Returns: the storages' members.
  private static func read(
    _ pickle: ZipArchive.Member, of archive: ZipArchive, _ scan: ArtifactScan
  ) throws(ReadStop) -> Set<String> {
    let content = try archive.content(of: pickle, scan)
    let record = try scan.inside(pickle.name) { () throws(ReadStop) -> PickleRecord in
      scan.note(member: content.size, kind: .pickle)
      let (streams, end) = try PickleReader.read(content, scan)
      if let end, end < content.size {
        scan.fault("torch.trailing-bytes", "bytes follow the pickle's STOP", offset: end)
      }
      return streams.first ?? PickleRecord()
    }
    let isConstants = pickle.name.lowercased().hasSuffix("constants.pkl")
    let folder = String(pickle.name.dropLast(isConstants ? 13 : 8))
    let reader = TorchStorages(
      archive: archive, folder: folder + (isConstants ? "constants/" : "data/"), scan: scan)
    return try reader.read(
      storages: try TorchStorage.all(in: record, content),
      tensors: try TorchTensor.all(in: record, content))
  }
}
