// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The data of an array of objects: one pickle, which loading the array would run.
enum NumPyObjects {
  static func read(
    _ source: any ByteSource, from start: UInt64, _ scan: ArtifactScan
  ) throws(ReadStop) {
    let (_, end) = try PickleReader.read(source, from: start, scan)
    if let end, end < source.size {
      scan.fault("npy.trailing-bytes", "bytes follow the pickle of its objects", offset: end)
    }
  }
}
