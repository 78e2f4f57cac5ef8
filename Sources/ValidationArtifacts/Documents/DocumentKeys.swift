// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Keys of configurations, in JSON or YAML, whose values lead to code.
enum DocumentKeys {
  /// As in tokenizer_config.json, and as GGUF names the same.
  static func isTemplate(_ key: String) -> Bool {
    key.hasSuffix("chat_template") || key.hasPrefix("chat_template")
      || key.hasPrefix("tokenizer.chat_template") || key == "additional_chat_templates"
  }

  /// Classes that transformers imports from files beside the model or from another repository.
  static func namesCode(_ key: String) -> Bool { key == "auto_map" || key == "trust_remote_code" }
}

extension FindingDraft {
  static func namesCode(_ key: String, _ value: String, at offset: UInt64) -> Self {
    Self(
      "safety.custom-code", .medium,
      "\(key) says \"\(value.excerpt)\": the model needs Python code that comes with it or from "
        + "elsewhere, which runs when it is loaded with trust_remote_code",
      offset: offset, subject: value,
      remedy: "use a model of the library's own classes, or review the code and pin its revision")
  }
}
