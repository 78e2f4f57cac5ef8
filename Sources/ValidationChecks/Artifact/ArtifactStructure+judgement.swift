// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension ArtifactStructure.Artifact {
  var judgement: Judgement {
    switch structure {
    case .unknown(let obstacle): Judgement(subject, .unmeasured(obstacle))
    case .known(let structure):
      Judgement(
        subject, verdict(structure),
        quantities: [
          Quantity("size", Double(structure.size), unit: "B"),
          Quantity("tensors", Double(structure.tensors)),
          Quantity("faults", Double(structure.faultCount)),
        ])
    }
  }

  private func verdict(_ structure: ArtifactStructure.Structure) -> Judgement.Verdict {
    guard structure.faultCount == 0, structure.faults.isEmpty else {
      return .failed(findings(structure))
    }
    guard structure.tensors > 0 else { return .failed([.noTensors(structure, path)]) }
    let size = ByteCount(Int64(clamping: structure.size))
    return .passed(
      note: "\(structure.format), \(Counted.things(structure.tensors, "tensor")), \(size)")
  }

  private func findings(_ structure: ArtifactStructure.Structure) -> [Finding] {
    let shown = structure.faults.prefix(ArtifactStructure.mostFaults)
      .map { Finding.fault($0, of: structure, path) }
    let rest = structure.faultCount - shown.count
    return rest > 0 ? shown + [.moreFaults(rest, of: structure, path)] : shown
  }
}

extension Finding {
  fileprivate static func fault(
    _ fault: ArtifactStructure.Fault, of structure: ArtifactStructure.Structure,
    _ path: RepositoryPath?
  ) -> Finding {
    let byte = fault.byteOffset.map { "byte \($0)" }
    let tensor = fault.tensor.map { "tensor \"\($0)\"" }
    let detail = [byte, tensor].compactMap { $0 }.joined(separator: ", ")
    return Finding(
      rule: fault.rule, message: "\(name(path)): \(fault.message)\(byte.map { " (\($0))" } ?? "")",
      place: path.map { Place(path: $0, detail: detail.isEmpty ? nil : detail) },
      remedy:
        "write the file again with the \(structure.format) library, and compare its size with "
        + "the original: a truncated copy breaks here first")
  }

  fileprivate static func noTensors(
    _ structure: ArtifactStructure.Structure, _ path: RepositoryPath?
  ) -> Finding {
    Finding(
      rule: "\(structure.format).no-tensors",
      message: "\(name(path)): holds no tensor: it proves nothing",
      value: "0", limit: "at least 1", place: path.map { Place(path: $0) },
      remedy: "look at what wrote it: it was given no weights to save")
  }

  fileprivate static func moreFaults(
    _ count: Int, of structure: ArtifactStructure.Structure, _ path: RepositoryPath?
  ) -> Finding {
    Finding(
      rule: "artifact.more-faults",
      message: "\(name(path)): \(Counted.things(count, "more fault")) not shown, "
        + "\(Counted.number(structure.faultCount)) in all",
      value: "\(structure.faultCount)", place: path.map { Place(path: $0) },
      remedy: "mend those that are shown first")
  }

  private static func name(_ path: RepositoryPath?) -> String { "'\(path?.text ?? "the file")'" }
}
