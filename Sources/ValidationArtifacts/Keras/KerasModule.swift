// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A module of Keras, under whatever name a generation of the library gave it.
struct KerasModule {
  /// What it is about: `layers`, `losses`, `utils`; empty for the package itself.
  let area: String

  /// Nil for a module of another package.
  init?(_ module: String) {
    let parts = module.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let rest: ArraySlice<Substring>
    if Self.roots.contains(String(parts[0])) {
      rest = parts.dropFirst()
    } else if parts[0] == "tensorflow", let keras = parts.firstIndex(of: "keras"),
      parts[1..<keras].allSatisfy({ ["python", "_api", "v1", "v2", "api"].contains($0) })
    {
      rest = parts[(keras + 1)...]
    } else {
      return nil
    }
    area = rest.first { !Self.layoutParts.contains(String($0)) }.map(String.init) ?? ""
  }

  /// Functions in it compute, and do nothing else.
  var holdsPlainFunctions: Bool { Self.plainAreas.contains(area) }

  private static let roots: Set<String> = ["keras", "tf_keras", "keras_core"]
  private static let layoutParts: Set<String> = ["src", "api", "_tf_keras", "keras", "_v2", "v2"]
  private static let plainAreas: Set<String> = [
    "activations", "constraints", "initializers", "losses", "metrics", "nn", "ops", "optimizers",
    "quantizers", "random", "regularizers",
  ]

  /// In an area of plain functions, the few that look up or make other objects.
  static func isPlain(_ function: String) -> Bool {
    !gadgets.contains(function) && !function.isEmpty
      && !["get", "deserialize", "serialize", "load", "save", "from_"].contains {
        function == $0 || function.hasPrefix($0 + "_")
      }
      && function.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7a).contains($0) || $0 == 0x5f
          || (0x41...0x5a).contains($0)
      }
  }

  /// Functions of Keras that read, write, fetch or reconfigure: CVE-2025-8747, CVE-2025-9906.
  static let gadgets: Set<String> = [
    "get_file", "load_model", "load_weights", "load_img", "load_data", "save_model",
    "save_weights", "save_img", "model_from_json", "model_from_yaml", "model_from_config",
    "enable_unsafe_deserialization", "disable_safe_mode", "register_keras_serializable",
    "deserialize_keras_object", "serialize_keras_object", "func_load", "func_dump",
    "image_dataset_from_directory", "text_dataset_from_directory",
    "audio_dataset_from_directory", "clear_session", "set_backend", "plot_model", "extract_archive",
    "custom_object_scope", "get_custom_objects", "get_registered_object",
  ]

  /// The one that fetches an address, as a configuration may spell it.
  static let fetchers: Set<String> = [
    "get_file", "utils.get_file", "keras.utils.get_file", "tf.keras.utils.get_file",
    "tf_keras.utils.get_file", "tensorflow.keras.utils.get_file",
  ]
}
