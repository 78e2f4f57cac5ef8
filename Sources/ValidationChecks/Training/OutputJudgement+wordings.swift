// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Finding {
  static func tensorsDiffer(
    _ tensors: TrainingReproducible.TensorFacts, run: Int, _ path: RepositoryPath
  ) -> Finding {
    Finding(
      rule: "training.tensors-differ",
      message:
        "'\(path)': run \(run) differs from run 1, first in tensor \"\(tensors.first ?? "?")\""
        + "\(tensors.elementText); \(tensors.summary)",
      value: tensors.largestULP.map { "\($0) ulp" } ?? "other tensors", limit: "equal tensors",
      remedy: "seed every generator (also those of libraries and data loaders), and sort sets and "
        + "directory listings before they are used")
  }

  static func bytesDiffer(
    _ repeated: TrainingReproducible.Repeat, _ reference: TrainingReproducible.FileFacts,
    _ path: RepositoryPath, _ require: TrainingReproducible.Level
  ) -> Finding {
    let place = repeated.firstDifferingByte.map { "from byte \($0)" }
    let (old, new) = (reference.size, repeated.facts.size)
    let sizes =
      old == new
      ? Counted.things(old, "byte") : "\(Counted.number(old)) and \(Counted.things(new, "byte"))"
    var message = "'\(path)': run \(repeated.facts.run) differs from run 1"
    message += "\(place.map { " \($0)" } ?? "") (\(sizes))"
    var remedy =
      "look for timestamps, paths, unsorted sets and unseeded generators in what writes this file"
    if repeated.tensors?.isEqual == true {
      message += "; its tensors are equal"
      remedy =
        "write the metadata in a fixed order without timestamps, or ask for `require: tensors`"
    } else if require == .tensors {
      message += "; compared by bytes, for want of a comparison by content for such files"
    }
    return Finding(
      rule: "training.bytes-differ", message: message, limit: "equal bytes", remedy: remedy)
  }
}

extension Obstacle {
  static func trainingIncomplete(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "training.incomplete",
      message: "the measurement does not hold all runs' facts about '\(path)'",
      remedy: "measure again")
  }

  static func outputMalformed(_ path: RepositoryPath, _ fault: String) -> Obstacle {
    Obstacle(
      rule: "command.output-malformed",
      message: "'\(path)' differs between runs, and is no sound safetensors file: \(fault)",
      remedy: "write it with the safetensors library")
  }
}

extension TrainingReproducible.TensorFacts {
  /// ` at element 17 (3 of 26 F64 elements, up to 5 ulp)`; empty when the tensor itself is another.
  fileprivate var elementText: String {
    guard let element else { return "" }
    let ulps = element.largestULP.map { ", up to \(Counted.number($0)) ulp" } ?? ""
    let nans =
      element.nanMismatches > 0 ? ", \(Counted.number(element.nanMismatches)) NaN in one only" : ""
    return " at element \(element.firstIndex) (\(Counted.number(element.differing)) of "
      + "\(Counted.number(element.count)) \(element.type) elements\(ulps)\(nans))"
  }

  /// `1 tensor of other elements, 1 missing; 4 equal`.
  fileprivate var summary: String {
    let counts = [
      (differing, "with other elements"), (reshaped, "of another type or shape"),
      (missing, "missing"), (added, "added"),
    ].filter { $0.0 > 0 }.map { "\(Counted.number($0.0)) \($0.1)" }
    return "tensors: \((counts + ["\(Counted.number(identical)) equal"]).joined(separator: ", "))"
  }
}
