// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A Keras model in the attributes of an HDF5 file, as all generations before `.keras` wrote it.
enum HDF5KerasModel {
  /// Texts that Keras reads as JSON. `.h5` is loaded without safe mode (CVE-2025-9905).
  private static let configurations: Set<String> = ["model_config", "training_config"]

  static func judge(
    _ name: String, _ text: [UInt8], of path: String, _ scan: ArtifactScan
  ) throws(ReadStop) {
    guard configurations.contains(name) else {
      guard path.isEmpty else { return }
      return scan.note(metadata: name, String(decoding: text.prefix(256), as: UTF8.self))
    }
    let place = "attribute \(name)"
    let value = try KerasConfiguration.parse(
      text, rule: "keras.\(name.replacing("_", with: "-"))", in: place, scan)
    if let value { try KerasConfiguration.judge(value, in: place, scan) }
  }
}
