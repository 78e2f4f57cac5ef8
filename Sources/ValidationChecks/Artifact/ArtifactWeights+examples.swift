// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

extension ArtifactWeights {
  package var examples: [CheckExample] {
    let trained: [Float] = [0.5, -0.25, 1, 2]
    return [
      .weights("trained weights", .passed, nil, trained),
      .weights("a NaN", .failed, "weights.nan", [0.5, .nan, 1, 2]),
      .weights("an infinity", .failed, "weights.infinite", [0.5, .infinity, 1, 2]),
      .weights("a matrix that was never trained", .failed, "weights.zero", [0, 0, 0, 0]),
      .weights("zeros that are meant", .passed, nil, [0, 0, 0, 0], "zeros: allow"),
      .weights(
        "another number of parameters", .failed, "weights.parameters", trained,
        "parameters: { at-most: 3 }"),
      .weights(
        "a declared tensor that is missing", .failed, "weights.missing", trained,
        "tensors: { bias: {} }"),
      .weights(
        "another shape than declared", .failed, "weights.shape", trained,
        "tensors: { w: { shape: [4] } }"),
      .weights(
        "another precision than declared", .failed, "weights.dtype", trained, "dtypes: [F16]"),
      CheckExample(
        "a file that holds no tensor", outcome: .unmeasured, subject: "models/m.safetensors",
        rule: "weights.no-tensors",
        entry: "- { id: weights, type: artifact.weights, files: [\"models/*\"] }",
        files: ["models/m.safetensors": .text("no model")]),
    ]
  }
}

extension CheckExample {
  /// One F32 matrix of two rows and two columns.
  fileprivate static func weights(
    _ title: String, _ outcome: Outcome, _ rule: String?, _ values: [Float], _ option: String? = nil
  ) -> CheckExample {
    let path = "models/m.safetensors"
    let header = #"{"w":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}"#
    let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
    let data = values.map { withUnsafeBytes(of: $0.bitPattern.littleEndian) { Data($0) } }
    return CheckExample(
      title, outcome: outcome, subject: path, rule: rule,
      entry:
        "- { id: weights, type: artifact.weights, files: [\"models/*\"]\(option.map { ", \($0)" } ?? "") }",
      files: [path: .bytes(length + Data(header.utf8) + data.reduce(Data(), +))])
  }
}
