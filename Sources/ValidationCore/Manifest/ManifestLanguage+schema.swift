// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ManifestLanguage {
  /// JSON Schema (2020-12) of manifests, made from the declarations that decode them.
  package var schema: JSONValue {
    syntax.schema.adding([
      "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
      "title": .text("model-validation manifest"),
    ])
  }
}
