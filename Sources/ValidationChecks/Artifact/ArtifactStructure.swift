// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
import ValidationArtifacts
package import ValidationCore

/// ## What it measures
/// Whether tracked model files are whole, and well-formed to the letter of their format.
///
/// Each file is one case. It is parsed as untrusted bytes and never loaded: nothing of it is executed. The
/// format is told by the content, also inside archives: safetensors, PyTorch, NumPy, GGUF, ONNX, Keras,
/// HDF5, TensorFlow, XGBoost, LightGBM, Core ML, PMML, pickles and the containers they come in. Lengths,
/// types, shapes, offsets, checksums and cross-references are checked, and files that the model names
/// beside itself, such as shards and external data. It is stricter than the reference libraries where
/// they take what the format forbids. A well-formed safetensors file without a tensor fails too.
///
/// ## Why it matters
/// A truncated upload, a git LFS pointer in place of the weights, or a header that two readers understand
/// differently is found here, and not when the server that should use it starts.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `files` | list of tracked paths or patterns such as `models/**` | required |
/// | `fail-at` | least severity that fails: critical, high, medium or low | high |
///
/// A file that holds data of another one (external data of ONNX, the variables of a SavedModel) has to be named by
/// `files`, too; it is judged with the model, and its own case says so.
///
/// ## When it cannot tell
/// A pattern that matches nothing, content that is not here (a git LFS pointer whose object was not
/// fetched, or a mangled pointer), files of no known format, encrypted members, and files that take more
/// than the budget to read are `unmeasured`, each by itself.
///
/// ## References
/// - The safetensors format, <https://github.com/huggingface/safetensors#format>.
/// - ONNX intermediate representation, <https://onnx.ai/onnx/repo-docs/IR.html>.
/// - GGUF, <https://github.com/ggml-org/ggml/blob/master/docs/gguf.md>.
/// - Git LFS specification, <https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md>.
package struct ArtifactStructure: Check {
  package let type = "artifact.structure"
  package let measurementVersion = 3

  package init() {}

  package struct Scope: Codable, Hashable, Sendable {
    var files: [Glob]
  }

  package struct Limits: Sendable {
    var failAt: SeverityLimit
  }

  package struct Measurement: Codable, Hashable, Sendable {
    var files: [InspectedFile<ScannedFacts>]
  }

  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .modelFiles,
      .optional("fail-at", .choice, default: SeverityLimit.high, "least severity that fails")
    ) { files, failAt in
      Configuration(scope: Scope(files: files.unique), limits: Limits(failAt: failAt))
    }
  }

  package func inputs(of scope: Scope) -> Inputs { Inputs(globs: scope.files) }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    ModelFiles(configuration.scope.files, in: snapshot).subjects
  }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    var options = ScanOptions()
    options.examinesWeights = false
    let reader = SnapshotInspection(
      snapshot: access.candidate, files: scope.files, options: options)
    let files = try await reader.files { inspection, file in
      let isKnown = ![.unknown, .text].contains(inspection.contents.kind)
      guard isKnown || !inspection.findings.isEmpty else { throw Obstacle.unsupported(file.path) }
      return ScannedFacts(inspection, of: file, family: "structure.")
    }
    return Measurement(files: files)
  }

  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    measurement.files.map { Self.judgement(of: $0, limits) }
  }

  private static func judgement(
    of file: InspectedFile<ScannedFacts>, _ limits: Limits
  ) -> Judgement {
    switch file.facts {
    case .unknown(let obstacle): return file.judgement(obstacle)
    case .known(let facts):
      let isHollow = facts.kind == .safetensors && facts.tensors == 0 && facts.findings.isEmpty
      let size = ByteCount(Int64(clamping: facts.size))
      let note = [facts.kind.rawValue, facts.heldTensors, "\(size)"].compactMap { $0 }
      return Judgement(
        file.subject,
        isHollow
          ? .failed([.noTensors(in: file.path)])
          : facts.verdict(
            failingAt: limits.failAt.severity, in: file.path, note: note.joined(separator: ", ")),
        quantities: [
          Quantity("size", Double(facts.size), unit: "B"),
          Quantity("tensors", Double(facts.tensors)),
          Quantity("faults", Double(facts.findingCount)),
        ])
    }
  }
}

extension ScannedFacts {
  fileprivate var heldTensors: String? {
    tensors == 0 ? nil : Counted.things(tensors, "tensor")
  }
}

extension Finding {
  fileprivate static func noTensors(in path: RepositoryPath?) -> Finding {
    Finding(
      rule: "structure.safetensors.no-tensors",
      message: "'\(path?.text ?? "the file")': holds no tensor: it proves nothing",
      value: "0", limit: "at least 1", place: path.map { Place(path: $0) },
      remedy: "look at what wrote it: it was given no weights to save")
  }
}
