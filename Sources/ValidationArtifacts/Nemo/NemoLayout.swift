// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// NeMo's archives: a configuration that Hydra instantiates, and a torch checkpoint.
enum NemoLayout {
  static func recognises(_ files: Set<String>) -> Bool {
    files.contains { $0 == "model_config.yaml" || $0.hasSuffix("/model_config.yaml") }
  }
}
