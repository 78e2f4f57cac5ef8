// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationArtifacts
package import ValidationCore

extension ArtifactInterface {
  package struct Limits: Sendable {
    var compatible: Compatibility?
    var inputs: [DeclaredValue]?
    var outputs: [DeclaredValue]?
    var opset: [String: Int]
  }

  enum Compatibility: String, CaseIterable, Sendable {
    case exact
    case backwardCompatible = "backward-compatible"

    var rule: ModelInterface.Rule {
      switch self {
      case .exact: .exact
      case .backwardCompatible: .backwardCompatible
      }
    }
  }

  struct DeclaredValue: Hashable, Sendable {
    var name: String
    var type: String?
    var shape: [ModelInterface.Dimension]?
  }

  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .modelFiles,
      .optional("compatible", Syntax<Compatibility>.choice, "with the same file on the base"),
      .optional("inputs", .named(.declaredValue), "declared inputs"),
      .optional("outputs", .named(.declaredValue), "declared outputs"),
      .optional(
        "opset", .named(.integer(from: 1)), default: [], "most that an operator set may require")
    ) { files, compatible, inputs, outputs, opset in
      guard compatible != nil || inputs != nil || outputs != nil || !opset.isEmpty else {
        throw ManifestMistake("nothing to compare with: add compatible, inputs, outputs or opset")
      }
      return Configuration(
        scope: Scope(files: files.unique, comparesWithBase: compatible != nil),
        limits: Limits(
          compatible: compatible, inputs: inputs.map(Self.declared),
          outputs: outputs.map(Self.declared),
          opset: Dictionary(opset.map { ($0.name, $0.value) }) { first, _ in first }))
    }
  }

  private static func declared(_ values: [Named<DeclaredValue>]) -> [DeclaredValue] {
    values.map { named in
      var value = named.value
      value.name = named.name
      return value
    }
  }
}

extension Syntax where Value == ArtifactInterface.DeclaredValue {
  fileprivate static var declaredValue: Syntax {
    .mapping(
      Fields(
        .optional("type", Syntax<String>.text, "element type, as the format spells it"),
        .optional(
          "shape", Syntax<[String]>.list(of: .text), "dimensions: numbers, names, ? for any")
      ) { type, shape in
        ArtifactInterface.DeclaredValue(
          name: "", type: type, shape: shape?.map { ModelInterface.Dimension($0) })
      })
  }
}
