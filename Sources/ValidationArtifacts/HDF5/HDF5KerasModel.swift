// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A Keras model in the attributes of an HDF5 file, as all generations before `.keras` wrote it.
enum HDF5KerasModel {
  /// Texts that Keras reads as JSON. `.h5` is loaded without safe mode (CVE-2025-9905).
  private static let configurations: Set<String> = ["model_config", "training_config"]

  static func judge(
    _ attribute: HDF5Attribute, of path: String, _ file: HDF5File
  ) throws(ReadStop) {
    let scan = file.scan
    guard attribute.type.text != .none else { return }
    guard configurations.contains(attribute.name) else {
      guard path.isEmpty, let text = try attribute.text(in: file) else { return }
      return scan.note(metadata: attribute.name, String(decoding: text.prefix(256), as: UTF8.self))
    }
    guard let text = try attribute.text(in: file) else { return }
    let place = "attribute \(attribute.name)"
    let value = try KerasConfiguration.parse(
      text, rule: "keras.\(attribute.name.replacing("_", with: "-"))", in: place, scan)
    if let value { try KerasConfiguration.judge(value, in: place, scan) }
  }
}
