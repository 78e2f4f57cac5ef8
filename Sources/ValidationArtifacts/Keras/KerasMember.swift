// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What belongs into the archive of a Keras model, by name.
enum KerasMember {
  static func isWeights(_ name: String) -> Bool {
    name == "model.weights.npz" || name == "model.weights.json"
      || name.hasSuffix(".weights.h5") && !name.hasPrefix("assets/")
  }

  /// Keras opens nothing but its own members and assets; what else is there waits for somebody else.
  static func judge(_ name: String, _ scan: ArtifactScan) {
    let ending = name.split(separator: "/").last?.split(separator: ".").dropFirst().last
    if let ending, runnable.contains(ending.lowercased()) {
      scan.record(.runnable(name))
    } else if !isExpected(name) {
      scan.record(.unexpected(name))
    }
  }

  private static func isExpected(_ name: String) -> Bool {
    ["config.json", "metadata.json"].contains(name) || isWeights(name)
      || name.hasPrefix("assets/") || name.hasSuffix("/")
  }

  /// Pickles and programs.
  private static let runnable: Set<String> = [
    "pkl", "pickle", "joblib", "dill", "pt", "pth", "ckpt", "py", "pyc", "pyo", "pyd", "so", "dll",
    "dylib", "exe", "sh", "bat", "cmd", "ps1", "js", "jar",
  ]
}

extension FindingDraft {
  fileprivate static func runnable(_ name: String) -> Self {
    Self(
      "safety.keras.member", .high,
      "\(name.excerpt) is no part of a Keras model: pickles and programs run when they are opened",
      subject: name, remedy: "save the model again with Keras, or remove the member")
  }

  fileprivate static func unexpected(_ name: String) -> Self {
    Self(
      "structure.keras.member", .medium, "\(name.excerpt) is no part of a Keras model",
      subject: name, remedy: "save the model again with Keras, or remove the member")
  }
}
