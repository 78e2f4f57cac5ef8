// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a JSON text is, by the keys of its outermost object; read as far as it can be.
struct JSONLayout {
  private(set) var keys: Set<String> = []

  init(_ bytes: [UInt8]) {
    var cursor = JSONCursor(bytes)
    guard (try? cursor.kind()) == .object else { return }
    var found: Set<String> = []
    // A fault ends the look; what was seen before it counts.
    try? cursor.object { (json, key) throws(JSONCursor.SyntaxError) in
      found.insert(key)
      // A tokenizer's model, and a vocabulary of thousands of keys, are read once and not twice.
      let isEnough =
        Self.telling.contains(key) || found.isSuperset(of: Self.tokenizer) || found.count == 64
      if isEnough { throw json.error("enough") }
      try json.skipValue()
    }
    keys = found
  }

  /// One of these is enough to know.
  private static let telling: Set<String> = ["learner", "chat_template", "tokenizer_class"]

  private static let tokenizer: Set<String> = ["added_tokens", "model"]

  var kind: ArtifactKind {
    if keys.contains("learner") { return .xgboost }
    let isTokenizer =
      keys.contains("chat_template") || keys.contains("tokenizer_class")
      || keys.isSuperset(of: Self.tokenizer)
    return isTokenizer ? .tokenizerConfiguration : .json
  }

  var isKeras: Bool {
    keys.isSuperset(of: ["class_name", "config"]) || keys.contains("model_config")
  }
}
