// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// HDF5 among the formats that are recognised by content.
///
/// Layout after the HDF5 File Format Specification 3.0; legacy Keras models are HDF5 files whose
/// root attributes hold the model's configuration.
enum HDF5Format: FormatReader {
  static let kind = ArtifactKind.hdf5
  static let extensions: Set<String> = ["h5", "hdf5", "hdf", "he5"]

  static func recognises(_ probe: Probe) throws(ReadStop) -> Bool {
    try HDF5Superblock.place(in: probe.source) != nil
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    guard let place = try HDF5Superblock.place(in: source) else {
      return scan.fault(
        "hdf5.signature",
        "no HDF5 signature stands at byte 0, 512, 1024 or a further doubling", offset: 0)
    }
    guard let superblock = try HDF5Superblock(in: source, at: place, scan) else { return }
    scan.note(metadata: "hdf5.superblock", String(superblock.version))
    superblock.checkEnd(scan)
    guard let root = superblock.root else {
      return scan.fault("hdf5.root", "the file has no root group", offset: place)
    }
    var walk = HDF5Walk(superblock.file)
    try walk.run(from: root)
  }
}
