// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationArtifacts
import ValidationCore

extension Obstacle {
  static func unsearched(
    _ tensors: [WeightFacts.Tensor], of facts: WeightFacts, _ path: RepositoryPath?
  ) -> Obstacle {
    let types = Set(tensors.map(\.dtype)).sorted()
    return Obstacle(
      rule: "weights.unsearched",
      message: "'\(path?.text ?? "the file")': the values of "
        + "\(Counted.things(tensors.count, "tensor")) of \(Counted.number(facts.tensors.count)) "
        + "cannot be searched (\(Counted.list(types)))",
      remedy: "set `unsearched: allow` if that is expected of this format")
  }
}

extension Finding {
  private static func tensor(
    _ rule: String, _ message: String, _ tensor: WeightFacts.Tensor, _ path: RepositoryPath?,
    value: String? = nil, limit: String? = nil, remedy: String
  ) -> Finding {
    Finding(
      rule: "weights.\(rule)",
      message: "'\(path?.text ?? "the file")': tensor \"\(tensor.name)\" \(message)", value: value,
      limit: limit, place: path.map { Place(path: $0, detail: "tensor \"\(tensor.name)\"") },
      remedy: remedy)
  }

  static func bad(
    _ rule: String, _ what: String, _ count: UInt64, _ tensor: WeightFacts.Tensor,
    _ path: RepositoryPath?
  ) -> Finding {
    let first = tensor.values?.firstBadIndex.map { ", the first bad at index \($0)" } ?? ""
    return self.tensor(
      rule, "holds \(Counted.things(count, "\(what) number"))\(first)", tensor, path,
      value: "\(count)", limit: "0",
      remedy: "take a checkpoint from before the training diverged or overflowed")
  }

  static func still(
    _ rule: String, _ number: String, _ tensor: WeightFacts.Tensor, _ path: RepositoryPath?
  ) -> Finding {
    self.tensor(
      rule, "is \(number) everywhere; trained weights differ", tensor, path, value: number,
      remedy: "find out whether it was ever trained or loaded; if so, allow it in the manifest")
  }

  static func denormals(
    _ values: TensorStatistics, _ most: Share, _ tensor: WeightFacts.Tensor,
    _ path: RepositoryPath?
  ) -> Finding {
    let share = Share(fraction: Double(values.denormalCount) / Double(max(1, values.numberCount)))
    return self.tensor(
      "denormals", "holds \(share) denormal numbers; at most \(most) allowed", tensor, path,
      value: share.description, limit: "at most \(most)",
      remedy: "they slow many processors down: flush them to zero, or prune")
  }

  static func dtype(
    _ tensor: WeightFacts.Tensor, _ allowed: [String], _ path: RepositoryPath?
  ) -> Finding {
    self.tensor(
      "dtype", "is of type \(tensor.dtype); allowed: \(Counted.list(allowed))", tensor, path,
      value: tensor.dtype, limit: Counted.list(allowed),
      remedy: "convert it, or allow the type in the manifest")
  }

  static func shape(
    _ tensor: WeightFacts.Tensor, _ expected: [Int], _ path: RepositoryPath?
  ) -> Finding {
    self.tensor(
      "shape", "has shape \(tensor.shape); declared is \(expected)", tensor, path,
      value: "\(tensor.shape)", limit: "\(expected)",
      remedy: "find out what changed the model, or declare the new shape")
  }

  static func missing(_ name: String, _ path: RepositoryPath?) -> Finding {
    Finding(
      rule: "weights.missing",
      message:
        "'\(path?.text ?? "the file")': tensor \"\(OneLine.of(name, most: 200))\" is missing",
      limit: "declared in the manifest", place: path.map { Place(path: $0) },
      remedy: "find out what renamed or dropped it, or remove it from `tensors`")
  }

  static func parameters(
    _ count: UInt64, _ range: ArtifactWeights.CountRange, _ path: RepositoryPath?
  ) -> Finding {
    Finding(
      rule: "weights.parameters",
      message:
        "'\(path?.text ?? "the file")': \(Counted.things(count, "parameter")); \(range) allowed",
      value: "\(count)", limit: range.description, place: path.map { Place(path: $0) },
      remedy: "find out which tensors are new or gone with validate-model inspect")
  }
}
