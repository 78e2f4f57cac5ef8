// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension ArtifactWeights {
  package struct Limits: Sendable {
    var zeros: Allowance
    var constant: Allowance
    var denormals: Share?
    var dtypes: [String]
    var parameters: CountRange?
    var tensors: [String: TensorShape]
    var unsearched: UnsearchedTensors
  }

  enum Allowance: String, CaseIterable, Sendable { case fail, allow }
  enum UnsearchedTensors: String, CaseIterable, Sendable { case unmeasured, allow }

  /// Both ends are allowed.
  struct CountRange: Hashable, Sendable {
    var atLeast: Int?
    var atMost: Int?
  }

  struct TensorShape: Hashable, Sendable {
    var dtype: String?
    var shape: [Int]?
  }

  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .modelFiles,
      .optional("zeros", .choice, default: Allowance.fail, "weight matrices of zeros"),
      .optional("constant", .choice, default: Allowance.fail, "weight matrices of one number"),
      .optional("denormals", .share, "most denormal numbers of a tensor"),
      .optional("dtypes", .list(of: .text, atLeast: 1), "element types that may occur"),
      .optional("parameters", .countRange, "elements of all tensors together"),
      .optional("tensors", .named(.tensorShape), default: [], "tensors that must be there"),
      .optional(
        "unsearched", .choice, default: UnsearchedTensors.unmeasured,
        "tensors whose values cannot be searched")
    ) { files, zeros, constant, denormals, dtypes, parameters, tensors, unsearched in
      Configuration(
        scope: Scope(files: files.unique),
        limits: Limits(
          zeros: zeros, constant: constant, denormals: denormals, dtypes: dtypes ?? [],
          parameters: parameters,
          tensors: Dictionary(tensors.map { ($0.name, $0.value) }) { first, _ in first },
          unsearched: unsearched))
    }
  }
}

extension Syntax where Value == ArtifactWeights.CountRange {
  fileprivate static var countRange: Syntax {
    .mapping(
      Fields(
        .optional("at-least", Syntax<Int>.integer(), "fewest"),
        .optional("at-most", Syntax<Int>.integer(), "most")
      ) { atLeast, atMost in
        guard atLeast != nil || atMost != nil else {
          throw ManifestMistake("it needs at-least or at-most")
        }
        return ArtifactWeights.CountRange(atLeast: atLeast, atMost: atMost)
      })
  }
}

extension Syntax where Value == ArtifactWeights.TensorShape {
  fileprivate static var tensorShape: Syntax {
    .mapping(
      Fields(
        .optional("dtype", Syntax<String>.text, "element type, as the format spells it"),
        .optional("shape", Syntax<[Int]>.list(of: .integer()), "length of each dimension")
      ) { dtype, shape in ArtifactWeights.TensorShape(dtype: dtype, shape: shape) })
  }
}
