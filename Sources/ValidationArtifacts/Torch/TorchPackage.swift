// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What `torch.package` writes: pickles, raw storages, and the Python source that they import from the archive itself
/// (`torch/package/package_exporter.py`).
enum TorchPackage: ZipLayout {
  static let kind = ArtifactKind.torchZip
  /// Its files are called as other archives of PyTorch are.
  static let extensions: Set<String> = []

  static func recognises(_ archive: ZipArchive) -> Bool {
    archive.members.contains { $0.name.hasSuffix("/.data/extern_modules") }
  }

  static func read(_ archive: ZipArchive, _ scan: ArtifactScan) throws(ReadStop) -> Set<String> {
    let sources = archive.members.filter { $0.name.lowercased().hasSuffix(".py") }
    if let first = sources.first { scan.record(.source(first.name, of: sources.count)) }
    let storages = archive.members.filter {
      $0.name.hasSuffix(".storage") && $0.name.contains("/.data/")
    }
    return Set(storages.map(\.name))
  }
}

extension FindingDraft {
  fileprivate static func source(_ name: String, of count: Int) -> Self {
    Self(
      "safety.torch.package-source", .high,
      "it is a package of PyTorch with \(count) \(count == 1 ? "file" : "files") of Python source, which "
        + "importing from it runs (\(name.excerpt))",
      subject: name, remedy: "keep code in the repository; save a state dict, or export the model")
  }
}
