// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Files that `init` writes; the texts are generated from `templates/`.
enum Templates {
  typealias File = (path: String, text: String)

  /// A complete model repository.
  static var starter: [File] { files(in: "starter") }

  private static let shared = ["Package.swift", ".github/workflows/model-validation.yml"]

  /// What an existing model repository needs to begin with: a small manifest, and of the starter the
  /// package and the workflow that run it.
  static var minimal: [File] {
    files(in: "minimal") + files(in: "starter").filter { shared.contains($0.path) }
  }

  private static func files(in folder: String) -> [File] {
    TemplateTexts.all.filter { $0.folder == folder }.map { ($0.path, $0.text) }
  }
}
